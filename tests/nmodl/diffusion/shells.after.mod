NEURON {
    SUFFIX shells
    USEION ca READ cai WRITE cai
    THREADSAFE
}

PARAMETER {
    D = 0.6
}

ASSIGNED {
    diam (um)
    cai
    area_of[2]
}

STATE {
    ca[2]
    buffer
}

ASSIGNED {
    volume_of_ca_0_
    diffusion_of_ca_0_
    volume_of_ca_1_
    diffusion_of_ca_1_
}

BREAKPOINT {
    SOLVE moves METHOD sparse
}

KINETIC moves {
    COMPARTMENT i, diam * diam * area_of[i] {ca}
    COMPARTMENT diam {buffer}
    ~ ca[0] <-> ca[1] (0.3, 0.3)
    ~ ca[0] <-> buffer (1, 2)
    cai = ca[0]
}

INITIAL {
    FROM i = 0 TO 1 {
        ca[i] = 0
    }
    buffer = 0
}

DIFFUSION {
    volume_of_ca_0_ = diam * diam * area_of[0]
    diffusion_of_ca_0_ = D * diam * diam * area_of[0]
    volume_of_ca_1_ = diam * diam * area_of[1]
    diffusion_of_ca_1_ = D * diam * diam * area_of[1]
}
