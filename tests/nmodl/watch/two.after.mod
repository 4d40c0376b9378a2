NEURON {
    POINT_PROCESS Detector
    RANGE high, low
    THREADSAFE
}

PARAMETER {
    high = 0
    low = -40
}

ASSIGNED {
    v
}

ASSIGNED {
    watching_0_
    true_0_
    watching_1_
    true_1_
}

INITIAL {
    watching_0_ = 0
    watching_1_ = 0
    net_send(0, 1)
}

NET_RECEIVE (w) {
    INITIAL {}
    LOCAL x, unwatched_
    unwatched_ = 1
    x = w
    IF (flag == 1) {
        {
            IF (unwatched_) {
                watching_0_ = 0
                watching_1_ = 0
                unwatched_ = 0
            }
            watching_0_ = 1
            true_0_ = v > high
        }
        {
            IF (unwatched_) {
                watching_0_ = 0
                watching_1_ = 0
                unwatched_ = 0
            }
            watching_1_ = 1
            true_1_ = v < low
        }
    }
    IF (flag == 2) {
        net_event(t)
    }
}

WATCH {
    IF (watching_0_) {
        IF (v > high) {
            IF (!true_0_) {
                true_0_ = 1
                net_send(0, 2)
            }
        } ELSE {
            true_0_ = 0
        }
    }
    IF (watching_1_) {
        IF (v < low) {
            IF (!true_1_) {
                true_1_ = 1
                net_send(0, 3)
            }
        } ELSE {
            true_1_ = 0
        }
    }
}
