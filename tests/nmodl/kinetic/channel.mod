NEURON { SUFFIX channel RANGE flow }
ASSIGNED { v flow }
STATE { c o b }
INITIAL { SOLVE kin STEADYSTATE sparse }
BREAKPOINT { SOLVE kin METHOD sparse }
KINETIC kin {
    ~ c <-> o (v, 2)
    flow = f_flux - b_flux
    ~ o <-> b (.1, .2)
    CONSERVE c + o + b = 1
}
