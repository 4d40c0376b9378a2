NEURON { SUFFIX withcurrent NONSPECIFIC_CURRENT i }
ASSIGNED { i v x }
STATE { m }
BREAKPOINT {
    LOCAL a
    a = v
    IF (v > 0) { SOLVE states METHOD cnexp x = a }
    SOLVE look
    i = m*a
}
PROCEDURE look() { LOCAL a a = x x = a + 1 }
DERIVATIVE states { m' = -m }
