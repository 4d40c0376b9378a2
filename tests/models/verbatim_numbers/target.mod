: Its variables are found by their numbers: PARAMETERs that are RANGE, then ASSIGNED ones, then STATEs.
NEURON { POINT_PROCESS Target RANGE owner, first, i, second NONSPECIFIC_CURRENT i }
ASSIGNED { v (mV) i (nA) owner }
PARAMETER { first = 11 only = 5 second = 22 }
STATE { g more }
INITIAL { g = 4 more = 6 }
BREAKPOINT { SOLVE fall METHOD cnexp i = g*(v + 10)*1e-4 }
DERIVATIVE fall { g' = -g/5 more' = 0 }
