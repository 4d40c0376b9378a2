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
    LOCAL Da, Db, a_old, b_old, x[2], f[2], b_1[2], jacobian[4], a_1[4], column, side, shift, fresh, going, change, largest, count, pivot, factor, kept, second, step, a_begin, b_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    a_begin = a
    b_begin = b
    a_old = a
    b_old = b
    x[0] = a
    x[1] = b
    going = 1
    count = 0
    column = 0
    side = 0
    fresh = 1
    shift = 0.02 * fabs(x[column])
    IF (shift < 1e-06) {
        shift = 1e-06
    }
    x[column] = x[column] + shift
    WHILE (going) {
        a = x[0]
        b = x[1]
        Da = 2 - a * a
        Db = a - 0.5 * b
        f[0] = Da - (a - a_old) / step
        f[1] = Db - (b - b_old) / step
        IF (column < 2) {
            IF (side == 0) {
                FROM row = 0 TO 1 {
                    jacobian[row * 2 + column] = f[row]
                }
                x[column] = x[column] - 2 * shift
                side = 1
            } ELSE {
                IF (side == 1) {
                    FROM row = 0 TO 1 {
                        jacobian[row * 2 + column] = (jacobian[row * 2 + column] - f[row]) / (2 * shift)
                    }
                    x[column] = x[column] + shift
                    side = 2
                } ELSE {
                    side = 0
                    column = column + 1
                    IF (column < 2) {
                        shift = 0.02 * fabs(x[column])
                        IF (shift < 1e-06) {
                            shift = 1e-06
                        }
                        x[column] = x[column] + shift
                    }
                }
            }
        }
        IF (!(column < 2)) {
            IF (!fresh) {
                largest = 0
                FROM row_1 = 0 TO 1 {
                    IF (fabs(f[row_1]) > largest) {
                        largest = fabs(f[row_1])
                    }
                }
                IF (change < 1e-06 && largest < 1e-08) {
                    going = 0
                } ELSE {
                    IF (count == 50) {
                        going = 0
                        fail_("DERIVATIVE states: no convergence in 50 iterations")
                    }
                }
            }
            IF (going) {
                IF (!fresh && change > 0.05) {
                    column = 0
                    side = 0
                    fresh = 1
                    shift = 0.02 * fabs(x[column])
                    IF (shift < 1e-06) {
                        shift = 1e-06
                    }
                    x[column] = x[column] + shift
                } ELSE {
                    FROM entry = 0 TO 3 {
                        a_1[entry] = jacobian[entry]
                    }
                    FROM row_2 = 0 TO 1 {
                        b_1[row_2] = f[row_2]
                    }
                    FROM k = 0 TO 1 {
                        pivot = k
                        FROM row_5 = k TO 1 {
                            IF (fabs(a_1[row_5 * 2 + k]) > fabs(a_1[pivot * 2 + k])) {
                                pivot = row_5
                            }
                        }
                        IF (pivot != k) {
                            FROM column_2 = 0 TO 1 {
                                kept = a_1[k * 2 + column_2]
                                a_1[k * 2 + column_2] = a_1[pivot * 2 + column_2]
                                a_1[pivot * 2 + column_2] = kept
                            }
                            kept = b_1[k]
                            b_1[k] = b_1[pivot]
                            b_1[pivot] = kept
                        }
                        factor = a_1[k * 2 + k]
                        FROM column_3 = k TO 1 {
                            a_1[k * 2 + column_3] = a_1[k * 2 + column_3] / factor
                        }
                        b_1[k] = b_1[k] / factor
                        FROM row_4 = k + 1 TO 1 {
                            factor = a_1[row_4 * 2 + k]
                            FROM column_1 = k TO 1 {
                                a_1[row_4 * 2 + column_1] = a_1[row_4 * 2 + column_1] - factor * a_1[k * 2 + column_1]
                            }
                            b_1[row_4] = b_1[row_4] - factor * b_1[k]
                        }
                    }
                    FROM turn = 1 TO 1 {
                        FROM column_4 = 1 - turn + 1 TO 1 {
                            b_1[1 - turn] = b_1[1 - turn] - a_1[(1 - turn) * 2 + column_4] * b_1[column_4]
                        }
                    }
                    change = 0
                    FROM row_3 = 0 TO 1 {
                        IF (fabs(x[row_3]) > 1e-08 && fabs(b_1[row_3] / x[row_3]) > change) {
                            change = fabs(b_1[row_3] / x[row_3])
                        }
                        x[row_3] = x[row_3] - b_1[row_3]
                    }
                    count = count + 1
                    fresh = 0
                }
            }
        }
    }
    Da = 2 - a * a
    Db = a - 0.5 * b
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
