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
    LOCAL Da, Db, dDa_da, dDb_da, dDb_db, a_old, b_old, going, count, a0_0, a1_0, a1_1, b0, b1, f1_0, b1_1, x1, x0, second, step, a_begin, b_begin
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
        a0_0 = 1 - step * dDa_da
        a1_0 = -(step * dDb_da)
        a1_1 = 1 - step * dDb_db
        b0 = a - a_old - step * Da
        b1 = b - b_old - step * Db
        f1_0 = a1_0 / a0_0
        b1_1 = b1 - f1_0 * b0
        x1 = b1_1 / a1_1
        x0 = b0 / a0_0
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
    LOCAL Da, Db, dDa_da, dDb_da, dDb_db, a_old, b_old, going, count, a0_0, a1_0, a1_1, b0, b1, f1_0, b1_1, x1, x0
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
        a0_0 = 1 - 1000000000 * dDa_da
        a1_0 = -(1000000000 * dDb_da)
        a1_1 = 1 - 1000000000 * dDb_db
        b0 = a - a_old - 1000000000 * Da
        b1 = b - b_old - 1000000000 * Db
        f1_0 = a1_0 / a0_0
        b1_1 = b1 - f1_0 * b0
        x1 = b1_1 / a1_1
        x0 = b0 / a0_0
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
