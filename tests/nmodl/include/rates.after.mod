NEURON {
    SUFFIX with
}

STATE {
    m
}

FUNCTION minf(v (mV)) {
    minf = 1 / (1 + exp(-v))
}

ASSIGNED {
    v (mV)
}

INITIAL {
    m = minf(v)
}
