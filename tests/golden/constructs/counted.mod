: DISCRETE, with values of earlier steps (NEURON's clock runs twice as fast with it)
NEURON { SUFFIX counted  RANGE steps, gain }
PARAMETER { gain = 0.3 }
STATE { a b }
ASSIGNED { v steps }
INITIAL { a = 1  b = 0  steps = 0 }
BREAKPOINT { SOLVE series }
DISCRETE series {
    steps = steps + 1
    b = a@1 - 0.1*b
    a = gain*a + 0.2*a@2 + 0.1*a@3
}
