NEURON { POINT_PROCESS Ptr POINTER p RANGE y, z }
ASSIGNED { p y z v }
INITIAL { y = p z = 0 }
BREAKPOINT { z = z + p
 }
PROCEDURE bump() { p = p + 1 }
