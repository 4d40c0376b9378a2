NEURON {
    SUFFIX shadows
    RANGE x
    THREADSAFE
}

PARAMETER {
    e = 7
}

ASSIGNED {
    x
    v
}

INITIAL {
    LOCAL e_1, i, list[3], e_2, i_3
    e_1 = 1
    e_2 = 2
    FROM i_1 = 0 TO 2 {
        list[i_1] = i_1 + e_1
    }
    FROM i_2 = 0 TO 2 {
        x = x + list[i_2]
    }
    IF (x > 1) {
        i_3 = 3
        x = i_3
    } ELSE {
        IF (x > 0) {
            x = e_1
        }
    }
}

FUNCTION f(v_1, x_1) {
    LOCAL f1
    f1 = v_1
    f = f1 + x_1
}
