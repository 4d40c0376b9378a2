NEURON {
    SUFFIX solved
    THREADSAFE
}

STATE {
    m
}

BREAKPOINT {
    SOLVE states METHOD after_cvode
}

PROCEDURE states() {
    m = m / 2
}

INITIAL {
    m = 0
}

DERIVATIVE states {
    states()
}
