: binding at concentrations q, so small that Newton ends after its first change
NEURON { SUFFIX bound RANGE q }
PARAMETER { q = 1e-6 }
STATE { free site taken }
INITIAL { free = q  site = 2*q  taken = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ free + site <-> taken (10/q, 1)
}
