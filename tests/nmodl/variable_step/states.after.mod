NEURON {
    POINT_PROCESS Both
    NONSPECIFIC_CURRENT i
    RANGE del
    THREADSAFE
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

ASSIGNED {
    m_rate_
    h_rate_
}

ASSIGNED {
    next_time_
}

INITIAL {
    m = 0
    h = 1
}

BREAKPOINT {
    at_time(del)
    SOLVE states METHOD cnexp
    i = m * h * v
}

DERIVATIVE states {
    m' = (exp(v / 10) - m) / tau
    h' = -h * h / tau + m
}

STATE_DERIVATIVE {
    m_rate_ = (exp(v / 10) - m) / tau
    h_rate_ = -h * h / tau + m
}

STATE_SOLVE {
    m_rate_ = m_rate_ / (1 - dt * (-1 / tau))
    h_rate_ = h_rate_ / (1 - dt * ((-h - h) / tau))
}

DISCONTINUITIES {
    next_time_ = 1e+300
    IF (del > t && del < next_time_) {
        next_time_ = del
    }
}
