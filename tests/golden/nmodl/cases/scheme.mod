: A channel of four states: linear, with CONSERVE and a steady state to begin with.
NEURON { SUFFIX scheme RANGE c1, c2, o, b, flow, total }
ASSIGNED { v (mV) flow total }
STATE { c1 c2 o b }
INITIAL { SOLVE kin STEADYSTATE sparse }
BREAKPOINT { SOLVE kin METHOD sparse total = c1 + c2 + o + b }
KINETIC kin {
    LOCAL k
    k = rate(v)
    ~ c1 <-> c2 (2*k, .3)
    ~ c2 <-> o (k, rate(-v))
    ~ o <-> b (.1, .05)
    flow = f_flux - b_flux
    CONSERVE c1 + c2 + o + b = 1
}
FUNCTION rate(x) { rate = .2*exp(x/40) }
