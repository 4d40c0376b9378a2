NEURON { SUFFIX explicit  RANGE k }
PARAMETER { k = 2 }
STATE { m }
INITIAL { m = 1 }
BREAKPOINT { SOLVE states METHOD euler }
DERIVATIVE states { m' = -k*m }
