NEURON {
    SUFFIX adrunge
    THREADSAFE
}

STATE {
    m
}

BREAKPOINT {
    SOLVE s METHOD adrunge
}

DERIVATIVE s {
    LOCAL Dm, m_start, m_coarse, parts, part, t_begin, error, m_old, m_sum, t_stage
    m_start = m
    t_begin = t
    part = dt
    parts = 1
    error = 1
    {
        m_old = m
        t_stage = t_begin
        Dm = sin(t_stage) - m
        m_sum = Dm
        m = m_old + 0.5 * part * Dm
        t_stage = t_begin + 0.5 * part
        Dm = sin(t_stage) - m
        m_sum = m_sum + 2 * Dm
        m = m_old + 0.5 * part * Dm
        t_stage = t_begin + 0.5 * part
        Dm = sin(t_stage) - m
        m_sum = m_sum + 2 * Dm
        m = m_old + part * Dm
        t_stage = t_begin + part
        Dm = sin(t_stage) - m
        m_sum = m_sum + Dm
        m = m_old + part / 6 * m_sum
        t_begin = t_begin + part
    }
    WHILE (error > 1e-05 && parts < 32768) {
        m_coarse = m
        parts = 2 * parts
        part = dt / parts
        m = m_start
        t_begin = t
        FROM k = 1 TO parts {
            m_old = m
            t_stage = t_begin
            Dm = sin(t_stage) - m
            m_sum = Dm
            m = m_old + 0.5 * part * Dm
            t_stage = t_begin + 0.5 * part
            Dm = sin(t_stage) - m
            m_sum = m_sum + 2 * Dm
            m = m_old + 0.5 * part * Dm
            t_stage = t_begin + 0.5 * part
            Dm = sin(t_stage) - m
            m_sum = m_sum + 2 * Dm
            m = m_old + part * Dm
            t_stage = t_begin + part
            Dm = sin(t_stage) - m
            m_sum = m_sum + Dm
            m = m_old + part / 6 * m_sum
            t_begin = t_begin + part
        }
        error = 0
        IF (fabs(m - m_coarse) > error) {
            error = fabs(m - m_coarse)
        }
    }
    Dm = sin(t) - m
}

INITIAL {
    m = 0
}
