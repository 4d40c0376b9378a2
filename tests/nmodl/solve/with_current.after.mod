NEURON {
    SUFFIX withcurrent
    NONSPECIFIC_CURRENT i
    THREADSAFE
}

ASSIGNED {
    i
    v
    x
}

STATE {
    m
}

STATE_UPDATE {
    LOCAL a
    m = m + (1 - exp(-dt)) * -m
    a = x
    x = a + 1
}

BREAKPOINT {
    LOCAL a
    a = v
    IF (v > 0) {
        x = a
    }
    i = m * a
}

PROCEDURE look() {
    LOCAL a
    a = x
    x = a + 1
}

INITIAL {
    m = 0
}
