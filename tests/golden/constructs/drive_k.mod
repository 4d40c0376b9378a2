NEURON { SUFFIX drive_k USEION k WRITE ik RANGE amp }
PARAMETER { amp = 0 (mA/cm2) }
ASSIGNED { ik (mA/cm2) }
BREAKPOINT { ik = amp }
