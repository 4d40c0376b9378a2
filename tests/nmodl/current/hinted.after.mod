NEURON {
    SUFFIX hinted
    USEION na READ ena WRITE ina
    NONSPECIFIC_CURRENT i
    THREADSAFE
}

ASSIGNED {
    v
    ena
    ina
    i
    g
    gna
}

ASSIGNED {
    current_
    conductance_
    dina_dv_
}

BREAKPOINT {
    g = v
    gna = v * v
    ina = gna * (v - ena)
    i = g * v
    current_ = ina + i
    conductance_ = gna + g
    dina_dv_ = gna
}

CURRENT_BY_DIFFERENCE {
    g = v
    gna = v * v
    ina = gna * (v - ena)
    i = g * v
    current_ = ina + i
    conductance_ = gna + g
    dina_dv_ = gna
}
