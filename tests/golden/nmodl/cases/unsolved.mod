: A DERIVATIVE without METHOD: the body is run, the states stay.
NEURON { SUFFIX unsolved RANGE m, count }
ASSIGNED { v (mV) count }
STATE { m }
INITIAL { m = .5 }
BREAKPOINT { SOLVE states }
DERIVATIVE states {
    m' = -m
    count = count + 1
}
