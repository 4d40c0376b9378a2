TITLE The simple model of Izhikevich (2007), Dynamical Systems in Neuroscience, chapter 8, as a current at a membrane

NEURON {
    POINT_PROCESS Izhikevich
    NONSPECIFIC_CURRENT i
    RANGE k, vr, vt, vpeak, a, b, c, d, scale
}

UNITS { (mV) = (millivolt)  (nA) = (nanoamp) }

PARAMETER {
    k = 0.7
    vr = -60 (mV)
    vt = -40 (mV)
    vpeak = 35 (mV)
    a = 0.03 (/ms)
    b = -2
    c = -50 (mV)
    d = 100
    scale = 0.001 : pA to nA
}

ASSIGNED { v (mV)  i (nA) }

STATE { u }

INITIAL {
    u = 0
    net_send(0, 1)
}

BREAKPOINT {
    SOLVE recovery METHOD cnexp
    i = -scale*(k*(v - vr)*(v - vt) - u)
}

DERIVATIVE recovery { u' = a*(b*(v - vr) - u) }

NET_RECEIVE (w) {
    if (flag == 1) {
        WATCH (v > vpeak) 2
    } else if (flag == 2) {
        net_event(t)
        v = c
        u = u + d
    }
}
