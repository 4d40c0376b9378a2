NEURON { SUFFIX linear USEION na READ ena WRITE ina NONSPECIFIC_CURRENT i }
PARAMETER { g = 1 e = -70 gna = 2 }
ASSIGNED { v ena ina i }
BREAKPOINT {
    ina = gna*(v - ena)
    i = g*(v - e)
}
