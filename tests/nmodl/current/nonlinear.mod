NEURON { POINT_PROCESS nonlinear USEION na READ ena WRITE ina NONSPECIFIC_CURRENT i }
ASSIGNED { v ena ina i }
BREAKPOINT {
    ina = v*v
    i = exp(v)
}
