NEURON {
    SUFFIX withoutcurrent
    THREADSAFE
}

ASSIGNED {
    v
    x
}

STATE {
    m
}

STATE_UPDATE {
    LOCAL a, a_1
    a = 2
    m = m + (1 - exp(dt * -a)) * -m
    a_1 = v
    x = a_1
}

INITIAL {
    m = 0
}
