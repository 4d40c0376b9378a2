: LINEAR and NONLINEAR blocks
NEURON { SUFFIX equations RANGE drop }
PARAMETER { drop = 3 }
STATE { x q z u w }
ASSIGNED { v }
INITIAL { u = 1 w = 1 SOLVE lines METHOD simeq SOLVE curves METHOD newton }
BREAKPOINT { SOLVE lines METHOD simeq SOLVE curves METHOD newton }
LINEAR lines {
    ~ 2*x - q = v
    ~ -x + 3*q - z = drop
    ~ q + 4*z = 1
}
NONLINEAR curves SOLVEFOR u, w {
    ~ u*u + w = drop + 0.01*v*v/100
    ~ u - w*w/10 = 0.3
}
