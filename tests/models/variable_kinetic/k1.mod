: A scheme of reactions
NEURON { SUFFIX k1 RANGE c, d, k }
PARAMETER { k = 1 }
STATE { c d }
ASSIGNED { v (mV) }
INITIAL { c = 1 d = 0.5 }
BREAKPOINT { SOLVE conc METHOD sparse }
KINETIC conc {
  ~ c << (0.2 - k*c)
  ~ c <-> d (0.3, 0.2)
}
