: Not thread safe: an inner table is filled when it is first used.
NEURON { SUFFIX nestedlate RANGE a, b GLOBAL g }
ASSIGNED { v (mV) a b g }
INITIAL { g = 2 a = early(v) b = late(v) }
BREAKPOINT { a = early(v) b = late(v) }
FUNCTION early(x) { TABLE FROM -100 TO 100 WITH 20 early = 1 + inner(x) }
FUNCTION inner(x) { TABLE FROM -100 TO 100 WITH 20 inner = exp(x/30)*g }
FUNCTION late(x) { TABLE FROM -100 TO 100 WITH 20 late = 1 + inner(x) }
