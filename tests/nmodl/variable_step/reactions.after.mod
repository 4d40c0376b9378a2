NEURON {
    SUFFIX reactions
    RANGE c
    THREADSAFE
}

PARAMETER {
    kf = 2 (/ms)
    kb = 1 (/ms)
}

STATE {
    c[2]
    o
}

ASSIGNED {
    o_rate_
    c_rate_[2]
}

BREAKPOINT {
    SOLVE scheme METHOD sparse
}

KINETIC scheme {
    ~ c[0] <-> c[1] (kf, kb)
    ~ c[1] + o <-> c[0] (kf, kb)
    CONSERVE o + c[0] + c[1] = 1
}

STATE_DERIVATIVE {
    LOCAL c_0, c_1, Do, Dc_0, Dc_1, f_flux, b_flux, f_flux_1, b_flux_1
    c_0 = c[0]
    c_1 = c[1]
    Do = 0
    Dc_0 = 0
    Dc_1 = 0
    f_flux = kf * c_0
    b_flux = kb * c_1
    Dc_0 = Dc_0 - (f_flux - b_flux)
    Dc_1 = Dc_1 + (f_flux - b_flux)
    f_flux_1 = kf * o * c_1
    b_flux_1 = kb * c_0
    Dc_1 = Dc_1 - (f_flux_1 - b_flux_1)
    Do = Do - (f_flux_1 - b_flux_1)
    Dc_0 = Dc_0 + (f_flux_1 - b_flux_1)
    o_rate_ = Do
    c_rate_[0] = Dc_0
    c_rate_[1] = Dc_1
}

STATE_SOLVE {
    LOCAL c_0, c_1, inverse_dt, o_old, c_0_old, c_1_old, Do, Dc_0, Dc_1, f_flux, b_flux, f_flux_1, b_flux_1, dDo_do, dDo_dc_0, dDo_dc_1, dDc_0_do, dDc_0_dc_0, dDc_0_dc_1, dDc_1_do, dDc_1_dc_0, dDc_1_dc_1, df_flux_dc_0, db_flux_dc_1, df_flux_1_do, df_flux_1_dc_1, db_flux_1_dc_0, b0, b1, b2, f1_2, a1_1, a1_0, b1_1, f0_2, a0_1, a0_0, b0_1, f0_1, a0_0_1, b0_2, x0, x1, x2
    c_0 = c[0]
    c_1 = c[1]
    inverse_dt = 1 / dt
    o_old = o
    c_0_old = c_0
    c_1_old = c_1
    dDo_do = -inverse_dt
    dDo_dc_0 = 0
    dDo_dc_1 = 0
    Do = inverse_dt * (o_old - o)
    dDc_0_do = 0
    dDc_0_dc_0 = -inverse_dt
    dDc_0_dc_1 = 0
    Dc_0 = inverse_dt * (c_0_old - c_0)
    dDc_1_do = 0
    dDc_1_dc_0 = 0
    dDc_1_dc_1 = -inverse_dt
    Dc_1 = inverse_dt * (c_1_old - c_1)
    df_flux_dc_0 = kf
    f_flux = kf * c_0
    db_flux_dc_1 = kb
    b_flux = kb * c_1
    dDc_0_dc_0 = dDc_0_dc_0 - df_flux_dc_0
    dDc_0_dc_1 = dDc_0_dc_1 - -db_flux_dc_1
    Dc_0 = Dc_0 - (f_flux - b_flux)
    dDc_1_dc_0 = dDc_1_dc_0 + df_flux_dc_0
    dDc_1_dc_1 = dDc_1_dc_1 - db_flux_dc_1
    Dc_1 = Dc_1 + (f_flux - b_flux)
    df_flux_1_do = kf * c_1
    df_flux_1_dc_1 = kf * o
    f_flux_1 = kf * o * c_1
    db_flux_1_dc_0 = kb
    b_flux_1 = kb * c_0
    dDc_1_do = dDc_1_do - df_flux_1_do
    dDc_1_dc_0 = dDc_1_dc_0 - -db_flux_1_dc_0
    dDc_1_dc_1 = dDc_1_dc_1 - df_flux_1_dc_1
    Dc_1 = Dc_1 - (f_flux_1 - b_flux_1)
    dDo_do = dDo_do - df_flux_1_do
    dDo_dc_0 = dDo_dc_0 - -db_flux_1_dc_0
    dDo_dc_1 = dDo_dc_1 - df_flux_1_dc_1
    Do = Do - (f_flux_1 - b_flux_1)
    dDc_0_do = dDc_0_do + df_flux_1_do
    dDc_0_dc_0 = dDc_0_dc_0 - db_flux_1_dc_0
    dDc_0_dc_1 = dDc_0_dc_1 + df_flux_1_dc_1
    Dc_0 = Dc_0 + (f_flux_1 - b_flux_1)
    b0 = -(inverse_dt * o_rate_)
    b1 = -(inverse_dt * c_rate_[0])
    b2 = -(inverse_dt * c_rate_[1])
    f1_2 = dDc_0_dc_1 / dDc_1_dc_1
    a1_1 = dDc_0_dc_0 - f1_2 * dDc_1_dc_0
    a1_0 = dDc_0_do - f1_2 * dDc_1_do
    b1_1 = b1 - f1_2 * b2
    f0_2 = dDo_dc_1 / dDc_1_dc_1
    a0_1 = dDo_dc_0 - f0_2 * dDc_1_dc_0
    a0_0 = dDo_do - f0_2 * dDc_1_do
    b0_1 = b0 - f0_2 * b2
    f0_1 = a0_1 / a1_1
    a0_0_1 = a0_0 - f0_1 * a1_0
    b0_2 = b0_1 - f0_1 * b1_1
    x0 = b0_2 / a0_0_1
    x1 = (b1_1 - a1_0 * x0) / a1_1
    x2 = (b2 - dDc_1_dc_0 * x1 - dDc_1_do * x0) / dDc_1_dc_1
    o_rate_ = x0
    c_rate_[0] = x1
    c_rate_[1] = x2
}
