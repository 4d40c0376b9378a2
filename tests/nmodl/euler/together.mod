NEURON { SUFFIX together }
STATE { m h }
BREAKPOINT { SOLVE states METHOD euler }
DERIVATIVE states {
    m' = -h
    IF (m > 0) { h' = -m } ELSE { h' = 0 }
}
