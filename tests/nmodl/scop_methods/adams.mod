NEURON { SUFFIX adams }
STATE { m }
BREAKPOINT { SOLVE s METHOD adams }
DERIVATIVE s { m' = sin(t) - m }
