NEURON { SUFFIX plain  RANGE k }
PARAMETER { k = 2 }
STATE { m }
INITIAL { m = 1 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { m' = -k*m }
