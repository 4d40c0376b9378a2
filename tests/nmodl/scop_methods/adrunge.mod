NEURON { SUFFIX adrunge }
STATE { m }
BREAKPOINT { SOLVE s METHOD adrunge }
DERIVATIVE s { m' = sin(t) - m }
