NEURON {
    SUFFIX meeting
    RANGE x, height, slope
}

PARAMETER {
    slope = 2
}

STATE {
    x
    height
}

ASSIGNED {
    line_height
}

BREAKPOINT {
    SOLVE crossing METHOD newton
}

NONLINEAR crossing {
    LOCAL x_1[2], f[2], b[2], jacobian[4], a[4], column, side, shift, fresh, going, change, largest, count, pivot, factor, kept
    x_1[0] = x
    x_1[1] = height
    going = 1
    count = 0
    column = 0
    side = 0
    fresh = 1
    shift = 0.02 * fabs(x_1[column])
    IF (shift < 1e-06) {
        shift = 1e-06
    }
    x_1[column] = x_1[column] + shift
    WHILE (going) {
        x = x_1[0]
        height = x_1[1]
        line_height = slope * x + 1
        f[0] = height - x * x
        f[1] = line_height - height
        IF (column < 2) {
            IF (side == 0) {
                FROM row = 0 TO 1 {
                    jacobian[row * 2 + column] = f[row]
                }
                x_1[column] = x_1[column] - 2 * shift
                side = 1
            } ELSE {
                IF (side == 1) {
                    FROM row = 0 TO 1 {
                        jacobian[row * 2 + column] = (jacobian[row * 2 + column] - f[row]) / (2 * shift)
                    }
                    x_1[column] = x_1[column] + shift
                    side = 2
                } ELSE {
                    side = 0
                    column = column + 1
                    IF (column < 2) {
                        shift = 0.02 * fabs(x_1[column])
                        IF (shift < 1e-06) {
                            shift = 1e-06
                        }
                        x_1[column] = x_1[column] + shift
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
                        fail_("NONLINEAR crossing: no convergence in 50 iterations")
                    }
                }
            }
            IF (going) {
                IF (!fresh && change > 0.05) {
                    column = 0
                    side = 0
                    fresh = 1
                    shift = 0.02 * fabs(x_1[column])
                    IF (shift < 1e-06) {
                        shift = 1e-06
                    }
                    x_1[column] = x_1[column] + shift
                } ELSE {
                    FROM entry = 0 TO 3 {
                        a[entry] = jacobian[entry]
                    }
                    FROM row_2 = 0 TO 1 {
                        b[row_2] = f[row_2]
                    }
                    FROM k = 0 TO 1 {
                        pivot = k
                        FROM row_5 = k TO 1 {
                            IF (fabs(a[row_5 * 2 + k]) > fabs(a[pivot * 2 + k])) {
                                pivot = row_5
                            }
                        }
                        IF (pivot != k) {
                            FROM column_2 = 0 TO 1 {
                                kept = a[k * 2 + column_2]
                                a[k * 2 + column_2] = a[pivot * 2 + column_2]
                                a[pivot * 2 + column_2] = kept
                            }
                            kept = b[k]
                            b[k] = b[pivot]
                            b[pivot] = kept
                        }
                        factor = a[k * 2 + k]
                        FROM column_3 = k TO 1 {
                            a[k * 2 + column_3] = a[k * 2 + column_3] / factor
                        }
                        b[k] = b[k] / factor
                        FROM row_4 = k + 1 TO 1 {
                            factor = a[row_4 * 2 + k]
                            FROM column_1 = k TO 1 {
                                a[row_4 * 2 + column_1] = a[row_4 * 2 + column_1] - factor * a[k * 2 + column_1]
                            }
                            b[row_4] = b[row_4] - factor * b[k]
                        }
                    }
                    FROM turn = 1 TO 1 {
                        FROM column_4 = 1 - turn + 1 TO 1 {
                            b[1 - turn] = b[1 - turn] - a[(1 - turn) * 2 + column_4] * b[column_4]
                        }
                    }
                    change = 0
                    FROM row_3 = 0 TO 1 {
                        IF (fabs(x_1[row_3]) > 1e-08 && fabs(b[row_3] / x_1[row_3]) > change) {
                            change = fabs(b[row_3] / x_1[row_3])
                        }
                        x_1[row_3] = x_1[row_3] - b[row_3]
                    }
                    count = count + 1
                    fresh = 0
                }
            }
        }
    }
}

PROCEDURE line(x_1) {
    line_height = slope * x_1 + 1
}

INITIAL {
    x = 0
    height = 0
}
