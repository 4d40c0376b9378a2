NEURON {
    SUFFIX curved
    THREADSAFE
}

PARAMETER {
    k = 2
}

STATE {
    m
    n
    p
    q
}

ASSIGNED {
    m_rate_
    n_rate_
    p_rate_
    q_rate_
}

INITIAL {
    m = 1
    n = 1
    p = 1
    q = 1
}

BREAKPOINT {
    SOLVE states METHOD derivimplicit
}

DERIVATIVE states {
    m' = k - m * m
    n' = exp(-n) - k * n
    p' = open(p) * (1 - p) - p / k + m
    q' = k / (1 + q)
}

FUNCTION open(x) {
    open = x / (1 + x)
}

STATE_DERIVATIVE {
    m_rate_ = k - m * m
    n_rate_ = exp(-n) - k * n
    p_rate_ = open(p) * (1 - p) - p / k + m
    q_rate_ = k / (1 + q)
}

STATE_SOLVE {
    m_rate_ = m_rate_ / (1 - dt * -(m + m))
    n_rate_ = n_rate_ / (1 - dt * ((exp(-(n + 0.001)) - k * (n + 0.001) - (exp(-n) - k * n)) / 0.001))
    p_rate_ = p_rate_ / (1 - dt * ((open(p + 0.001) * (1 - (p + 0.001)) - (p + 0.001) / k + m - (open(p) * (1 - p) - p / k + m)) / 0.001))
    q_rate_ = q_rate_ / (1 - dt * ((k / (1 + (q + 0.001)) - k / (1 + q)) / 0.001))
}
