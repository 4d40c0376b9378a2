: LINEAR solved in INITIAL; its first equation lacks the first unknown.
NEURON { SUFFIX equilibrium RANGE c, o, b, k }
ASSIGNED { v (mV) }
PARAMETER { k = 3 }
STATE { c o b }
INITIAL { SOLVE balance }
BREAKPOINT { SOLVE kin METHOD sparse }
LINEAR balance {
    ~ rate(v)*o - .2*b = 0
    ~ c + o = 1 - b
    ~ k*c = 2*o
}
KINETIC kin {
    ~ c <-> o (k, 2)
    ~ o <-> b (rate(v), .2)
}
FUNCTION rate(x) { rate = .1*exp(x/40) }
