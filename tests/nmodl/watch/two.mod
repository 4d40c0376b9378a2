NEURON {
    POINT_PROCESS Detector
    RANGE high, low
}

PARAMETER {
    high = 0
    low = -40
}

ASSIGNED { v }

INITIAL {
    net_send(0, 1)
}

NET_RECEIVE(w) {
    LOCAL x
    x = w
    if (flag == 1) {
        WATCH (v > high) 2
        WATCH (v < low) 3
    }
    if (flag == 2) {
        net_event(t)
    }
}
