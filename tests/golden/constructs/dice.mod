: random numbers of the language
NEURON { POINT_PROCESS dice RANGE a, b, c, d, e2 }
ASSIGNED { v a b c d e2 }
INITIAL { set_seed(7) a = scop_random() b = exprand(2) c = normrand(1, 0.5) }
BREAKPOINT { SOLVE throw METHOD after_cvode }
PROCEDURE throw() { a = scop_random() b = exprand(2) c = normrand(1, 0.5) d = poisrand(3) }
