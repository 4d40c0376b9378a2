NEURON {
    SUFFIX pool
    USEION ca READ ica, cai WRITE cai
}

ASSIGNED {
    ica (mA/cm2)
    cai (mM)
    cao (mM)
}

STATE {
    ca (mM)
}

BREAKPOINT {
    SOLVE states METHOD cnexp
}

DERIVATIVE states {
    LOCAL drive
    drive = -ica
    ca' = drive - ca
    if (ca > 0) {
        cai = ca
    }
}
