NEURON { SUFFIX nomethod }
STATE { m }
BREAKPOINT { SOLVE states }
DERIVATIVE states { m' = -m }
