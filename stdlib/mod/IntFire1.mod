TITLE Integrate-and-fire cell: m decays with tau, events add their weight, at 1 it fires

COMMENT
m is kept as of the last event, at t0; M() tells its value now. For the time refrac after a spike m is 2 and events
are ignored; M() is then 2 for half a millisecond, and -1.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL IntFire1
    RANGE tau, refrac, m
}

PARAMETER {
    tau = 10 (ms) <1e-9, 1e9>
    refrac = 5 (ms) <0, 1e9>
}

ASSIGNED {
    m
    t0 (ms)
    refractory
}

INITIAL {
    m = 0
    t0 = t
    refractory = 0
}

FUNCTION M() {
    if (refractory == 0) {
        M = m*exp(-(t - t0)/tau)
    } else if (t - t0 < 0.5) {
        M = 2
    } else {
        M = -1
    }
}

NET_RECEIVE(w) {
    if (refractory == 0) {
        m = m*exp(-(t - t0)/tau) + w
        t0 = t
        if (m > 1) {
            refractory = 1
            m = 2
            net_send(refrac, 1)
            net_event(t)
        }
    } else if (flag == 1) {
        m = 0
        t0 = t
        refractory = 0
    }
}
