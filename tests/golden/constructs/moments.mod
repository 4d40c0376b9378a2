: BEFORE and AFTER blocks; each notes where in the order it comes
NEURON { SUFFIX moments RANGE bi, ai, bb, as, bs, n }
ASSIGNED { v bi ai bb as bs n }
STATE { x }
BEFORE INITIAL { bi = v n = 0 }
AFTER INITIAL { ai = n + x }
BEFORE BREAKPOINT { bb = v + n }
AFTER SOLVE { as = x*2 + n n = n + 1 }
BEFORE STEP { bs = v + x }
INITIAL { x = 1 n = n + 1 }
BREAKPOINT { SOLVE decay METHOD cnexp }
DERIVATIVE decay { x' = -x/4 }
