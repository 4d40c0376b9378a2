NEURON {
    POINT_PROCESS nonlinear
    USEION na READ ena WRITE ina
    NONSPECIFIC_CURRENT i
    THREADSAFE
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
    LOCAL v_1, total, ina_1
    v_1 = v + 0.001
    ina = v_1 * v_1
    i = exp(v_1)
    total = ina + i
    ina_1 = ina
    ina = v * v
    i = exp(v)
    current_ = ina + i
    conductance_ = (total - current_) / 0.001
    dina_dv_ = (ina_1 - ina) / 0.001
}

CURRENT_BY_DIFFERENCE {
    LOCAL v_1, total, ina_1
    v_1 = v + 0.001
    ina = v_1 * v_1
    i = exp(v_1)
    total = ina + i
    ina_1 = ina
    ina = v * v
    i = exp(v)
    current_ = ina + i
    conductance_ = (total - current_) / 0.001
    dina_dv_ = (ina_1 - ina) / 0.001
}
