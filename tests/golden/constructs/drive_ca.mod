NEURON { SUFFIX drive_ca USEION ca WRITE ica VALENCE 2 RANGE amp }
PARAMETER { amp = 0 (mA/cm2) }
ASSIGNED { ica (mA/cm2) }
BREAKPOINT { ica = amp }
