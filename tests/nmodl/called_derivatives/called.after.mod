NEURON {
    SUFFIX called
    THREADSAFE
}

STATE {
    m
    p
}

INITIAL {
    m = 1
    SOLVE step METHOD cnexp
    {
        f()
    }
}

BREAKPOINT {
    SOLVE step METHOD cnexp
    SOLVE rest METHOD euler
}

DERIVATIVE step {
    m' = -m
}

DERIVATIVE rest {
    f()
    p' = -p
}

PROCEDURE f() {}
