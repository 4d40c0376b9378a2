: PARTIAL without conditions at the ends: nothing passes them; the steps are 0.01 and 1
NEURON { SUFFIX insulated  RANGE first, last }
STATE { u[5] }
ASSIGNED { v first last }
PARAMETER { mobility[5] source[5] }
INITIAL {
    FROM k = 0 TO 4 { u[k] = k  mobility[k] = 2  source[k] = 0 }
    source[2] = 3
}
BREAKPOINT {
    SOLVE even_out
    first = u[0]
    last = u[4]
}
PARTIAL even_out { ~ u' = mobility*DEL2(u) + source }
