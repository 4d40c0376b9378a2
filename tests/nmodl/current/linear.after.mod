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

CURRENT_BY_DIFFERENCE {
    LOCAL v_1, total, ina_1
    v_1 = v + 0.001
    ina = gna * (v_1 - ena)
    i = g * (v_1 - e)
    total = ina + i
    ina_1 = ina
    ina = gna * (v - ena)
    i = g * (v - e)
    current_ = ina + i
    conductance_ = (total - current_) / 0.001
    dina_dv_ = (ina_1 - ina) / 0.001
}
