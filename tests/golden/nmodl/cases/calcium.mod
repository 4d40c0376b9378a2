: derivimplicit: coupled and nonlinear, with variables that belong to the new states; cnexp that falls back to it.
NEURON { SUFFIX calcium RANGE a, b, c, d, seen, flux GLOBAL vmax }
PARAMETER { kd = .2 vmax = .8 }
ASSIGNED { v (mV) seen flux }
STATE { a b c d }
INITIAL { a = 1 b = .3 c = .1 d = .2 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states {
    LOCAL rate
    flux = pump(a)
    rate = flux + exp(v/50)
    IF (rate > 1) { rate = 1 + (rate - 1)/2 }
    a' = -flux + .1*b*b - a*c
    b' = .3*a - .1*b*b + c*d
    c' = rate*(1 - c) - c*a
    d' = -d*d*b
    seen = a + b
}
FUNCTION pump(x) { pump = vmax*x/(x + kd) }
