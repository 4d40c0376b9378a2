: INITIAL brings the states to where they stay
NEURON {
    SUFFIX steady
    RANGE a, b
}
STATE { a b }
INITIAL {
    a = 1
    SOLVE states STEADYSTATE derivimplicit
}
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states {
    a' = 2 - a * a
    b' = a - 0.5 * b
}
