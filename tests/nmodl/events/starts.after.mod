NEURON {
    POINT_PROCESS starts
    RANGE when
    THREADSAFE
}

PARAMETER {
    when = 1
    n0 = 0.2
}

STATE {
    m
    n
    k[3]
    s START 0.5
}

INITIAL {
    m = 0
    n = n0
    FROM i = 0 TO 2 {
        k[i] = 0
    }
    s = 0.5
    m = 1
}

BREAKPOINT {
    IF (when - 1e-11 <= t && when - 1e-11 > t - dt) {
        m = 2
    }
}

NET_RECEIVE (w, a, b) {
    INITIAL {
        a = 0
        b = 0
    }
    m = m + w
}
