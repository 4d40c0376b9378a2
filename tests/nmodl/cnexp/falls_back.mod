NEURON { SUFFIX fallsback }
STATE { m }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { m' = -m/(1 + m) }
