NEURON { SUFFIX adeuler }
STATE { m }
BREAKPOINT { SOLVE s METHOD adeuler }
DERIVATIVE s { m' = sin(t) - m }
