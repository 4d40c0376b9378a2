NEURON { SUFFIX forms }
ASSIGNED { v minf tau }
STATE { a b c d e f }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    rates(v)
    a' = (minf - a)/tau
    b' = minf*(1 - b) - tau*b
    c' = -c
    d' = 3 + minf
    e' = -(e - minf)*(tau + 3)/2 + a
    f' = 1 - f*f
}
PROCEDURE rates(v) { minf = v tau = v }
