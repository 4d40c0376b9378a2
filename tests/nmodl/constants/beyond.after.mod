NEURON {
    SUFFIX beyond
    RANGE a
    THREADSAFE
}

ASSIGNED {
    a[4]
    b[5]
    c[2]
}

INITIAL {
    a[3] = 1
    b[4] = a[1]
    FROM i = 0 TO 1 {
        c[i] = b[1]
    }
}
