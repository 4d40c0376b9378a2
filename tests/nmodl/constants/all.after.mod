NEURON {
    SUFFIX constants
    RANGE x
    THREADSAFE
}

PARAMETER {
    p = 4 (mV) <0, 10>
}

ASSIGNED {
    x[4]
    v (mV)
}

STATIC {
    changed = 1
}

INITIAL {
    LOCAL list[4], half_1
    half_1 = 3
    x[4 - 1] = 96485.33212331001 * 2 + 1
    list[0] = half_1
    changed = 2
    x[0] = 1
}
