NEURON {
    SUFFIX forms
    THREADSAFE
}

ASSIGNED {
    v
    minf
    tau
}

STATE {
    a
    b
    c
    d
    e
    f
}

BREAKPOINT {
    SOLVE states METHOD cnexp
}

DERIVATIVE states {
    rates(v)
    a = a + (1 - exp(-(dt / tau))) * (minf - a)
    b = b + (1 - exp(dt * (-minf - tau))) * (-(minf / (-minf - tau)) - b)
    c = c + (1 - exp(-dt)) * -c
    d = d + dt * (3 + minf)
    e = e + (1 - exp(dt * (-(tau + 3) / 2))) * (-((minf * (tau + 3) / 2 + a) / (-(tau + 3) / 2)) - e)
    f = f + (1 - exp(dt * -(f + f))) * -f
}

PROCEDURE rates(v_1) {
    minf = v_1
    tau = v_1
}

INITIAL {
    a = 0
    b = 0
    c = 0
    d = 0
    e = 0
    f = 0
}
