: SOLVE in INITIAL is a step on the spot.
NEURON { SUFFIX steps RANGE a, b }
ASSIGNED { v (mV) }
STATE { a b }
INITIAL { a = .5 b = .25 SOLVE kin METHOD sparse }
BREAKPOINT { SOLVE kin METHOD sparse }
KINETIC kin { ~ a <-> b (1, 3*exp(v/50)) }
