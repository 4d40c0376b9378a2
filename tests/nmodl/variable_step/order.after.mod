NEURON {
    SUFFIX order
    RANGE gc, ga
    THREADSAFE
}

STATE {
    ga
    x[2]
    gb
    gc
    ab
    aa
}

ASSIGNED {
    gc_rate_
    aa_rate_
    ab_rate_
    gb_rate_
    ga_rate_
    x_rate_[2]
}

BREAKPOINT {
    SOLVE scheme METHOD sparse
}

KINETIC scheme {
    ~ ga <-> gb (1, 2)
    ~ gb <-> gc (3, 4)
    ~ x[0] <-> x[1] (1, 0)
    ~ ab <-> aa (1, 2)
    CONSERVE ga + gb + gc = 1
}

STATE_DERIVATIVE {
    LOCAL x_0, x_1, Dga, Dgb, Dgc, Dx_0, Dx_1, Dab, Daa, f_flux, b_flux, f_flux_1, b_flux_1, f_flux_2, b_flux_2, f_flux_3, b_flux_3
    x_0 = x[0]
    x_1 = x[1]
    Dga = 0
    Dgb = 0
    Dgc = 0
    Dx_0 = 0
    Dx_1 = 0
    Dab = 0
    Daa = 0
    f_flux = ga
    b_flux = 2 * gb
    Dga = Dga - (f_flux - b_flux)
    Dgb = Dgb + (f_flux - b_flux)
    f_flux_1 = 3 * gb
    b_flux_1 = 4 * gc
    Dgb = Dgb - (f_flux_1 - b_flux_1)
    Dgc = Dgc + (f_flux_1 - b_flux_1)
    f_flux_2 = x_0
    b_flux_2 = 0
    Dx_0 = Dx_0 - (f_flux_2 - b_flux_2)
    Dx_1 = Dx_1 + (f_flux_2 - b_flux_2)
    f_flux_3 = ab
    b_flux_3 = 2 * aa
    Dab = Dab - (f_flux_3 - b_flux_3)
    Daa = Daa + (f_flux_3 - b_flux_3)
    ga_rate_ = Dga
    gb_rate_ = Dgb
    gc_rate_ = Dgc
    x_rate_[0] = Dx_0
    x_rate_[1] = Dx_1
    ab_rate_ = Dab
    aa_rate_ = Daa
}

STATE_SOLVE {
    LOCAL x_0, x_1, Dga, Dgb, Dgc, Dx_0, Dx_1, Dab, Daa, f_flux, b_flux, f_flux_1, b_flux_1, f_flux_2, b_flux_2, f_flux_3, b_flux_3, dDga_dga, dDga_dgb, dDgb_dga, dDgb_dgb, dDgb_dgc, dDgc_dgb, dDgc_dgc, dDx_0_dx_0, dDx_1_dx_0, dDab_dab, dDab_daa, dDaa_dab, dDaa_daa, df_flux_dga, db_flux_dgb, df_flux_1_dgb, db_flux_1_dgc, df_flux_2_dx_0, df_flux_3_dab, db_flux_3_daa, a0_0, a0_1, a1_0, a1_1, a1_2, a2_1, a2_2, a3_3, a4_3, a5_5, a5_6, a6_5, a6_6, b3, b4, f4_3, b4_1, f1_0, a1_1_1, b1, f2_1, a2_2_1, b2, f6_5, a6_6_1, b6, x6, x5, x2, x1, x0, x3
    x_0 = x[0]
    x_1 = x[1]
    dDga_dga = 0
    dDga_dgb = 0
    Dga = 0
    dDgb_dga = 0
    dDgb_dgb = 0
    dDgb_dgc = 0
    Dgb = 0
    dDgc_dgb = 0
    dDgc_dgc = 0
    Dgc = 0
    dDx_0_dx_0 = 0
    Dx_0 = 0
    dDx_1_dx_0 = 0
    Dx_1 = 0
    dDab_dab = 0
    dDab_daa = 0
    Dab = 0
    dDaa_dab = 0
    dDaa_daa = 0
    Daa = 0
    df_flux_dga = 1
    f_flux = ga
    db_flux_dgb = 2
    b_flux = 2 * gb
    dDga_dga = dDga_dga - df_flux_dga
    dDga_dgb = dDga_dgb - -db_flux_dgb
    Dga = Dga - (f_flux - b_flux)
    dDgb_dga = dDgb_dga + df_flux_dga
    dDgb_dgb = dDgb_dgb - db_flux_dgb
    Dgb = Dgb + (f_flux - b_flux)
    df_flux_1_dgb = 3
    f_flux_1 = 3 * gb
    db_flux_1_dgc = 4
    b_flux_1 = 4 * gc
    dDgb_dgb = dDgb_dgb - df_flux_1_dgb
    dDgb_dgc = dDgb_dgc - -db_flux_1_dgc
    Dgb = Dgb - (f_flux_1 - b_flux_1)
    dDgc_dgb = dDgc_dgb + df_flux_1_dgb
    dDgc_dgc = dDgc_dgc - db_flux_1_dgc
    Dgc = Dgc + (f_flux_1 - b_flux_1)
    df_flux_2_dx_0 = 1
    f_flux_2 = x_0
    b_flux_2 = 0
    dDx_0_dx_0 = dDx_0_dx_0 - df_flux_2_dx_0
    Dx_0 = Dx_0 - (f_flux_2 - b_flux_2)
    dDx_1_dx_0 = dDx_1_dx_0 + df_flux_2_dx_0
    Dx_1 = Dx_1 + (f_flux_2 - b_flux_2)
    df_flux_3_dab = 1
    f_flux_3 = ab
    db_flux_3_daa = 2
    b_flux_3 = 2 * aa
    dDab_dab = dDab_dab - df_flux_3_dab
    dDab_daa = dDab_daa - -db_flux_3_daa
    Dab = Dab - (f_flux_3 - b_flux_3)
    dDaa_dab = dDaa_dab + df_flux_3_dab
    dDaa_daa = dDaa_daa - db_flux_3_daa
    Daa = Daa + (f_flux_3 - b_flux_3)
    a0_0 = 1 - dt * dDga_dga
    a0_1 = -(dt * dDga_dgb)
    a1_0 = -(dt * dDgb_dga)
    a1_1 = 1 - dt * dDgb_dgb
    a1_2 = -(dt * dDgb_dgc)
    a2_1 = -(dt * dDgc_dgb)
    a2_2 = 1 - dt * dDgc_dgc
    a3_3 = 1 - dt * dDx_0_dx_0
    a4_3 = -(dt * dDx_1_dx_0)
    a5_5 = 1 - dt * dDab_dab
    a5_6 = -(dt * dDab_daa)
    a6_5 = -(dt * dDaa_dab)
    a6_6 = 1 - dt * dDaa_daa
    b3 = x_rate_[0]
    b4 = x_rate_[1]
    f4_3 = a4_3 / a3_3
    b4_1 = b4 - f4_3 * b3
    f1_0 = a1_0 / a0_0
    a1_1_1 = a1_1 - f1_0 * a0_1
    b1 = gb_rate_ - f1_0 * ga_rate_
    f2_1 = a2_1 / a1_1_1
    a2_2_1 = a2_2 - f2_1 * a1_2
    b2 = gc_rate_ - f2_1 * b1
    f6_5 = a6_5 / a5_5
    a6_6_1 = a6_6 - f6_5 * a5_6
    b6 = aa_rate_ - f6_5 * ab_rate_
    x6 = b6 / a6_6_1
    x5 = (ab_rate_ - a5_6 * x6) / a5_5
    x2 = b2 / a2_2_1
    x1 = (b1 - a1_2 * x2) / a1_1_1
    x0 = (ga_rate_ - a0_1 * x1) / a0_0
    x3 = b3 / a3_3
    ga_rate_ = x0
    gb_rate_ = x1
    gc_rate_ = x2
    x_rate_[0] = x3
    x_rate_[1] = b4_1
    ab_rate_ = x5
    aa_rate_ = x6
}
