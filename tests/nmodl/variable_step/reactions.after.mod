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
    LOCAL c_0, c_1, Dc_0, Dc_1, Do, f_flux, b_flux, f_flux_1, b_flux_1
    c_0 = c[0]
    c_1 = c[1]
    Dc_0 = 0
    Dc_1 = 0
    Do = 0
    f_flux = kf * c_0
    b_flux = kb * c_1
    Dc_0 = Dc_0 - (f_flux - b_flux)
    Dc_1 = Dc_1 + (f_flux - b_flux)
    f_flux_1 = kf * c_1 * o
    b_flux_1 = kb * c_0
    Dc_1 = Dc_1 - (f_flux_1 - b_flux_1)
    Do = Do - (f_flux_1 - b_flux_1)
    Dc_0 = Dc_0 + (f_flux_1 - b_flux_1)
    c_rate_[0] = Dc_0
    c_rate_[1] = Dc_1
    o_rate_ = Do
}

STATE_SOLVE {
    LOCAL c_0, c_1, Dc_0, Dc_1, Do, f_flux, b_flux, f_flux_1, b_flux_1, dDc_0_dc_0, dDc_0_dc_1, dDc_0_do, dDc_1_dc_0, dDc_1_dc_1, dDc_1_do, dDo_dc_0, dDo_dc_1, dDo_do, df_flux_dc_0, db_flux_dc_1, df_flux_1_dc_1, df_flux_1_do, db_flux_1_dc_0, a0_0, a0_1, a0_2, a1_0, a1_1, a1_2, a2_0, a2_1, a2_2, b0, b1, f1_0, a1_1_1, a1_2_1, b1_1, f2_0, a2_1_1, a2_2_1, b2, f2_1, a2_2_2, b2_1, x2, x1, x0
    c_0 = c[0]
    c_1 = c[1]
    dDc_0_dc_0 = 0
    dDc_0_dc_1 = 0
    dDc_0_do = 0
    Dc_0 = 0
    dDc_1_dc_0 = 0
    dDc_1_dc_1 = 0
    dDc_1_do = 0
    Dc_1 = 0
    dDo_dc_0 = 0
    dDo_dc_1 = 0
    dDo_do = 0
    Do = 0
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
    df_flux_1_dc_1 = kf * o
    df_flux_1_do = kf * c_1
    f_flux_1 = kf * c_1 * o
    db_flux_1_dc_0 = kb
    b_flux_1 = kb * c_0
    dDc_1_dc_0 = dDc_1_dc_0 - -db_flux_1_dc_0
    dDc_1_dc_1 = dDc_1_dc_1 - df_flux_1_dc_1
    dDc_1_do = dDc_1_do - df_flux_1_do
    Dc_1 = Dc_1 - (f_flux_1 - b_flux_1)
    dDo_dc_0 = dDo_dc_0 - -db_flux_1_dc_0
    dDo_dc_1 = dDo_dc_1 - df_flux_1_dc_1
    dDo_do = dDo_do - df_flux_1_do
    Do = Do - (f_flux_1 - b_flux_1)
    dDc_0_dc_0 = dDc_0_dc_0 - db_flux_1_dc_0
    dDc_0_dc_1 = dDc_0_dc_1 + df_flux_1_dc_1
    dDc_0_do = dDc_0_do + df_flux_1_do
    Dc_0 = Dc_0 + (f_flux_1 - b_flux_1)
    a0_0 = 1 - dt * dDc_0_dc_0
    a0_1 = -(dt * dDc_0_dc_1)
    a0_2 = -(dt * dDc_0_do)
    a1_0 = -(dt * dDc_1_dc_0)
    a1_1 = 1 - dt * dDc_1_dc_1
    a1_2 = -(dt * dDc_1_do)
    a2_0 = -(dt * dDo_dc_0)
    a2_1 = -(dt * dDo_dc_1)
    a2_2 = 1 - dt * dDo_do
    b0 = c_rate_[0]
    b1 = c_rate_[1]
    f1_0 = a1_0 / a0_0
    a1_1_1 = a1_1 - f1_0 * a0_1
    a1_2_1 = a1_2 - f1_0 * a0_2
    b1_1 = b1 - f1_0 * b0
    f2_0 = a2_0 / a0_0
    a2_1_1 = a2_1 - f2_0 * a0_1
    a2_2_1 = a2_2 - f2_0 * a0_2
    b2 = o_rate_ - f2_0 * b0
    f2_1 = a2_1_1 / a1_1_1
    a2_2_2 = a2_2_1 - f2_1 * a1_2_1
    b2_1 = b2 - f2_1 * b1_1
    x2 = b2_1 / a2_2_2
    x1 = (b1_1 - a1_2_1 * x2) / a1_1_1
    x0 = (b0 - a0_1 * x1 - a0_2 * x2) / a0_0
    c_rate_[0] = x0
    c_rate_[1] = x1
    o_rate_ = x2
}
