NEURON {
    SUFFIX balance
}

STATE {
    a
    b
}

INITIAL {
    a = 0
    b = 0
    SOLVE lin
}

LINEAR lin {
    LOCAL k, a_1[4], b_1[2], pivot, factor, kept
    a = 0
    b = 0
    FROM place = 0 TO 3 {
        a_1[place] = 0
    }
    k = 2
    a_1[0] = k
    a_1[1] = 1
    b_1[0] = 3 - (k * a + b)
    a_1[2] = 1
    a_1[3] = -1
    b_1[1] = b - 1 - a
    FROM k_1 = 0 TO 1 {
        pivot = k_1
        FROM row_1 = k_1 TO 1 {
            IF (fabs(a_1[row_1 * 2 + k_1]) > fabs(a_1[pivot * 2 + k_1])) {
                pivot = row_1
            }
        }
        IF (pivot != k_1) {
            FROM column_1 = 0 TO 1 {
                kept = a_1[k_1 * 2 + column_1]
                a_1[k_1 * 2 + column_1] = a_1[pivot * 2 + column_1]
                a_1[pivot * 2 + column_1] = kept
            }
            kept = b_1[k_1]
            b_1[k_1] = b_1[pivot]
            b_1[pivot] = kept
        }
        factor = a_1[k_1 * 2 + k_1]
        FROM column_2 = k_1 TO 1 {
            a_1[k_1 * 2 + column_2] = a_1[k_1 * 2 + column_2] / factor
        }
        b_1[k_1] = b_1[k_1] / factor
        FROM row = k_1 + 1 TO 1 {
            factor = a_1[row * 2 + k_1]
            FROM column = k_1 TO 1 {
                a_1[row * 2 + column] = a_1[row * 2 + column] - factor * a_1[k_1 * 2 + column]
            }
            b_1[row] = b_1[row] - factor * b_1[k_1]
        }
    }
    FROM turn = 1 TO 1 {
        FROM column_3 = 1 - turn + 1 TO 1 {
            b_1[1 - turn] = b_1[1 - turn] - a_1[(1 - turn) * 2 + column_3] * b_1[column_3]
        }
    }
    a = b_1[0]
    b = b_1[1]
}
