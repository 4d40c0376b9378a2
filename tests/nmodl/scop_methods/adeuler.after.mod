NEURON {
    SUFFIX adeuler
    THREADSAFE
}

STATE {
    m
}

ASSIGNED {
    length_
    m_rate_
}

BREAKPOINT {
    SOLVE s METHOD adeuler
}

DERIVATIVE s {
    LOCAL Dm, t_now, t_end, more, part, error
    IF (length_ == 0) {
        Dm = sin(t) - m
        m_rate_ = Dm
        length_ = 0.001
    }
    t_now = t
    t_end = t + dt
    more = 1
    WHILE (more) {
        part = length_
        IF (t_end - t_now < part) {
            part = t_end - t_now
        }
        m = m + part * m_rate_
        Dm = sin(t_now) - m
        error = 0
        IF (fabs(Dm - m_rate_) > error) {
            error = fabs(Dm - m_rate_)
        }
        m_rate_ = Dm
        length_ = part * sqrt(1e-05 / (0.5 * part * error))
        more = t_now + length_ < t_end
        t_now = t_now + length_
    }
    Dm = sin(t) - m
    m_rate_ = Dm
}

INITIAL {
    length_ = 0
    m_rate_ = 0
    m = 0
}
