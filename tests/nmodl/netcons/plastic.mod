NEURON {
    POINT_PROCESS Plastic
    RANGE tau
}

PARAMETER { tau = 20 }

NET_RECEIVE(w, A, tpre) {
    LOCAL sum
    if (flag == 0) {
        A = w
        tpre = t
    } else {
        sum = 0
        FOR_NETCONS(w1, A1, tp) {
            A1 = A1 + exp((tp - t)/tau)
            sum = sum + w1
        }
        FOR_NETCONS(w1, A1, tp) {
            printf("%g\n", w1)
        }
    }
}
