: Numbers from files, and one that clamps with them
NEURON { SUFFIX forced NONSPECIFIC_CURRENT i RANGE at, g }
ASSIGNED { v (mV) i (mA/cm2) at g (S/cm2) }
INITIAL { at = 1 }
FUNCTION first(x) { first = stepforce(x, "first.dat") }
FUNCTION second(x) { second = 2*stepforce(x, "second.dat") + stepforce(x, "first.dat") }
BREAKPOINT {
    if (t >= at) { g = stepforce(t - at, "second.dat") } else { g = 0 }
    i = g*(v + 20)
}
