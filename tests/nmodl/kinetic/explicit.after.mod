NEURON {
    SUFFIX explicit
    RANGE a, b, kf
    THREADSAFE
}

PARAMETER {
    kf = 0.5
    kb = 0.1
}

STATE {
    a
    b[2]
}

INITIAL {
    a = 0
    FROM i = 0 TO 1 {
        b[i] = 0
    }
    a = 1
}

BREAKPOINT {
    SOLVE scheme METHOD euler
}

DERIVATIVE scheme {
    LOCAL b_1, volume_a, Da, Db_1, f_flux, b_flux, b_flux_1, Da_1, Db_1_1
    b_1 = b[1]
    volume_a = 2
    Da = 0
    Db_1 = 0
    f_flux = kf * a * a
    b_flux = kb * b_1
    Da = Da - 2 * (f_flux - b_flux)
    Db_1 = Db_1 + (f_flux - b_flux)
    b_flux_1 = 0.01
    Db_1 = Db_1 + b_flux_1
    Da = Da / volume_a
    Da_1 = Da
    Db_1_1 = Db_1
    a = a + dt * Da_1
    b_1 = b_1 + dt * Db_1_1
    b[1] = b_1
}
