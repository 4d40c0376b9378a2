: Start values of states; names that hide others; arguments by value; arrays.
NEURON { SUFFIX starts RANGE m, n0, k, out GLOBAL total }
PARAMETER { n0 = .3 e = 7 total }
ASSIGNED { v (mV) out[8] t2 }
STATE { m n k[3] n2 FROM 0 TO 1 START 0.5 }
LOCAL kept, list[4]
INITIAL {
    LOCAL e, m1
    total = total + 1
    e = 3
    out[0] = m + n + k[1]
    out[1] = n2
    kept = kept + 1
    list[2] = kept
    IF (kept > 0) {
        LOCAL e
        e = 5
        out[2] = e
    }
    out[3] = e
    out[4] = twice(e) + e
    k[2] = 4
    store(2.9)
}
BREAKPOINT { LOCAL j
    FROM j = 0 TO 2 { k[j] = k[j] + j*list[2] }
    out[7] = e
}
FUNCTION twice(e) {
    e = 2*e
    twice = e
}
PROCEDURE store(x) {
    LOCAL v
    v = x
    out[6] = v + kept
}
