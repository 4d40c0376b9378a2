NEURON { SUFFIX shells USEION ca READ cai WRITE cai }
DEFINE N 2
PARAMETER { D = 0.6 }
ASSIGNED { diam (um) cai area_of[N] }
STATE { ca[N] buffer }
BREAKPOINT { SOLVE moves METHOD sparse }
KINETIC moves {
    COMPARTMENT i, diam*diam*area_of[i] {ca}
    COMPARTMENT diam {buffer}
    LONGITUDINAL_DIFFUSION i, D*diam*diam*area_of[i] {ca}
    ~ ca[0] <-> ca[1] (0.3, 0.3)
    ~ ca[0] <-> buffer (1, 2)
    cai = ca[0]
}
