NEURON {
    SUFFIX together
    THREADSAFE
}

STATE {
    m
    h
}

BREAKPOINT {
    SOLVE states METHOD euler
}

DERIVATIVE states {
    LOCAL Dm, Dh
    Dm = -h
    IF (m > 0) {
        Dh = -m
    } ELSE {
        Dh = 0
    }
    m = m + dt * Dm
    h = h + dt * Dh
    h = h + dt * Dh
}

INITIAL {
    m = 0
    h = 0
}
