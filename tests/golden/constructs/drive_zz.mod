NEURON { SUFFIX drive_zz USEION zz WRITE izz RANGE amp }
PARAMETER { amp = 0 (mA/cm2) }
ASSIGNED { izz (mA/cm2) }
BREAKPOINT { izz = amp }
