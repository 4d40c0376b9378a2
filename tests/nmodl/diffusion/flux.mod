NEURON { SUFFIX flux USEION ca READ ica WRITE ica }
UNITS { FARADAY = (faraday) (coulomb) PI = (pi) (1) }
ASSIGNED { diam (um) ica pumped }
STATE { ca[2] }
INITIAL { ca[0] = 1 ca[1] = 1 }
BREAKPOINT { SOLVE moves METHOD sparse ica = 0 }
KINETIC moves {
    COMPARTMENT i, diam*diam {ca}
    LONGITUDINAL_DIFFUSION i, diam*diam {ca}
    ~ ca[0] << (-(ica - pumped)*PI*diam/(2*FARADAY))
    ~ ca[0] <-> ca[1] (0.3, 0.3)
}
