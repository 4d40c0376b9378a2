: A scheme of reactions
NEURON { SUFFIX k2 RANGE c, d, e, k }
PARAMETER { k = 1 }
STATE { c d e }
ASSIGNED { v (mV) }
INITIAL { c = 1 d = 0.5 e = 0.1 }
BREAKPOINT { SOLVE conc METHOD sparse }
KINETIC conc {
  ~ c << (0.2 - k*c)
  ~ c + d <-> e (0.3, 0.2)
}
