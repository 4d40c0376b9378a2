NEURON {
    SUFFIX flux
    USEION ca READ ica, total_dica_dv_ WRITE ica
    THREADSAFE
}

ASSIGNED {
    diam (um)
    ica
    pumped
}

STATE {
    ca[2]
}

ASSIGNED {
    volume_of_ca_0_
    diffusion_of_ca_0_
    flux_slope_of_ca_0_by_ca_
    volume_of_ca_1_
    diffusion_of_ca_1_
}

INITIAL {
    FROM i = 0 TO 1 {
        ca[i] = 0
    }
    ca[0] = 1
    ca[1] = 1
}

BREAKPOINT {
    SOLVE moves METHOD sparse
    ica = 0
}

KINETIC moves {
    COMPARTMENT i, diam * diam {ca}
    ~ ca[0] << (-(ica - pumped) * 3.141592653589793 * diam / (2 * 96485.33212331001))
    ~ ca[0] <-> ca[1] (0.3, 0.3)
}

DIFFUSION {
    volume_of_ca_0_ = diam * diam
    diffusion_of_ca_0_ = diam * diam
    flux_slope_of_ca_0_by_ca_ = -(total_dica_dv_ - pumped) * 3.141592653589793 * diam / (2 * 96485.33212331001)
    volume_of_ca_1_ = diam * diam
    diffusion_of_ca_1_ = diam * diam
}
