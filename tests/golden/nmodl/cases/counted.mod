: With a current that is not linear BREAKPOINT is run twice, and what it counts is counted twice.
NEURON { SUFFIX counted RANGE before, after, late, m USEION na READ ena WRITE ina NONSPECIFIC_CURRENT i }
ASSIGNED { v (mV) before after late ena ina i }
STATE { m }
INITIAL { m = .5 }
BREAKPOINT {
    before = before + 1
    IF (v > 0) { SOLVE states METHOD cnexp late = late + 1 }
    after = after + m
    ina = 1e-9*m*(v - ena)*exp(v/50)
    i = 1e-9*v*v
}
DERIVATIVE states { m' = -m }
