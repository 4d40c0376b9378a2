: CONSERVE with compartments, and a sum that the start values do not have.
NEURON { SUFFIX conserved RANGE p, q, r }
PARAMETER { total = 3 }
STATE { p q r }
ASSIGNED { v (mV) }
INITIAL { p = 1 q = .2 r = .1 }
BREAKPOINT { SOLVE kin METHOD sparse }
KINETIC kin {
    COMPARTMENT 2 { p q }
    ~ p + r <-> q (.5*exp(v/60), .2)
    CONSERVE p + q = total
}
