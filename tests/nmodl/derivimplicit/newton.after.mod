NEURON {
    SUFFIX newton
    THREADSAFE
}

STATE {
    m
}

BREAKPOINT {
    SOLVE state METHOD derivimplicit
}

DERIVATIVE state {
    LOCAL pump_1, Dm, m_old, x[1], f[1], b[1], jacobian[1], a[1], column, side, shift, fresh, going, change, largest, count, pivot, factor, kept, second, step, m_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    m_begin = m
    m_old = m
    x[0] = m
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
        m = x[0]
        pump_1 = m / (m + 2)
        Dm = 1 - pump_1
        f[0] = Dm - (m - m_old) / step
        IF (column < 1) {
            IF (side == 0) {
                FROM row = 0 TO 0 {
                    jacobian[row + column] = f[row]
                }
                x[column] = x[column] - 2 * shift
                side = 1
            } ELSE {
                IF (side == 1) {
                    FROM row = 0 TO 0 {
                        jacobian[row + column] = (jacobian[row + column] - f[row]) / (2 * shift)
                    }
                    x[column] = x[column] + shift
                    side = 2
                } ELSE {
                    side = 0
                    column = column + 1
                    IF (column < 1) {
                        shift = 0.02 * fabs(x[column])
                        IF (shift < 1e-06) {
                            shift = 1e-06
                        }
                        x[column] = x[column] + shift
                    }
                }
            }
        }
        IF (!(column < 1)) {
            IF (!fresh) {
                largest = 0
                FROM row_1 = 0 TO 0 {
                    IF (fabs(f[row_1]) > largest) {
                        largest = fabs(f[row_1])
                    }
                }
                IF (change < 1e-06 && largest < 1e-08) {
                    going = 0
                } ELSE {
                    IF (count == 50) {
                        going = 0
                        fail_("DERIVATIVE state: no convergence in 50 iterations")
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
                    FROM entry = 0 TO 0 {
                        a[entry] = jacobian[entry]
                    }
                    FROM row_2 = 0 TO 0 {
                        b[row_2] = f[row_2]
                    }
                    FROM k = 0 TO 0 {
                        pivot = k
                        FROM row_5 = k TO 0 {
                            IF (fabs(a[row_5 + k]) > fabs(a[pivot + k])) {
                                pivot = row_5
                            }
                        }
                        IF (pivot != k) {
                            FROM column_2 = 0 TO 0 {
                                kept = a[k + column_2]
                                a[k + column_2] = a[pivot + column_2]
                                a[pivot + column_2] = kept
                            }
                            kept = b[k]
                            b[k] = b[pivot]
                            b[pivot] = kept
                        }
                        factor = a[k + k]
                        FROM column_3 = k TO 0 {
                            a[k + column_3] = a[k + column_3] / factor
                        }
                        b[k] = b[k] / factor
                        FROM row_4 = k + 1 TO 0 {
                            factor = a[row_4 + k]
                            FROM column_1 = k TO 0 {
                                a[row_4 + column_1] = a[row_4 + column_1] - factor * a[k + column_1]
                            }
                            b[row_4] = b[row_4] - factor * b[k]
                        }
                    }
                    FROM turn = 1 TO 0 {
                        FROM column_4 = -turn + 1 TO 0 {
                            b[-turn] = b[-turn] - a[-turn + column_4] * b[column_4]
                        }
                    }
                    change = 0
                    FROM row_3 = 0 TO 0 {
                        IF (fabs(x[row_3]) > 1e-08 && fabs(b[row_3] / x[row_3]) > change) {
                            change = fabs(b[row_3] / x[row_3])
                        }
                        x[row_3] = x[row_3] - b[row_3]
                    }
                    count = count + 1
                    fresh = 0
                }
            }
        }
    }
    pump_1 = m / (m + 2)
    Dm = 1 - pump_1
    m = m + second * (m - m_begin)
}

FUNCTION pump(x) {
    pump = x / (x + 2)
}

INITIAL {
    m = 0
}
