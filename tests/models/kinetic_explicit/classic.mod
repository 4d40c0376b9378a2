: a scheme with compartments by the classical Runge-Kutta method
NEURON {
    SUFFIX classic
    RANGE a, b, c, kf
}
PARAMETER { kf = 0.5  kb = 0.1 }
STATE { a b[2] c }
INITIAL { a = 1 }
BREAKPOINT { SOLVE scheme METHOD runge }
KINETIC scheme {
    COMPARTMENT 2 { a }
    COMPARTMENT i, 3 + i { b }
    ~ 2 a <-> b[1] (kf, kb)
    ~ b[1] <-> c (0.3, 0)
    ~ c << (0.01 * f_flux)
}
