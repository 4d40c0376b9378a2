: units with factors, constants of nature, nrn_ghk, an ion of its own with VALENCE and REPRESENTS, INDEPENDENT
INDEPENDENT { t FROM 0 TO 1 WITH 1 (ms) }
NEURON {
    SUFFIX constants
    USEION xx READ xxi, xxo WRITE ixx VALENCE 2 REPRESENTS CHEBI:29108
    RANGE p, f, r, pi2, charge
}
UNITS {
    (mA) = (milliamp)
    (mM) = (milli/liter)
    (um) = (micron)
    F = (faraday) (coulomb)
    R = (k-mole) (joule/degC)
    PI = (pi) (1)
    e = (e) (coulomb)
}
PARAMETER { p = 1e-5 (cm/s) length = 3 (um) }
ASSIGNED { v (mV) xxi (mM) xxo (mM) ixx (mA/cm2) f r pi2 charge celsius (degC) }
INITIAL { f = F r = R pi2 = 2*PI charge = e*(1e19) }
BREAKPOINT { ixx = p*nrn_ghk(v, xxi, xxo, 2) f = length*(1e-4) }
