NEURON {
    SUFFIX reactions
    RANGE c
}

PARAMETER {
    kf = 2 (/ms)
    kb = 1 (/ms)
}

STATE {
    c[2]
    o
}

BREAKPOINT {
    SOLVE scheme METHOD sparse
}

KINETIC scheme {
    ~ c[0] <-> c[1] (kf, kb)
    ~ c[1] + o <-> c[0] (kf, kb)
    CONSERVE o + c[0] + c[1] = 1
}
