NEURON { SUFFIX hinted USEION na READ ena WRITE ina NONSPECIFIC_CURRENT i }
ASSIGNED { v ena ina i g gna }
BREAKPOINT {
    CONDUCTANCE g
    CONDUCTANCE gna USEION na
    g = v
    gna = v*v
    ina = gna*(v - ena)
    i = g*v
}
