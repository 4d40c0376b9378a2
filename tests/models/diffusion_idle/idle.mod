: states that diffuse; a reaction changes only one of them
NEURON { SUFFIX idle  RANGE k }
PARAMETER { k = 0.1 (/ms) D = 2 (um2/ms) }
ASSIGNED { diam (um) v (mV) }
STATE { a b c[2] }
INITIAL { a = 1 }
BREAKPOINT { SOLVE move METHOD sparse }
KINETIC move {
    COMPARTMENT diam*diam { a b }
    COMPARTMENT i, diam*diam*(1 + i) { c }
    LONGITUDINAL_DIFFUSION D*diam*diam { a b }
    LONGITUDINAL_DIFFUSION i, D*diam*diam*(1 + i) { c }
    ~ a << (-k*diam*diam*a)
}
