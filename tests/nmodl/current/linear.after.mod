NEURON {
    SUFFIX linear
    USEION na READ ena WRITE ina
    NONSPECIFIC_CURRENT i
    THREADSAFE
}

PARAMETER {
    g = 1
    e = -70
    gna = 2
}

ASSIGNED {
    v
    ena
    ina
    i
}

ASSIGNED {
    current_
    conductance_
    dina_dv_
}

BREAKPOINT {
    LOCAL dina_dv, di_dv
    dina_dv = gna
    ina = gna * (v - ena)
    di_dv = g
    i = g * (v - e)
    current_ = ina + i
    conductance_ = dina_dv + di_dv
    dina_dv_ = dina_dv
}
