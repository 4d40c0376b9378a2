NEURON {
    SUFFIX fibonacci
    RANGE x, n
    THREADSAFE
}

STATE {
    x
    n
}

ASSIGNED {
    x_before_1_
    x_before_2_
}

INITIAL {
    x_before_1_ = 0
    x_before_2_ = 0
    x = 1
    n = 0
}

BREAKPOINT {
    SOLVE next
}

DERIVATIVE next {
    x_before_2_ = x_before_1_
    x_before_1_ = x
    x = x_before_1_ + x_before_2_
    n = n + 1
}
