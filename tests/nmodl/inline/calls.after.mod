NEURON {
    SUFFIX calls
    RANGE x
    GLOBAL g
}

ASSIGNED {
    x
    g
    v
}

INITIAL {
    LOCAL a, twice_1, twice_2, z, positive_1, a_1, z_1, so, twice_3, twice_1_1, z_2, twice_1_2, z_3, positive_2, a_2, twice_4, twice_1_3, z_4
    twice_1 = 2 * v
    z = 2 * v
    twice_2 = 2 * z
    a = twice_1 + twice_2
    so = a > 0 != 0
    IF (so) {
        z_1 = a
        positive_1 = 0
        a_1 = z_1
        IF (a_1 > 0) {
            positive_1 = 1
        }
        so = positive_1 != 0
    }
    IF (so) {
        z_3 = a
        z_3 = z_3 + 1
        x = z_3
        twice_1_2 = 2 * z_3
        g = twice_1_2
    } ELSE {
        twice_3 = 2 * a
        IF (twice_3 > 1) {
            z_2 = g
            z_2 = z_2 + 1
            x = z_2
            twice_1_1 = 2 * z_2
            g = twice_1_1
        }
    }
    positive_2 = 0
    a_2 = x
    IF (a_2 > 0) {
        positive_2 = 1
    }
    WHILE (positive_2) {
        x = x - 1
        positive_2 = 0
        a_2 = x
        IF (a_2 > 0) {
            positive_2 = 1
        }
    }
    twice_4 = 2 * 1
    FROM i = 0 TO twice_4 {
        z_4 = i
        z_4 = z_4 + 1
        x = z_4
        twice_1_3 = 2 * z_4
        g = twice_1_3
    }
}

FUNCTION twice(z) {
    twice = 2 * z
}

FUNCTION positive(z) {
    LOCAL a
    a = z
    IF (a > 0) {
        positive = 1
    }
}

PROCEDURE set(z) {
    LOCAL twice_1
    z = z + 1
    x = z
    twice_1 = 2 * z
    g = twice_1
}
