NEURON {
    SUFFIX adams
    THREADSAFE
}

STATE {
    m
}

ASSIGNED {
    steps_
    m_rate_1_
    m_rate_2_
    m_rate_3_
}

BREAKPOINT {
    SOLVE s METHOD adams
}

DERIVATIVE s {
    LOCAL Dm, m_rate, m_start, m_guess, t_after, m_old, m_sum, t_stage
    Dm = sin(t) - m
    m_rate = Dm
    IF (steps_ < 3) {
        m_old = m
        t_stage = t
        Dm = sin(t_stage) - m
        m_sum = Dm
        m = m_old + 0.5 * dt * Dm
        t_stage = t + 0.5 * dt
        Dm = sin(t_stage) - m
        m_sum = m_sum + 2 * Dm
        m = m_old + 0.5 * dt * Dm
        t_stage = t + 0.5 * dt
        Dm = sin(t_stage) - m
        m_sum = m_sum + 2 * Dm
        m = m_old + dt * Dm
        t_stage = t + dt
        Dm = sin(t_stage) - m
        m_sum = m_sum + Dm
        m = m_old + dt / 6 * m_sum
    } ELSE {
        m_start = m
        m = m_start + dt / 24 * (55 * m_rate + -59 * m_rate_1_ + 37 * m_rate_2_ + -9 * m_rate_3_)
        m_guess = m
        t_after = t + dt
        Dm = sin(t_after) - m
        m = m_start + dt / 24 * (9 * Dm + 19 * m_rate + -5 * m_rate_1_ + m_rate_2_)
        m = m + 19 / 270 * (m_guess - m)
    }
    m_rate_3_ = m_rate_2_
    m_rate_2_ = m_rate_1_
    m_rate_1_ = m_rate
    steps_ = steps_ + 1
    Dm = sin(t) - m
}

INITIAL {
    steps_ = 0
    m_rate_1_ = 0
    m_rate_2_ = 0
    m_rate_3_ = 0
    m = 0
}
