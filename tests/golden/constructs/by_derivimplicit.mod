: derivimplicit; the block counts how often it is run
NEURON { SUFFIX by_derivimplicit RANGE rate, count }
PARAMETER { rate = 0.5 }
STATE { a b }
ASSIGNED { v count }
INITIAL { a = 1 b = 0 count = 0 }
BREAKPOINT { SOLVE reaction METHOD derivimplicit }
DERIVATIVE reaction {
    count = count + 1
    a' = -rate*a*a + 0.1*b
    b' = rate*a*a - 0.1*b
}
