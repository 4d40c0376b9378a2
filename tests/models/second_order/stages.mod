NEURON { SUFFIX stages }
STATE { m n }
INITIAL { m = 1  n = .25 }
BREAKPOINT { SOLVE states METHOD runge }
DERIVATIVE states { m' = -m*m*3 + n  n' = (m - n)*.5 + t }
