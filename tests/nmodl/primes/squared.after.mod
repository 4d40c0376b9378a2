NEURON {
    SUFFIX squared
    RANGE q, b, w
    THREADSAFE
}

PARAMETER {
    b = 0.3
    w = 0.2
}

ASSIGNED {
    q
    v (millivolt)
}

STATE {
    x
    z
}

ASSIGNED {
    Dx_
}

INITIAL {
    x = 1
    z = 0
    q = 0
}

BREAKPOINT {
    SOLVE states METHOD derivimplicit
}

DERIVATIVE states {
    Dx_ = -b * (x - 0.1)
    x' = -b * (x - 0.1)
    q = Dx_^2
    z' = q - w * z
}
