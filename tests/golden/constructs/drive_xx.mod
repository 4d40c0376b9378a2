NEURON { SUFFIX drive_xx USEION xx WRITE ixx VALENCE 2 RANGE amp }
PARAMETER { amp = 0 (mA/cm2) }
ASSIGNED { ixx (mA/cm2) }
BREAKPOINT { ixx = amp }
