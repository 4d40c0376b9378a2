NEURON {
    SUFFIX assigned
    RANGE r
    THREADSAFE
}

ASSIGNED {
    r
}

STATIC {
    K = 3
    F = 96485.33212331001
}

INITIAL {
    K = K + 4
    F = F + 1
    r = K + F
}
