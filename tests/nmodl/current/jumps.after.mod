NEURON {
    POINT_PROCESS jumps
    NONSPECIFIC_CURRENT i
}

ASSIGNED {
    v
    i
}

STATE {
    a
}

ASSIGNED {
    current_
    conductance_
    evaluated_
}

BREAKPOINT {
    LOCAL v_1, total
    v_1 = v + 0.001
    IF (1 - 1e-11 <= t && 1 - 1e-11 > t - dt) {
        IF (evaluated_) {
            a = a + 1
        }
    }
    i = a * v_1
    total = i
    IF (1 - 1e-11 <= t && 1 - 1e-11 > t - dt) {}
    i = a * v
    current_ = i
    conductance_ = (total - current_) / 0.001
    evaluated_ = 1
}

NET_RECEIVE (w) {
    INITIAL {}
    a = a + w
}

INITIAL {
    evaluated_ = 0
    a = 0
}

CURRENT_BY_DIFFERENCE {
    LOCAL v_1, total
    v_1 = v + 0.001
    IF (1 - 1e-11 <= t && 1 - 1e-11 > t - dt) {
        IF (evaluated_) {
            a = a + 1
        }
    }
    i = a * v_1
    total = i
    IF (1 - 1e-11 <= t && 1 - 1e-11 > t - dt) {}
    i = a * v
    current_ = i
    conductance_ = (total - current_) / 0.001
    evaluated_ = 1
}
