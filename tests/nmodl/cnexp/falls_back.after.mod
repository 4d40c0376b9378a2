NEURON {
    SUFFIX fallsback
    THREADSAFE
}

STATE {
    m
}

BREAKPOINT {
    SOLVE states METHOD derivimplicit
}

DERIVATIVE states {
    m' = -m / (1 + m)
}

INITIAL {
    m = 0
}
