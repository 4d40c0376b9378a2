NEURON {
    POINT_PROCESS Plastic
    RANGE tau
    THREADSAFE
}

PARAMETER {
    tau = 20
}

NET_RECEIVE (w, A, tpre) {
    LOCAL sum
    IF (flag == 0) {
        A = w
        tpre = t
    } ELSE {
        sum = 0
        {
            LOCAL at
            netcon_put_(netcon_own_() + 1, A)
            netcon_put_(netcon_own_() + 2, tpre)
            FROM netcon = 0 TO netcon_count_() - 1 {
                LOCAL w1, A1, tp
                at = netcon_first_(netcon)
                w1 = netcon_weight_(at)
                A1 = netcon_weight_(at + 1)
                tp = netcon_weight_(at + 2)
                {
                    A1 = A1 + exp((tp - t) / tau)
                    sum = sum + w1
                }
                netcon_put_(at + 1, A1)
            }
            w = netcon_weight_(netcon_own_())
            A = netcon_weight_(netcon_own_() + 1)
            tpre = netcon_weight_(netcon_own_() + 2)
        }
        {
            LOCAL at_1
            netcon_put_(netcon_own_() + 1, A)
            netcon_put_(netcon_own_() + 2, tpre)
            FROM netcon_1 = 0 TO netcon_count_() - 1 {
                LOCAL w1, A1, tp
                at_1 = netcon_first_(netcon_1)
                w1 = netcon_weight_(at_1)
                A1 = netcon_weight_(at_1 + 1)
                tp = netcon_weight_(at_1 + 2)
                {
                    printf("%g\n", w1)
                }
            }
        }
    }
}
