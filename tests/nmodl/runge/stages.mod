: The fourth order method, with t in the equations.
NEURON { SUFFIX fourth RANGE m, h, count }
ASSIGNED { v (mV) count }
STATE { m h }
INITIAL { m = .5 h = 1 }
BREAKPOINT { SOLVE states METHOD runge }
DERIVATIVE states {
    m' = -m*h + sin(t*3) + exp(v/100)
    h' = -2*h*m
    count = count + 1
}
