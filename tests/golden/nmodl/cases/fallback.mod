: cnexp of an equation with the state in a divisor.
NEURON { SUFFIX fallback RANGE m, h }
STATE { m h }
ASSIGNED { v (mV) }
INITIAL { m = .3 h = .6 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    m' = -m/(2 + m) + exp(v/100)
    h' = (m - h)/2
}
