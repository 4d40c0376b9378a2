NEURON { SUFFIX ends }
INDEPENDENT { t FROM 0 TO 2 WITH 40 (ms) }
STATE { u[4] }
ASSIGNED { mobility[4] source[4] slope }
BREAKPOINT { SOLVE spread }
PARTIAL spread {
    LOCAL half_
    half_ = 3
    slope = half_/2
    ~ u' = mobility*DEL2(u) + source
    ~ u[FIRST] = 0.5
    ~ DEL u[LAST] = slope
}
