: RANDOM and its functions
NEURON { POINT_PROCESS streams RANGE a, b, c, e2, f RANDOM r, s }
ASSIGNED { v a b c e2 f }
INITIAL {
    random_setids(r, 1, 2, 3)
    random_setids(s, 4, 5, 6)
    random_setseq(s, 7)
    draw()
}
BREAKPOINT { SOLVE draw METHOD after_cvode }
PROCEDURE draw() {
    a = random_uniform(r, 2, 3)
    b = random_negexp(r, 2)
    c = random_normal(s, 1, 0.5)
    e2 = random_dpick(r)
    f = random_ipick(s)
}
