: reactions stepped by an explicit method; an element of an array among the states
NEURON {
    SUFFIX explicit
    RANGE a, b, kf
}
PARAMETER { kf = 0.5  kb = 0.1 }
STATE { a b[2] }
INITIAL { a = 1 }
BREAKPOINT { SOLVE scheme METHOD euler }
KINETIC scheme {
    COMPARTMENT 2 { a }
    ~ 2 a <-> b[1] (kf, kb)
    ~ b[1] << (0.01)
}
