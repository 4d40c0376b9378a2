NEURON {
    SUFFIX loses
    RANGE r
    GLOBAL guarded
    THREADSAFE
}

PARAMETER {
    shared
    guarded = 6
    kept = 7
    r = 8
}

ASSIGNED {
    v
}

INITIAL {
    shared = kept
    r = 1
    PROTECT guarded = 3
}
