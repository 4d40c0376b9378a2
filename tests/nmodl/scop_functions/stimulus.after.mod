NEURON {
    POINT_PROCESS Stimulus
    ELECTRODE_CURRENT i
    RANGE i, height
    THREADSAFE
}

PARAMETER {
    height = 1 (nA)
}

ASSIGNED {
    i (nA)
    v (mV)
}

BREAKPOINT {
    i = pulse_scop_(t, 1, height, 2) + step(v)
}

FUNCTION step(x) {
    step = x > 0
}

FUNCTION pulse_scop_(x, lag, height, duration) {
    IF (x >= lag && x < lag + duration) {
        pulse_scop_ = height
    }
}
