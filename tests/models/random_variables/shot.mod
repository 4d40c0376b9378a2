: a current of noise in each segment
NEURON {
    SUFFIX shot
    NONSPECIFIC_CURRENT i
    RANGE i, size
    RANDOM rv
    THREADSAFE
}
PARAMETER { size = 0.01 (mA/cm2) }
ASSIGNED { i (mA/cm2)  now (mA/cm2) }
INITIAL { now = 0 }
BREAKPOINT { i = now }
BEFORE STEP { now = size*random_normal(rv) }
