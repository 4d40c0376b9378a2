NEURON {
    POINT_PROCESS ForAll
    RANGE tau, d
}
PARAMETER { tau = 20 d = .5 }
ASSIGNED { v last }
INITIAL { last = -1000 net_send(0, 1) }
NET_RECEIVE(w, A, tpre) {
    LOCAL x
    INITIAL { A = 0 tpre = -1e3 }
    if (flag == 0) {
        A = w*(1 + .1*A)
        printf("event t=%g w=%g A=%g tpre=%g\n", t, w, A, tpre)
        tpre = t
    } else if (flag == 1) {
        WATCH (v > 0) 2
        FOR_NETCONS(w1, A1, tp) { printf("  at first %g %g %g\n", w1, A1, tp) }
    } else if (flag == 2) {
        x = 0
        last = t
        FOR_NETCONS(w1, A1, tp) {
            A1 = A1 + d*exp((tp - t)/tau)
            x = x + w1
            printf("  netcon %g %g %g\n", w1, A1, tp)
        }
        printf("spike t=%g sum %g\n", t, x)
    }
    if (flag == 0) {
        w = w + .01
        FOR_NETCONS(w2, A2, q) {
            w2 = w2*1.5
            A2 = A2 + 1
        }
        printf("own %g %g %g\n", w, A, tpre)
        A = A + 100
    }
}
