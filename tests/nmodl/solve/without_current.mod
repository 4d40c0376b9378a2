NEURON { SUFFIX withoutcurrent }
ASSIGNED { v x }
STATE { m }
BREAKPOINT {
    LOCAL a
    a = v
    SOLVE states METHOD cnexp
    x = a
}
DERIVATIVE states { LOCAL a a = 2 m' = -a*m }
