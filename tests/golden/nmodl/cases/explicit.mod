: euler: all derivatives first; the body once per step.
NEURON { SUFFIX explicit RANGE m, h, count, seen }
ASSIGNED { v (mV) count seen }
STATE { m h }
INITIAL { m = .5 h = .4 }
BREAKPOINT { SOLVE states METHOD euler }
DERIVATIVE states {
    m' = -h + exp(v/100)
    h' = -m
    count = count + 1
    seen = m
}
