NEURON {
    SUFFIX newton
    THREADSAFE
}

STATE {
    m
}

BREAKPOINT {
    SOLVE state METHOD derivimplicit
}

DERIVATIVE state {
    LOCAL pump_1, Dm, m_old, m_residual, dpump_1_dm, dDm_dm, dm_residual_dm, going, count, x0, second, step, m_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    m_begin = m
    m_old = m
    going = 1
    count = 0
    WHILE (going && count < 50) {
        dpump_1_dm = (m + 2 - m) / ((m + 2) * (m + 2))
        pump_1 = m / (m + 2)
        dDm_dm = -dpump_1_dm
        Dm = 1 - pump_1
        dm_residual_dm = 1 - step * dDm_dm
        m_residual = m - m_old - step * Dm
        x0 = m_residual / dm_residual_dm
        going = 0
        m = m - x0
        IF (fabs(x0) > 1e-06 * fabs(m) && (fabs(m) > 1e-08 || fabs(x0) > 1e-06)) {
            going = 1
        }
        count = count + 1
    }
    m = m + second * (m - m_begin)
}

FUNCTION pump(x) {
    pump = x / (x + 2)
}

INITIAL {
    m = 0
}
