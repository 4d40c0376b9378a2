: each value is the sum of the two before it
NEURON {
    SUFFIX fibonacci
    RANGE x, n
}
STATE { x n }
INITIAL { x = 1  n = 0 }
BREAKPOINT { SOLVE next }
DISCRETE next {
    x = x@1 + x@2
    n = n + 1
}
