TITLE calcium in shells with a buffer
: KINETIC with arrays of states, COMPARTMENT, CONSERVE, <<, fluxes, LONGITUDINAL_DIFFUSION; STEADYSTATE; an ion written
DEFINE SHELLS 3
NEURON {
    SUFFIX buffers
    USEION ca READ cai, ica WRITE cai VALENCE 2
    RANGE forward, backward, total
    GLOBAL vrat
    THREADSAFE
}
UNITS {
    (mM) = (milli/liter)
    (mA) = (milliamp)
    (um) = (micron)
    FARADAY = (faraday) (coulomb)
    PI = (pi) (1)
}
PARAMETER { k1 = 100 (/mM-ms) k2 = 0.1 (/ms) bound = 0.003 (mM) D = 0.6 (um2/ms) pump = 0.02 (um/ms) }
ASSIGNED { diam (um) ica (mA/cm2) cai (mM) vrat[SHELLS] (1) forward backward total (mM) }
STATE { ca[SHELLS] (mM) <1e-8> b (mM) cab (mM) }
INITIAL {
    FROM i = 0 TO SHELLS-1 {
        vrat[i] = 0.1 + 0.1*i
        ca[i] = cai
    }
    b = bound*k2/(k2 + k1*cai)
    cab = bound - b
    SOLVE exchange STEADYSTATE sparse
}
BREAKPOINT { SOLVE exchange METHOD sparse }
KINETIC exchange {
    COMPARTMENT i, diam*diam*vrat[i] { ca }
    COMPARTMENT diam*diam*vrat[0] { b cab }
    LONGITUDINAL_DIFFUSION i, D*diam*diam*vrat[i] { ca }
    ~ ca[0] << (-ica*PI*diam*(1e4)/(2*FARADAY))
    ~ ca[0] -> (pump*diam)
    FROM i = 0 TO SHELLS-2 {
        ~ ca[i] <-> ca[i+1] (D*2, D*2)
    }
    ~ ca[0] + b <-> cab (k1*diam*diam*vrat[0], k2*diam*diam*vrat[0])
    forward = f_flux
    backward = b_flux
    CONSERVE b + cab = bound*diam*diam*vrat[0]
    total = ca[0] + ca[1] + ca[2]
    cai = ca[0]
}
