: A STATE that nothing solves keeps its first value, under the variable step, too.
NEURON { SUFFIX unsolved NONSPECIFIC_CURRENT i RANGE g }
PARAMETER { g = 1e-4 (S/cm2) }
ASSIGNED { v (mV) i (mA/cm2) }
STATE { n }
INITIAL { n = 1/(1 + exp(-(v + 60)/5)) }
BREAKPOINT { i = g*n*(v + 20) }
