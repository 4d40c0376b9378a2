TITLE Integrate-and-fire cell with fast excitatory and slower inhibitory synaptic currents

COMMENT
    de/dt = -e/taue                            a positive weight is added to e
    di1/dt = -i1/taui1                         a negative one to i1,
    di2/dt = -i2/taui2 + ai1 i1                which makes i2 rise and fall
    dm/dt = -m/taum + ae e + ai2 i2            at m = 1 the cell fires and m becomes 0

ae, ai1 and ai2 are such that i2 and m reach at most 1 after a lone event of weight 1 (-1 for inhibition). The
solutions are sums of exponentials. The states are kept as of the last event, at t0; E(), I() and M() tell the currents
and m now. When m will reach 1 is found by Newton's method, one step at each event that the cell sends to itself.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL IntFire4
    RANGE taue, taui1, taui2, taum, e, i1, i2, m
    RANGE ae, ai1, ai2, nself, nexcite, ninhibit
    GLOBAL eps, taueps, ib
}

PARAMETER {
    taue = 5 (ms) <1e-9, 1e9>
    taui1 = 10 (ms) <1e-9, 1e9>
    taui2 = 20 (ms) <1e-9, 1e9>
    taum = 50 (ms) <1e-9, 1e9>
    eps = 1e-6      : how near to 1 is 1
    ib = 0          : not used
    taueps = 0.01   : how much the time constants differ at least, ms
}

ASSIGNED {
    e i1 i2 m
    ae (/ms) ai1 (/ms) ai2 (/ms)
    t0 (ms)
    nself nexcite ninhibit
}

INITIAL {
    factors()
    e = 0
    i1 = 0
    i2 = 0
    m = 0
    t0 = t
    nself = 0
    nexcite = 0
    ninhibit = 0
    net_send(1e9, 1)
}

PROCEDURE separate() {
    : no two of the time constants may be the same, and taui1 is the shorter one
    LOCAL shorter
    if (taue > taui2) {
        printf("Warning: Adjusted taue from %g  to %g  to ensure taue < taui2\n", taue, taui2 - taueps)
        taue = taui2 - taueps
    } else if (taui2 - taue < taueps) {
        taue = taui2 - taueps
    }
    if (taui1 > taui2) {
        printf("Warning: Swapped taui1 and taui2\n")
        shorter = taui2
        taui2 = taui1
        taui1 = shorter
    }
    if (taui2 - taui1 < taueps) {
        taui1 = taui2 - taueps
    }
    if (fabs(taui2 - taum) < taueps) {
        if (taum > taui2) {
            taum = taui2 + taueps
        } else {
            taum = taui2 - taueps
        }
    }
    if (fabs(taui1 - taum) < taueps) {
        taum = taui1 - taueps
    }
    if (fabs(taue - taum) < taueps) {
        taum = taue - taueps
    }
}

PROCEDURE factors() {
    LOCAL s, high, low
    separate()
    ae = 1/both(log(taum/taue)/(1/taue - 1/taum), taue, taum)
    ai1 = 1/both(log(taui2/taui1)/(1/taui1 - 1/taui2), taui1, taui2)
    : m peaks where ai2 i2 = m/taum
    ai2 = 1
    low = 0
    high = taui2
    while (inhibited(high) < taum*ai1*both(high, taui1, taui2)) {
        low = high
        high = 2*high
    }
    while (high - low > 1e-14*high) {
        s = (low + high)/2
        if (s == low || s == high) {
            high = low
        } else if (inhibited(s) < taum*ai1*both(s, taui1, taui2)) {
            low = s
        } else {
            high = s
        }
    }
    ai2 = 1/inhibited(low)
}

FUNCTION both(s (ms), tau1 (ms), tau2 (ms)) (ms) {
    : what the time constant tau2 makes of a current that decays with tau1
    both = (exp(-s/tau2) - exp(-s/tau1))/(1/tau1 - 1/tau2)
}

FUNCTION inhibited(s (ms)) {
    : m after a lone i1 of 1, without ai2
    inhibited = ai1/(1/taui1 - 1/taui2)*(both(s, taui2, taum) - both(s, taui1, taum))
}

FUNCTION E() {
    E = ae*e*exp(-(t - t0)/taue)
}

FUNCTION I() {
    I = ai2*(i2*exp(-(t - t0)/taui2) + i1*ai1*both(t - t0, taui1, taui2))
}

FUNCTION M() {
    M = m*exp(-(t - t0)/taum) + ae*e*both(t - t0, taue, taum)
    M = M + ai2*(i2*both(t - t0, taui2, taum) + i1*inhibited(t - t0))
}

PROCEDURE update() {
    LOCAL s
    s = t - t0
    m = M()
    i2 = i2*exp(-s/taui2) + i1*ai1*both(s, taui1, taui2)
    i1 = i1*exp(-s/taui1)
    e = e*exp(-s/taue)
    t0 = t
}

FUNCTION firetime() (ms) {
    LOCAL rise
    rise = -m/taum + ae*e + ai2*i2
    firetime = 1e9
    if (rise > 0) {
        firetime = (1 - m)/rise
    }
}

NET_RECEIVE(w) {
    update()
    if (m > 1 - eps) {
        net_event(t)
        m = 0
    }
    if (flag == 1) {
        nself = nself + 1
        net_send(firetime(), 1)
    } else {
        if (w > 0) {
            nexcite = nexcite + 1
            e = e + w
        } else {
            ninhibit = ninhibit + 1
            i1 = i1 + w
        }
        net_move(t + firetime())
    }
}
