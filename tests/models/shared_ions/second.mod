NEURON { SUFFIX second USEION ca READ eca WRITE ica RANGE g }
PARAMETER { g = .001 (S/cm2) }
ASSIGNED { v (mV) eca (mV) ica (mA/cm2) }
BREAKPOINT { ica = g*(v - eca) }
