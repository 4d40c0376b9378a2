: a current that follows a derivative
NEURON { SUFFIX flow NONSPECIFIC_CURRENT i RANGE i, c }
PARAMETER { c = 1e-3 }
ASSIGNED { v i }
STATE { x }
INITIAL { x = 0 }
BREAKPOINT { SOLVE go METHOD derivimplicit  i = c*x' }
DERIVATIVE go { x' = (v + 60)/50 - x/4 }
