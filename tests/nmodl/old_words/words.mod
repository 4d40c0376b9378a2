NEURON { SUFFIX words  RANGE RESET, total }
PLOT a, b VS t
MODEL_LEVEL 2 PARAMETER { rate = 0.5  RESET = 3 }
STEPPED { scale = 1, 2, -3.5 (mV) }
STATE { a b }
ASSIGNED { total weight[3] level[3] failures }
INITIAL {
    FORALL i { weight[i] = i + 1  level[i] = 2*weight[i] }
    RESET
    total = RESET + rate
    RESET = total
}
BREAKPOINT {
    SOLVE decay METHOD cnexp IFERROR { failures = failures + 1 }
    SOLVE sums METHOD simeq IFERROR { failures = failures + 100 }
}
DERIVATIVE decay { a' = -rate*a }
LINEAR sums { ~ b = 1 }
