NEURON {
    SUFFIX heun
    THREADSAFE
}

STATE {
    m
}

ASSIGNED {
    m_before_
}

BREAKPOINT {
    SOLVE s METHOD heun
}

DERIVATIVE s {
    LOCAL Dm, m_rate, m_old, m_guess, t_after
    Dm = sin(t) - m
    m_rate = Dm
    m_old = m
    m = m_before_ + 2 * dt * Dm
    m_guess = m
    m_before_ = m_old
    t_after = t + dt
    Dm = sin(t_after) - m
    m = m_before_ + 0.5 * dt * (m_rate + Dm)
    m = m + (m_guess - m) / 5
    Dm = sin(t) - m
}

INITIAL {
    m_before_ = 0
    m = 0
}
