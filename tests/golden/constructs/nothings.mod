: SUFFIX nothing
NEURON { SUFFIX nothing }
FUNCTION triple_of(x) { triple_of = 3*x }
FUNCTION hill_of(x, n) { LOCAL y y = pow(fabs(x), n) hill_of = y/(1 + y) }
