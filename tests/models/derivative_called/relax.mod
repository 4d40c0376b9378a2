: The INITIAL block calls a DERIVATIVE block by its name: a step of cnexp.
NEURON { SUFFIX relax RANGE a, k, seen }
PARAMETER { k = 2 (/ms) }
ASSIGNED { v (mV) a seen }
STATE { m n }
INITIAL { m = 1 n = 3 states() seen = m }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { LOCAL half half = 0.5 rates(v) m' = (a - m)*k n' = -n*half }
PROCEDURE rates(v (mV)) { a = 5 + v/100 }
