: Rates that depend on states
NEURON { SUFFIX k3 RANGE c, d, k }
PARAMETER { k = 1 }
STATE { c d }
ASSIGNED { v (mV) }
INITIAL { c = 1 d = 0.5 }
BREAKPOINT { SOLVE conc METHOD sparse }
KINETIC conc {
  ~ c <-> d (0.3*c, 0.2)
}
