TITLE calcium under the membrane, with first-order removal

COMMENT
Destexhe, Babloyantz and Sejnowski, Biophys. J. 65 (1993).
ENDCOMMENT

NEURON {
    SUFFIX pool
    USEION ca READ ica, cai WRITE cai
    RANGE depth, tau, rest
}

UNITS {
    (mM) = (milli/liter)
    (um) = (micron)
    (mA) = (milliamp)
    FARADAY = (faraday) (coulomb)
}

PARAMETER {
    depth = 0.1 (um)
    tau = 80 (ms)
    rest = 5e-5 (mM)
}

ASSIGNED { ica (mA/cm2) }

STATE { cai (mM) }

INITIAL { cai = rest }

BREAKPOINT { SOLVE removal METHOD derivimplicit }

DERIVATIVE removal { cai' = -(10000)*ica/(2*FARADAY*depth) + (rest - cai)/tau }
