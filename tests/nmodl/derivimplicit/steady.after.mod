NEURON {
    SUFFIX steady
    RANGE a, b
    THREADSAFE
}

STATE {
    a
    b
}

INITIAL {
    a = 0
    b = 0
    a = 1
    SOLVE states STEADYSTATE derivimplicit
}

BREAKPOINT {
    SOLVE states METHOD derivimplicit
}

DERIVATIVE states {
    LOCAL Da, Db, a_old, b_old, a_residual, b_residual, dDa_da, dDb_da, dDb_db, da_residual_da, db_residual_da, db_residual_db, going, count, f1_0, b1, x1, x0, second, step, a_begin, b_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    a_begin = a
    b_begin = b
    a_old = a
    b_old = b
    going = 1
    count = 0
    WHILE (going && count < 50) {
        dDa_da = -(a + a)
        Da = 2 - a * a
        dDb_da = 1
        dDb_db = -0.5
        Db = a - 0.5 * b
        da_residual_da = 1 - step * dDa_da
        a_residual = a - a_old - step * Da
        db_residual_da = -(step * dDb_da)
        db_residual_db = 1 - step * dDb_db
        b_residual = b - b_old - step * Db
        f1_0 = db_residual_da / da_residual_da
        b1 = b_residual - f1_0 * a_residual
        x1 = b1 / db_residual_db
        x0 = a_residual / da_residual_da
        going = 0
        a = a - x0
        IF (fabs(x0) > 1e-06 * fabs(a) && (fabs(a) > 1e-08 || fabs(x0) > 1e-06)) {
            going = 1
        }
        b = b - x1
        IF (fabs(x1) > 1e-06 * fabs(b) && (fabs(b) > 1e-08 || fabs(x1) > 1e-06)) {
            going = 1
        }
        count = count + 1
    }
    a = a + second * (a - a_begin)
    b = b + second * (b - b_begin)
}

STEADYSTATE states {
    LOCAL Da, Db, a_old, b_old, a_residual, b_residual, dDa_da, dDb_da, dDb_db, da_residual_da, db_residual_da, db_residual_db, going, count, f1_0, b1, x1, x0
    a_old = a
    b_old = b
    going = 1
    count = 0
    WHILE (going && count < 50) {
        dDa_da = -(a + a)
        Da = 2 - a * a
        dDb_da = 1
        dDb_db = -0.5
        Db = a - 0.5 * b
        da_residual_da = 1 - 1000000000 * dDa_da
        a_residual = a - a_old - 1000000000 * Da
        db_residual_da = -(1000000000 * dDb_da)
        db_residual_db = 1 - 1000000000 * dDb_db
        b_residual = b - b_old - 1000000000 * Db
        f1_0 = db_residual_da / da_residual_da
        b1 = b_residual - f1_0 * a_residual
        x1 = b1 / db_residual_db
        x0 = a_residual / da_residual_da
        going = 0
        a = a - x0
        IF (fabs(x0) > 1e-06 * fabs(a) && (fabs(a) > 1e-08 || fabs(x0) > 1e-06)) {
            going = 1
        }
        b = b - x1
        IF (fabs(x1) > 1e-06 * fabs(b) && (fabs(b) > 1e-08 || fabs(x1) > 1e-06)) {
            going = 1
        }
        count = count + 1
    }
}
