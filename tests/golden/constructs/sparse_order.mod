: The order of the elimination, and what is added to what first: to the last bit.
NEURON {
    SUFFIX sparse_order
    RANGE back, forth
}

PARAMETER {
    forth = 3.7 (/ms)
    back = 1.3 (/ms)
}

STATE { o c1 c[3] zeta b a ca bu cabu }

BREAKPOINT { SOLVE scheme METHOD sparse }

INITIAL {
    SOLVE scheme STEADYSTATE sparse
    o = 0.3
    c1 = 0.25
    c[1] = 0.17
    b = 0.11
    ca = 2
    bu = 0.7
}

KINETIC scheme {
    COMPARTMENT 2.3 { ca bu }
    COMPARTMENT 0.7 { cabu }
    ~ c1 <-> c[0] (forth, back)
    ~ c[0] <-> c[1] (2*forth, back/3)
    ~ c[1] <-> c[2] (forth/7, 5*back)
    ~ o <-> c[2] (forth, back)
    ~ zeta <-> o (0.31, 0)
    ~ a <-> zeta (forth/3, back)
    ~ a <-> b (back, 1.9)
    ~ b <-> c[1] (forth, 0.23)
    ~ c1 <-> zeta (0.9, forth)
    CONSERVE b + o + c1 + a + c[0] + c[1] + c[2] + zeta = 1
    ~ ca + bu <-> cabu (forth, back)
    ~ ca << (0.2)
    ~ cabu -> (0.1)
}
