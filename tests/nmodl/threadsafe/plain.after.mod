NEURON {
    SUFFIX plain
    GLOBAL g
    RANGE r
    THREADSAFE
}

ASSIGNED {
    v
    g
    r
}

LOCAL own

INITIAL {
    r = g
    own = 1
    inner()
}

PROCEDURE inner() {
    LOCAL g
    g = 2
}
