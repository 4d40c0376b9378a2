TITLE Integrate-and-fire cell driven by a slowly decaying synaptic current and a constant one

COMMENT
    taus di/dt = -(i - ib)      an event adds its weight to i
    taum dm/dt = -m + i         at m = 1 the cell fires and m becomes 0

Both equations have an exact solution. At each event the time is computed at which m will reach 1, and the event that
the cell has sent to itself is moved there. m and i are kept as of the last event, at t0; M() and I() tell them now.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL IntFire2
    RANGE taum, taus, ib, m, i
}

PARAMETER {
    taum = 10 (ms) <1e-9, 1e9>
    taus = 20 (ms) <1e-9, 1e9>
    ib = 0
}

ASSIGNED {
    m
    i
    t0 (ms)
    slow    : m(s) = ib + slow exp(-s/taus) + (m - ib - slow) exp(-s/taum)
}

INITIAL {
    m = 0
    i = ib
    t0 = t
    net_send(firetime(), 1)
}

FUNCTION I() {
    I = ib + (i - ib)*exp(-(t - t0)/taus)
}

FUNCTION M() {
    slow = (i - ib)*taus/(taus - taum)
    M = later(t - t0)
}

FUNCTION later(s (ms)) {
    later = ib + slow*exp(-s/taus) + (m - ib - slow)*exp(-s/taum)
}

FUNCTION slope(s (ms)) (/ms) {
    slope = -slow/taus*exp(-s/taus) - (m - ib - slow)/taum*exp(-s/taum)
}

FUNCTION firetime() (ms) {
    : after how long m reaches 1, if nothing else happens
    LOCAL low, high, turn, ratio, s, step
    slow = (i - ib)*taus/(taus - taum)
    turn = -1    : where m has a maximum or minimum
    ratio = 0
    if (slow != 0) {
        ratio = -(m - ib - slow)*taus/(slow*taum)
    }
    if (ratio > 1) {
        turn = log(ratio)/(1/taum - 1/taus)
    }
    low = 0
    high = -1
    if (slope(0) > 0 && turn > 0) {
        if (later(turn) >= 1) {
            high = turn
        }
    } else if (ib > 1) {
        if (turn > 0) {
            low = turn
        }
        high = low + taum
        while (later(high) < 1) {
            low = high
            high = high + 2*(high + taum)
        }
    }
    firetime = 1e9
    if (high >= 0) {
        : Newton's steps, halving where they lead out of the bracket
        s = low
        step = high - low
        while (fabs(step) > 1e-12*(1 + s)) {
            if (later(s) < 1) {
                low = s
            } else {
                high = s
            }
            step = (1 - later(s))/slope(s)
            if (s + step <= low || s + step >= high) {
                step = (low + high)/2 - s
            }
            s = s + step
        }
        firetime = s
    }
}

NET_RECEIVE(w) {
    m = M()
    i = I()
    t0 = t
    if (flag == 1) {
        net_event(t)
        m = 0
        net_send(firetime(), 1)
    } else {
        i = i + w
        net_move(t + firetime())
    }
}
