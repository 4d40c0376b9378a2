NEURON {
    SUFFIX order
    RANGE gc, ga
    THREADSAFE
}

STATE {
    ga
    f[2]
    gb
    gc
    ab
    aa
}

ASSIGNED {
    gc_rate_
    aa_rate_
    ab_rate_
    f_rate_[2]
    gb_rate_
    ga_rate_
}

BREAKPOINT {
    SOLVE scheme METHOD sparse
}

KINETIC scheme {
    ~ ga <-> gb (1, 2)
    ~ gb <-> gc (3, 4)
    ~ f[0] <-> f[1] (1, 0)
    ~ ab <-> aa (1, 2)
    CONSERVE ga + gb + gc = 1
}

STATE_DERIVATIVE {
    LOCAL f_0, f_1, Dgc, Daa, Dab, Df_0, Df_1, Dgb, Dga, f_flux, b_flux, f_flux_1, b_flux_1, rate, f_flux_2, b_flux_2, f_flux_3, b_flux_3
    f_0 = f[0]
    f_1 = f[1]
    Dgc = 0
    Daa = 0
    Dab = 0
    Df_0 = 0
    Df_1 = 0
    Dgb = 0
    Dga = 0
    f_flux = ga
    b_flux = 2 * gb
    Dga = Dga - (f_flux - b_flux)
    Dgb = Dgb + (f_flux - b_flux)
    f_flux_1 = 3 * gb
    b_flux_1 = 4 * gc
    Dgb = Dgb - (f_flux_1 - b_flux_1)
    Dgc = Dgc + (f_flux_1 - b_flux_1)
    rate = 0
    f_flux_2 = f_0
    b_flux_2 = rate * f_1
    Df_0 = Df_0 - (f_flux_2 - b_flux_2)
    Df_1 = Df_1 + (f_flux_2 - b_flux_2)
    f_flux_3 = ab
    b_flux_3 = 2 * aa
    Dab = Dab - (f_flux_3 - b_flux_3)
    Daa = Daa + (f_flux_3 - b_flux_3)
    gc_rate_ = Dgc
    aa_rate_ = Daa
    ab_rate_ = Dab
    f_rate_[0] = Df_0
    f_rate_[1] = Df_1
    gb_rate_ = Dgb
    ga_rate_ = Dga
}

STATE_SOLVE {
    LOCAL f_0, f_1, inverse_dt, gc_old, aa_old, ab_old, f_0_old, f_1_old, gb_old, ga_old, Dgc, Daa, Dab, Df_0, Df_1, Dgb, Dga, f_flux, b_flux, f_flux_1, b_flux_1, rate, f_flux_2, b_flux_2, f_flux_3, b_flux_3, dDgc_dgc, dDgc_dgb, dDaa_daa, dDaa_dab, dDab_daa, dDab_dab, dDf_0_df_0, dDf_0_df_1, dDf_1_df_0, dDf_1_df_1, dDgb_dgc, dDgb_dgb, dDgb_dga, dDga_dgb, dDga_dga, df_flux_dga, db_flux_dgb, df_flux_1_dgb, db_flux_1_dgc, df_flux_2_df_0, db_flux_2_df_1, df_flux_3_dab, db_flux_3_daa, b0, b1, b2, b3, b4, b5, b6, f5_6, a5_5, b5_1, f0_5, a0_0, b0_1, f3_4, a3_3, b3_1, f1_2, a1_1, b1_1, x1, x2, x3, x4, x0, x5, x6
    f_0 = f[0]
    f_1 = f[1]
    inverse_dt = 1 / dt
    gc_old = gc
    aa_old = aa
    ab_old = ab
    f_0_old = f_0
    f_1_old = f_1
    gb_old = gb
    ga_old = ga
    dDgc_dgc = -inverse_dt
    dDgc_dgb = 0
    Dgc = inverse_dt * (gc_old - gc)
    dDaa_daa = -inverse_dt
    dDaa_dab = 0
    Daa = inverse_dt * (aa_old - aa)
    dDab_daa = 0
    dDab_dab = -inverse_dt
    Dab = inverse_dt * (ab_old - ab)
    dDf_0_df_0 = -inverse_dt
    dDf_0_df_1 = 0
    Df_0 = inverse_dt * (f_0_old - f_0)
    dDf_1_df_0 = 0
    dDf_1_df_1 = -inverse_dt
    Df_1 = inverse_dt * (f_1_old - f_1)
    dDgb_dgc = 0
    dDgb_dgb = -inverse_dt
    dDgb_dga = 0
    Dgb = inverse_dt * (gb_old - gb)
    dDga_dgb = 0
    dDga_dga = -inverse_dt
    Dga = inverse_dt * (ga_old - ga)
    df_flux_dga = 1
    f_flux = ga
    db_flux_dgb = 2
    b_flux = 2 * gb
    dDga_dgb = dDga_dgb - -db_flux_dgb
    dDga_dga = dDga_dga - df_flux_dga
    Dga = Dga - (f_flux - b_flux)
    dDgb_dgb = dDgb_dgb - db_flux_dgb
    dDgb_dga = dDgb_dga + df_flux_dga
    Dgb = Dgb + (f_flux - b_flux)
    df_flux_1_dgb = 3
    f_flux_1 = 3 * gb
    db_flux_1_dgc = 4
    b_flux_1 = 4 * gc
    dDgb_dgc = dDgb_dgc - -db_flux_1_dgc
    dDgb_dgb = dDgb_dgb - df_flux_1_dgb
    Dgb = Dgb - (f_flux_1 - b_flux_1)
    dDgc_dgc = dDgc_dgc - db_flux_1_dgc
    dDgc_dgb = dDgc_dgb + df_flux_1_dgb
    Dgc = Dgc + (f_flux_1 - b_flux_1)
    rate = 0
    df_flux_2_df_0 = 1
    f_flux_2 = f_0
    db_flux_2_df_1 = rate
    b_flux_2 = rate * f_1
    dDf_0_df_0 = dDf_0_df_0 - df_flux_2_df_0
    dDf_0_df_1 = dDf_0_df_1 - -db_flux_2_df_1
    Df_0 = Df_0 - (f_flux_2 - b_flux_2)
    dDf_1_df_0 = dDf_1_df_0 + df_flux_2_df_0
    dDf_1_df_1 = dDf_1_df_1 - db_flux_2_df_1
    Df_1 = Df_1 + (f_flux_2 - b_flux_2)
    df_flux_3_dab = 1
    f_flux_3 = ab
    db_flux_3_daa = 2
    b_flux_3 = 2 * aa
    dDab_daa = dDab_daa - -db_flux_3_daa
    dDab_dab = dDab_dab - df_flux_3_dab
    Dab = Dab - (f_flux_3 - b_flux_3)
    dDaa_daa = dDaa_daa - db_flux_3_daa
    dDaa_dab = dDaa_dab + df_flux_3_dab
    Daa = Daa + (f_flux_3 - b_flux_3)
    b0 = -(inverse_dt * gc_rate_)
    b1 = -(inverse_dt * aa_rate_)
    b2 = -(inverse_dt * ab_rate_)
    b3 = -(inverse_dt * f_rate_[0])
    b4 = -(inverse_dt * f_rate_[1])
    b5 = -(inverse_dt * gb_rate_)
    b6 = -(inverse_dt * ga_rate_)
    f5_6 = dDgb_dga / dDga_dga
    a5_5 = dDgb_dgb - f5_6 * dDga_dgb
    b5_1 = b5 - f5_6 * b6
    f0_5 = dDgc_dgb / a5_5
    a0_0 = dDgc_dgc - f0_5 * dDgb_dgc
    b0_1 = b0 - f0_5 * b5_1
    f3_4 = dDf_0_df_1 / dDf_1_df_1
    a3_3 = dDf_0_df_0 - f3_4 * dDf_1_df_0
    b3_1 = b3 - f3_4 * b4
    f1_2 = dDaa_dab / dDab_dab
    a1_1 = dDaa_daa - f1_2 * dDab_daa
    b1_1 = b1 - f1_2 * b2
    x1 = b1_1 / a1_1
    x2 = (b2 - dDab_daa * x1) / dDab_dab
    x3 = b3_1 / a3_3
    x4 = (b4 - dDf_1_df_0 * x3) / dDf_1_df_1
    x0 = b0_1 / a0_0
    x5 = (b5_1 - dDgb_dgc * x0) / a5_5
    x6 = (b6 - dDga_dgb * x5) / dDga_dga
    gc_rate_ = x0
    aa_rate_ = x1
    ab_rate_ = x2
    f_rate_[0] = x3
    f_rate_[1] = x4
    gb_rate_ = x5
    ga_rate_ = x6
}
