NEURON {
    SUFFIX numbers
    RANGE x
    THREADSAFE
}

ASSIGNED {
    x
    v
}

INITIAL {
    x = 96485 + v * 2 * 3
    x = 1 / 0 + 3 + 1
    x = 1
}
