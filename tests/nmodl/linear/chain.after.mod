NEURON {
    SUFFIX chain
    RANGE c, inflow
}

PARAMETER {
    inflow = 1
    leak = 0.1
}

STATE {
    c[4]
}

BREAKPOINT {
    SOLVE balance METHOD simeq
}

LINEAR balance {
    LOCAL c_0, c_1, c_2, c_3, a[16], b[4], pivot, factor, kept
    c_0 = c[0]
    c_1 = c[1]
    c_2 = c[2]
    c_3 = c[3]
    c_0 = 0
    c_1 = 0
    c_2 = 0
    c_3 = 0
    FROM place = 0 TO 15 {
        a[place] = 0
    }
    a[0] = 1 + leak
    a[1] = -1
    b[0] = inflow - ((1 + leak) * c_0 - c_1)
    a[4] = -1
    a[5] = 2 + leak
    a[6] = -1
    b[1] = c_0 + c_2 - (2 + leak) * c_1
    a[9] = -1
    a[10] = 2 + leak
    a[11] = -1
    b[2] = c_1 + c_3 - (2 + leak) * c_2
    a[14] = -1
    a[15] = 1 + leak
    b[3] = c_2 - (1 + leak) * c_3
    FROM k_1 = 0 TO 3 {
        pivot = k_1
        FROM row_1 = k_1 TO 3 {
            IF (fabs(a[row_1 * 4 + k_1]) > fabs(a[pivot * 4 + k_1])) {
                pivot = row_1
            }
        }
        IF (pivot != k_1) {
            FROM column_1 = 0 TO 3 {
                kept = a[k_1 * 4 + column_1]
                a[k_1 * 4 + column_1] = a[pivot * 4 + column_1]
                a[pivot * 4 + column_1] = kept
            }
            kept = b[k_1]
            b[k_1] = b[pivot]
            b[pivot] = kept
        }
        factor = a[k_1 * 4 + k_1]
        FROM column_2 = k_1 TO 3 {
            a[k_1 * 4 + column_2] = a[k_1 * 4 + column_2] / factor
        }
        b[k_1] = b[k_1] / factor
        FROM row = k_1 + 1 TO 3 {
            factor = a[row * 4 + k_1]
            FROM column = k_1 TO 3 {
                a[row * 4 + column] = a[row * 4 + column] - factor * a[k_1 * 4 + column]
            }
            b[row] = b[row] - factor * b[k_1]
        }
    }
    FROM turn = 1 TO 3 {
        FROM column_3 = 3 - turn + 1 TO 3 {
            b[3 - turn] = b[3 - turn] - a[(3 - turn) * 4 + column_3] * b[column_3]
        }
    }
    c_0 = b[0]
    c_1 = b[1]
    c_2 = b[2]
    c_3 = b[3]
    c[0] = c_0
    c[1] = c_1
    c[2] = c_2
    c[3] = c_3
}

INITIAL {
    FROM i = 0 TO 3 {
        c[i] = 0
    }
}
