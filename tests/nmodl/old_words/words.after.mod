NEURON {
    SUFFIX words
    RANGE RESET, total
}

PARAMETER {
    rate = 0.5
    RESET = 3
}

STATE {
    a
    b
}

ASSIGNED {
    total
    weight[3]
    level[3]
    failures
}

INITIAL {
    FROM i = 0 TO 2 {
        weight[i] = i + 1
        level[i] = 2 * weight[i]
    }
    total = RESET + rate
    RESET = total
}

BREAKPOINT {
    SOLVE decay METHOD cnexp
    failures = failures + 1
    SOLVE sums METHOD simeq
}

DERIVATIVE decay {
    a' = -rate * a
}

LINEAR sums {
    ~ b = 1
}
