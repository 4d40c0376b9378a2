NEURON { SUFFIX heun }
STATE { m }
BREAKPOINT { SOLVE s METHOD heun }
DERIVATIVE s { m' = sin(t) - m }
