NEURON { SUFFIX newton }
STATE { m }
BREAKPOINT { SOLVE state METHOD derivimplicit }
DERIVATIVE state { m' = 1 - pump(m) }
FUNCTION pump(x) { pump = x/(x + 2) }
