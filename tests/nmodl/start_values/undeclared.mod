NEURON { SUFFIX undeclared RANGE m0, own0 GLOBAL n0 }
PARAMETER { p0 = .3 }
STATE { m n k p START 2 own unused }
INITIAL { LOCAL own0 own0 = 1 m0 = 5 k0 = k0 + p0 }
BREAKPOINT { SOLVE d METHOD cnexp }
DERIVATIVE d { m' = (m0 - m)/5 n' = (n0 - n)/3 k' = (k0 - k)/2 }
