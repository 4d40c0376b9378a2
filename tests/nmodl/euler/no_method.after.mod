NEURON {
    SUFFIX nomethod
    THREADSAFE
}

STATE {
    m
}

BREAKPOINT {
    SOLVE states
}

DERIVATIVE states {
    LOCAL Dm
    Dm = -m
}

INITIAL {
    m = 0
}
