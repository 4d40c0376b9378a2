NEURON { SUFFIX numbers RANGE x }
UNITS { F = 96485 (coul) }
ASSIGNED { x v }
INITIAL {
    LOCAL unused
    x = 2*F*(1 - .5) + v*2*3
    x = 1/0 + -(-3) + !0
    IF (2 > 1) { x = 1 } ELSE { x = 2 }
    IF (0) { x = 3 }
    WHILE (0) { x = 4 }
}
