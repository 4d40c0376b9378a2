NEURON {
    SUFFIX fourth
    RANGE m, h, count
}

ASSIGNED {
    v (mV)
    count
}

STATE {
    m
    h
}

INITIAL {
    m = 0
    h = 0
    m = .5
    h = 1
}

BREAKPOINT {
    SOLVE states METHOD runge
}

DERIVATIVE states {
    LOCAL Dm, Dh, m_rate, h_rate, m_old, h_old, m_sum, h_sum, t_stage, second, step
    second = second_order_ != 0
    step = dt / (1 + second)
    m_old = m
    h_old = h
    t_stage = t
    Dm = -m * h + sin(t_stage * 3) + exp(v / 100)
    Dh = -2 * h * m
    count = count + 1
    m_sum = Dm
    h_sum = Dh
    m = m_old + 0.5 * step * Dm
    h = h_old + 0.5 * step * Dh
    t_stage = t + 0.5 * step
    Dm = -m * h + sin(t_stage * 3) + exp(v / 100)
    Dh = -2 * h * m
    count = count + 1
    m_sum = m_sum + 2 * Dm
    h_sum = h_sum + 2 * Dh
    m = m_old + 0.5 * step * Dm
    h = h_old + 0.5 * step * Dh
    t_stage = t + 0.5 * step
    Dm = -m * h + sin(t_stage * 3) + exp(v / 100)
    Dh = -2 * h * m
    count = count + 1
    m_sum = m_sum + 2 * Dm
    h_sum = h_sum + 2 * Dh
    m = m_old + step * Dm
    h = h_old + step * Dh
    t_stage = t + step
    Dm = -m * h + sin(t_stage * 3) + exp(v / 100)
    Dh = -2 * h * m
    count = count + 1
    m_sum = m_sum + Dm
    h_sum = h_sum + Dh
    m = m_old + step / 6 * m_sum
    h = h_old + step / 6 * h_sum
    m_rate = Dm
    h_rate = Dh
    Dm = -m * h + sin(t * 3) + exp(v / 100)
    Dh = -2 * h * m
    count = count + 1
    m = m + second * (step * m_rate)
    h = h + second * (step * h_rate)
}
