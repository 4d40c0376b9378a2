NEURON {
    SUFFIX relaxation
    RANGE half
    THREADSAFE
}

ASSIGNED {
    v (mV)
    half
}

STATE {
    m
    h
    n
}

BREAKPOINT {
    SOLVE gates METHOD cnexp
}

DERIVATIVE gates {
    LOCAL tau
    tau = 2 + v / 100
    m' = half / tau - m / tau
    h' = 1 / (1 + tau) - h / (1 + tau)
    n' = half * (1 - n) - n / tau
}

INITIAL {
    m = 0
    h = 0
    n = 0
}
