: PARTIAL: a substance that spreads in one dimension, with its own steps of time and place
NEURON { SUFFIX spreading  RANGE first, middle, last }
INDEPENDENT { t FROM 0 TO 1 WITH 20 (ms) }
PARAMETER { delta_x = 0.5 }
STATE { u[12] }
ASSIGNED { v first middle last mobility[12] source[12] }
INITIAL {
    FROM k = 0 TO 11 {
        u[k] = k*(11 - k)/10
        mobility[k] = 0.5 + 0.02*k
        source[k] = 0.1*k
    }
}
BREAKPOINT {
    SOLVE spread
    first = u[0]
    middle = u[5]
    last = u[11]
}
PARTIAL spread {
    ~ u' = mobility*DEL2(u) + source
    ~ u[FIRST] = 0.5 + 0.1*t
    ~ DEL u[LAST] = -0.2
}
