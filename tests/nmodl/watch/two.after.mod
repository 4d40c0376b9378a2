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
    watched_0_
    watching_0_
    watched_1_
    watching_1_
}

INITIAL {
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
                net_unwatch_()
                watching_0_ = 0
                watching_1_ = 0
                unwatched_ = 0
            }
            watching_0_ = 1
            net_watch_(0, v - high, 2)
        }
        {
            IF (unwatched_) {
                net_unwatch_()
                watching_0_ = 0
                watching_1_ = 0
                unwatched_ = 0
            }
            watching_1_ = 1
            net_watch_(1, low - v, 3)
        }
    }
    IF (flag == 2) {
        net_event(t)
    }
}

WATCH {
    IF (watching_0_) {
        watched_0_ = v - high
    }
    IF (watching_1_) {
        watched_1_ = low - v
    }
}
