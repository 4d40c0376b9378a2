NEURON {
    SUFFIX pool
    USEION ca READ ica, cai WRITE cai
    THREADSAFE
}

ASSIGNED {
    ica (mA/cm2)
    cai (mM)
    cao (mM)
}

STATE {
    ca (mM)
}

ASSIGNED {
    ca_rate_
}

BREAKPOINT {
    SOLVE states METHOD cnexp
}

DERIVATIVE states {
    LOCAL drive
    drive = -ica
    ca' = drive - ca
    IF (ca > 0) {
        cai = ca
    }
}

STATE_DERIVATIVE {
    LOCAL drive
    drive = -ica
    ca_rate_ = drive - ca
    IF (ca > 0) {
        cai = ca
    }
}

STATE_SOLVE {
    LOCAL drive
    drive = -ica
    ca_rate_ = ca_rate_ / (1 - -dt)
    IF (ca > 0) {
        cai = ca
    }
}

STATE_SYNONYMS {
    cai = ca
}
