NEURON {
    SUFFIX channel
    RANGE flow
    THREADSAFE
}

ASSIGNED {
    v
    flow
}

STATE {
    c
    o
    b
}

INITIAL {
    c = 0
    o = 0
    b = 0
    SOLVE kin STEADYSTATE sparse
}

BREAKPOINT {
    SOLVE kin METHOD sparse
}

DERIVATIVE kin {
    LOCAL Dc, Do, Db, f_flux_1, b_flux_1, f_flux_2, b_flux_2, dDc_dc, dDc_do, dDo_dc, dDo_do, dDo_db, dDb_do, dDb_db, df_flux_1_dc, db_flux_1_do, dflow_dc, dflow_do, df_flux_2_do, db_flux_2_db, a0_0, a0_1, a1_0, a1_1, a1_2, b0, b1, b2, f1_0, a1_1_1, b1_1, f2_0, a2_1, b2_1, f2_1, a2_2, b2_2, x2, x1, x0, second, step, c_begin, o_begin, b_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    c_begin = c
    o_begin = o
    b_begin = b
    dDc_dc = 0
    dDc_do = 0
    Dc = 0
    dDo_dc = 0
    dDo_do = 0
    dDo_db = 0
    Do = 0
    dDb_do = 0
    dDb_db = 0
    Db = 0
    df_flux_1_dc = v
    f_flux_1 = v * c
    db_flux_1_do = 2
    b_flux_1 = 2 * o
    dDc_dc = dDc_dc - df_flux_1_dc
    dDc_do = dDc_do - -db_flux_1_do
    Dc = Dc - (f_flux_1 - b_flux_1)
    dDo_dc = dDo_dc + df_flux_1_dc
    dDo_do = dDo_do - db_flux_1_do
    Do = Do + (f_flux_1 - b_flux_1)
    dflow_dc = df_flux_1_dc
    dflow_do = -db_flux_1_do
    flow = f_flux_1 - b_flux_1
    df_flux_2_do = .1
    f_flux_2 = .1 * o
    db_flux_2_db = .2
    b_flux_2 = .2 * b
    dDo_do = dDo_do - df_flux_2_do
    dDo_db = dDo_db - -db_flux_2_db
    Do = Do - (f_flux_2 - b_flux_2)
    dDb_do = dDb_do + df_flux_2_do
    dDb_db = dDb_db - db_flux_2_db
    Db = Db + (f_flux_2 - b_flux_2)
    a0_0 = 1 - step * dDc_dc
    a0_1 = -(step * dDc_do)
    a1_0 = -(step * dDo_dc)
    a1_1 = 1 - step * dDo_do
    a1_2 = -(step * dDo_db)
    b0 = step * Dc
    b1 = step * Do
    b2 = -(c + o + b - 1)
    f1_0 = a1_0 / a0_0
    a1_1_1 = a1_1 - f1_0 * a0_1
    b1_1 = b1 - f1_0 * b0
    f2_0 = 1 / a0_0
    a2_1 = 1 - f2_0 * a0_1
    b2_1 = b2 - f2_0 * b0
    f2_1 = a2_1 / a1_1_1
    a2_2 = 1 - f2_1 * a1_2
    b2_2 = b2_1 - f2_1 * b1_1
    x2 = b2_2 / a2_2
    x1 = (b1_1 - a1_2 * x2) / a1_1_1
    x0 = (b0 - a0_1 * x1) / a0_0
    c = c + x0
    o = o + x1
    b = b + x2
    Dc = 0
    Do = 0
    Db = 0
    f_flux_1 = v * c
    b_flux_1 = 2 * o
    Dc = Dc - (f_flux_1 - b_flux_1)
    Do = Do + (f_flux_1 - b_flux_1)
    flow = f_flux_1 - b_flux_1
    f_flux_2 = .1 * o
    b_flux_2 = .2 * b
    Do = Do - (f_flux_2 - b_flux_2)
    Db = Db + (f_flux_2 - b_flux_2)
    c = c + second * (c - c_begin)
    o = o + second * (o - o_begin)
    b = b + second * (b - b_begin)
}

STEADYSTATE kin {
    LOCAL Dc, Do, Db, f_flux_1, b_flux_1, f_flux_2, b_flux_2, dDc_dc, dDc_do, dDo_dc, dDo_do, dDo_db, dDb_do, dDb_db, df_flux_1_dc, db_flux_1_do, dflow_dc, dflow_do, df_flux_2_do, db_flux_2_db, a0_0, a0_1, a1_0, a1_1, a1_2, b0, b1, b2, f1_0, a1_1_1, b1_1, f2_0, a2_1, b2_1, f2_1, a2_2, b2_2, x2, x1, x0
    dDc_dc = 0
    dDc_do = 0
    Dc = 0
    dDo_dc = 0
    dDo_do = 0
    dDo_db = 0
    Do = 0
    dDb_do = 0
    dDb_db = 0
    Db = 0
    df_flux_1_dc = v
    f_flux_1 = v * c
    db_flux_1_do = 2
    b_flux_1 = 2 * o
    dDc_dc = dDc_dc - df_flux_1_dc
    dDc_do = dDc_do - -db_flux_1_do
    Dc = Dc - (f_flux_1 - b_flux_1)
    dDo_dc = dDo_dc + df_flux_1_dc
    dDo_do = dDo_do - db_flux_1_do
    Do = Do + (f_flux_1 - b_flux_1)
    dflow_dc = df_flux_1_dc
    dflow_do = -db_flux_1_do
    flow = f_flux_1 - b_flux_1
    df_flux_2_do = .1
    f_flux_2 = .1 * o
    db_flux_2_db = .2
    b_flux_2 = .2 * b
    dDo_do = dDo_do - df_flux_2_do
    dDo_db = dDo_db - -db_flux_2_db
    Do = Do - (f_flux_2 - b_flux_2)
    dDb_do = dDb_do + df_flux_2_do
    dDb_db = dDb_db - db_flux_2_db
    Db = Db + (f_flux_2 - b_flux_2)
    a0_0 = 1 - 1000000000 * dDc_dc
    a0_1 = -(1000000000 * dDc_do)
    a1_0 = -(1000000000 * dDo_dc)
    a1_1 = 1 - 1000000000 * dDo_do
    a1_2 = -(1000000000 * dDo_db)
    b0 = 1000000000 * Dc
    b1 = 1000000000 * Do
    b2 = -(c + o + b - 1)
    f1_0 = a1_0 / a0_0
    a1_1_1 = a1_1 - f1_0 * a0_1
    b1_1 = b1 - f1_0 * b0
    f2_0 = 1 / a0_0
    a2_1 = 1 - f2_0 * a0_1
    b2_1 = b2 - f2_0 * b0
    f2_1 = a2_1 / a1_1_1
    a2_2 = 1 - f2_1 * a1_2
    b2_2 = b2_1 - f2_1 * b1_1
    x2 = b2_2 / a2_2
    x1 = (b1_1 - a1_2 * x2) / a1_1_1
    x0 = (b0 - a0_1 * x1) / a0_0
    c = c + x0
    o = o + x1
    b = b + x2
    Dc = 0
    Do = 0
    Db = 0
    f_flux_1 = v * c
    b_flux_1 = 2 * o
    Dc = Dc - (f_flux_1 - b_flux_1)
    Do = Do + (f_flux_1 - b_flux_1)
    flow = f_flux_1 - b_flux_1
    f_flux_2 = .1 * o
    b_flux_2 = .2 * b
    Do = Do - (f_flux_2 - b_flux_2)
    Db = Db + (f_flux_2 - b_flux_2)
}
