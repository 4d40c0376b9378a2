: words that NEURON 8 reads and does nothing about, and two that do something
PLOT a, b VS t
MODEL_LEVEL 2 PARAMETER { k = 0.5 }
NEURON { SUFFIX forgotten  RANGE k, total, failures, weight, level }
STEPPED { k_list = 0.1, 0.2, 0.5 (mV) }
STATE { a b }
ASSIGNED { v total failures weight[3] level[3] }
INITIAL {
    a = 1
    FORALL i { weight[i] = i + 1  level[i] = 2*weight[i] }
}
BREAKPOINT {
    SOLVE decay METHOD euler IFERROR { failures = failures + 1 }
    total = weight[0] + level[1] + level[2]
    RESET
}
DERIVATIVE decay {
    a' = -k*a
    b' = k*a
    RESET
}
TERMINAL { total = 1000 }
