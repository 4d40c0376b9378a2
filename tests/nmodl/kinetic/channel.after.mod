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
    LOCAL inverse_dt, b_old, c_old, o_old, Db, Dc, Do, f_flux_1, b_flux_1, f_flux_2, b_flux_2, dDb_db, dDb_do, dDc_dc, dDc_do, dDo_db, dDo_dc, dDo_do, df_flux_1_dc, db_flux_1_do, dflow_dc, dflow_do, df_flux_2_do, db_flux_2_db, b0, f2_1, a2_2, b2, f0_1, a0_2, b0_1, f0_2, a0_0, b0_2, x0, x2, x1, second, step, b_begin, c_begin, o_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    b_begin = b
    c_begin = c
    o_begin = o
    inverse_dt = 1 / step
    b_old = b
    c_old = c
    o_old = o
    dDb_db = -inverse_dt
    dDb_do = 0
    Db = inverse_dt * (b_old - b)
    dDc_dc = -inverse_dt
    dDc_do = 0
    Dc = inverse_dt * (c_old - c)
    dDo_db = 0
    dDo_dc = 0
    dDo_do = -inverse_dt
    Do = inverse_dt * (o_old - o)
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
    dDo_db = dDo_db - -db_flux_2_db
    dDo_do = dDo_do - df_flux_2_do
    Do = Do - (f_flux_2 - b_flux_2)
    dDb_db = dDb_db - db_flux_2_db
    dDb_do = dDb_do + df_flux_2_do
    Db = Db + (f_flux_2 - b_flux_2)
    b0 = -1 + b + o + c
    f2_1 = dDo_dc / dDc_dc
    a2_2 = dDo_do - f2_1 * dDc_do
    b2 = Do - f2_1 * Dc
    f0_1 = 1 / dDc_dc
    a0_2 = 1 - f0_1 * dDc_do
    b0_1 = b0 - f0_1 * Dc
    f0_2 = a0_2 / a2_2
    a0_0 = 1 - f0_2 * dDo_db
    b0_2 = b0_1 - f0_2 * b2
    x0 = b0_2 / a0_0
    x2 = (b2 - dDo_db * x0) / a2_2
    x1 = (Dc - dDc_do * x2) / dDc_dc
    b = b - x0
    c = c - x1
    o = o - x2
    Db = inverse_dt * (b_old - b)
    Dc = inverse_dt * (c_old - c)
    Do = inverse_dt * (o_old - o)
    f_flux_1 = v * c
    b_flux_1 = 2 * o
    Dc = Dc - (f_flux_1 - b_flux_1)
    Do = Do + (f_flux_1 - b_flux_1)
    flow = f_flux_1 - b_flux_1
    f_flux_2 = .1 * o
    b_flux_2 = .2 * b
    Do = Do - (f_flux_2 - b_flux_2)
    Db = Db + (f_flux_2 - b_flux_2)
    b = b + second * (b - b_begin)
    c = c + second * (c - c_begin)
    o = o + second * (o - o_begin)
}

STEADYSTATE kin {
    LOCAL inverse_dt, b_old, c_old, o_old, Db, Dc, Do, f_flux_1, b_flux_1, f_flux_2, b_flux_2, dDb_db, dDb_do, dDc_dc, dDc_do, dDo_db, dDo_dc, dDo_do, df_flux_1_dc, db_flux_1_do, dflow_dc, dflow_do, df_flux_2_do, db_flux_2_db, going, count, b0, f2_1, a2_2, b2, f0_1, a0_2, b0_1, f0_2, a0_0, b0_2, x0, x2, x1
    inverse_dt = 1 / 1000000000
    b_old = b
    c_old = c
    o_old = o
    going = 1
    count = 0
    WHILE (going && count < 50) {
        dDb_db = -inverse_dt
        dDb_do = 0
        Db = inverse_dt * (b_old - b)
        dDc_dc = -inverse_dt
        dDc_do = 0
        Dc = inverse_dt * (c_old - c)
        dDo_db = 0
        dDo_dc = 0
        dDo_do = -inverse_dt
        Do = inverse_dt * (o_old - o)
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
        dDo_db = dDo_db - -db_flux_2_db
        dDo_do = dDo_do - df_flux_2_do
        Do = Do - (f_flux_2 - b_flux_2)
        dDb_db = dDb_db - db_flux_2_db
        dDb_do = dDb_do + df_flux_2_do
        Db = Db + (f_flux_2 - b_flux_2)
        b0 = -1 + b + o + c
        f2_1 = dDo_dc / dDc_dc
        a2_2 = dDo_do - f2_1 * dDc_do
        b2 = Do - f2_1 * Dc
        f0_1 = 1 / dDc_dc
        a0_2 = 1 - f0_1 * dDc_do
        b0_1 = b0 - f0_1 * Dc
        f0_2 = a0_2 / a2_2
        a0_0 = 1 - f0_2 * dDo_db
        b0_2 = b0_1 - f0_2 * b2
        x0 = b0_2 / a0_0
        x2 = (b2 - dDo_db * x0) / a2_2
        x1 = (Dc - dDc_do * x2) / dDc_dc
        b = b - x0
        IF (b < 0) {
            b = 0
        }
        c = c - x1
        IF (c < 0) {
            c = 0
        }
        o = o - x2
        IF (o < 0) {
            o = 0
        }
        going = fabs(x0) + fabs(x1) + fabs(x2) > 1e-06
        count = count + 1
    }
    Db = inverse_dt * (b_old - b)
    Dc = inverse_dt * (c_old - c)
    Do = inverse_dt * (o_old - o)
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
