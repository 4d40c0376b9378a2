NEURON {
    SUFFIX one
    RANGE x
    THREADSAFE
}

ASSIGNED {
    x
    v (mV)
}

LOCAL ftable_f_[6], ftable_g_[10]

FUNCTION f(v (mV)) (ms) {
    LOCAL at, low, high, middle, x, place0, part0
    IF (ftable_f_[0] == 1) {
        f = ftable_f_[1]
    } ELSE {
        x = v
        high = ftable_f_[2] - 1
        low = 0
        at = 0
        place0 = 0
        part0 = 0
        IF (ftable_f_[3]) {
            IF (high > 0) {
                at = (x - ftable_f_[4]) / ((ftable_f_[5] - ftable_f_[4]) / high)
            }
            IF (at < 0) {
                at = 0
            }
            IF (at > high) {
                at = high
            }
            place0 = floor(at)
            part0 = at - place0
        } ELSE {
            IF (x >= memory_(ftable_f_[4], high)) {
                place0 = high
            } ELSE {
                IF (x > memory_(ftable_f_[4], 0)) {
                    WHILE (high - low > 1) {
                        middle = floor((low + high) / 2)
                        IF (x < memory_(ftable_f_[4], middle)) {
                            high = middle
                        } ELSE {
                            low = middle
                        }
                    }
                    place0 = low
                    part0 = (x - memory_(ftable_f_[4], low)) / (memory_(ftable_f_[4], low + 1) - memory_(ftable_f_[4], low))
                }
            }
        }
        f = (1 - part0) * memory_(ftable_f_[1], place0) + part0 * memory_(ftable_f_[1], place0 + (part0 > 0))
    }
}

FUNCTION g(v, c) {
    LOCAL at, low, high, middle, x, place0, part0, place1, part1
    IF (ftable_g_[0] == 1) {
        g = ftable_g_[1]
    } ELSE {
        x = v
        high = ftable_g_[2] - 1
        low = 0
        at = 0
        place0 = 0
        part0 = 0
        IF (ftable_g_[3]) {
            IF (high > 0) {
                at = (x - ftable_g_[4]) / ((ftable_g_[5] - ftable_g_[4]) / high)
            }
            IF (at < 0) {
                at = 0
            }
            IF (at > high) {
                at = high
            }
            place0 = floor(at)
            part0 = at - place0
        } ELSE {
            IF (x >= memory_(ftable_g_[4], high)) {
                place0 = high
            } ELSE {
                IF (x > memory_(ftable_g_[4], 0)) {
                    WHILE (high - low > 1) {
                        middle = floor((low + high) / 2)
                        IF (x < memory_(ftable_g_[4], middle)) {
                            high = middle
                        } ELSE {
                            low = middle
                        }
                    }
                    place0 = low
                    part0 = (x - memory_(ftable_g_[4], low)) / (memory_(ftable_g_[4], low + 1) - memory_(ftable_g_[4], low))
                }
            }
        }
        x = c
        high = ftable_g_[6] - 1
        low = 0
        at = 0
        place1 = 0
        part1 = 0
        IF (ftable_g_[7]) {
            IF (high > 0) {
                at = (x - ftable_g_[8]) / ((ftable_g_[9] - ftable_g_[8]) / high)
            }
            IF (at < 0) {
                at = 0
            }
            IF (at > high) {
                at = high
            }
            place1 = floor(at)
            part1 = at - place1
        } ELSE {
            IF (x >= memory_(ftable_g_[8], high)) {
                place1 = high
            } ELSE {
                IF (x > memory_(ftable_g_[8], 0)) {
                    WHILE (high - low > 1) {
                        middle = floor((low + high) / 2)
                        IF (x < memory_(ftable_g_[8], middle)) {
                            high = middle
                        } ELSE {
                            low = middle
                        }
                    }
                    place1 = low
                    part1 = (x - memory_(ftable_g_[8], low)) / (memory_(ftable_g_[8], low + 1) - memory_(ftable_g_[8], low))
                }
            }
        }
        g = (1 - part0) * (1 - part1) * memory_(ftable_g_[1], place0 * ftable_g_[6] + place1) + (1 - part0) * part1 * memory_(ftable_g_[1], place0 * ftable_g_[6] + (place1 + (part1 > 0))) + part0 * (1 - part1) * memory_(ftable_g_[1], (place0 + (part0 > 0)) * ftable_g_[6] + place1) + part0 * part1 * memory_(ftable_g_[1], (place0 + (part0 > 0)) * ftable_g_[6] + (place1 + (part1 > 0)))
    }
}

INITIAL {
    x = f(v) + g(v, 1)
}
