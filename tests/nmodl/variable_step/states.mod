NEURON {
    POINT_PROCESS Both
    NONSPECIFIC_CURRENT i
    RANGE del
}

PARAMETER {
    del = 2 (ms)
    tau = 5 (ms)
}

ASSIGNED {
    v (mV)
    i (nA)
}

STATE {
    m
    h
}

INITIAL {
    m = 0
    h = 1
}

BREAKPOINT {
    at_time(del)
    SOLVE states METHOD cnexp
    i = m*h*v
}

DERIVATIVE states {
    m' = (exp(v/10) - m)/tau
    h' = -h*h/tau + m
}
