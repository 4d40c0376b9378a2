: more is taken away than there is
NEURON { SUFFIX emptied RANGE loss }
PARAMETER { loss = 1 }
STATE { free site taken }
INITIAL { free = 0.1  site = 0.2  taken = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ free << (-loss)
    ~ free + site <-> taken (0.1, 0.2)
}
