NEURON {
    SUFFIX curved
}

PARAMETER {
    k = 2
}

STATE {
    m
    n
    p
    q
}

INITIAL {
    m = 1
    n = 1
    p = 1
    q = 1
}

BREAKPOINT {
    SOLVE states METHOD derivimplicit
}

DERIVATIVE states {
    m' = k - m*m
    n' = exp(-n) - k*n
    p' = open(p)*(1 - p) - p/k + m
    q' = k/(1 + q)
}

FUNCTION open(x) {
    open = x/(1 + x)
}
