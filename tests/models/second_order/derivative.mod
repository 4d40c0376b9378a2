NEURON { SUFFIX derivative  RANGE rate }
ASSIGNED { rate }
STATE { m n }
INITIAL { m = 1  n = .25 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states { rate = m*2  m' = -m*m*3 + n  n' = (m - n)*.5 }
