: euler; the block counts how often it is run
NEURON { SUFFIX by_euler RANGE rate, count }
PARAMETER { rate = 0.5 }
STATE { a b START 0.2 }
ASSIGNED { v count }
INITIAL { a = 1 count = 0 }
BREAKPOINT { SOLVE reaction METHOD euler }
DERIVATIVE reaction {
    count = count + 1
    a' = -rate*a*a + 0.1*b
    b' = rate*a*a - 0.1*b
}
