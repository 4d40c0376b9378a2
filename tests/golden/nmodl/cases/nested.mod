: Thread safe: tables are filled in the order of the text, and one that uses another may find it empty.
NEURON { SUFFIX nested RANGE a, b }
ASSIGNED { v (mV) a b }
INITIAL { a = early(v) b = late(v) }
BREAKPOINT { a = early(v) b = late(v) }
FUNCTION early(x) { TABLE FROM -100 TO 100 WITH 20 early = 1 + inner(x) }
FUNCTION inner(x) { TABLE FROM -100 TO 100 WITH 20 inner = exp(x/30) }
FUNCTION late(x) { TABLE FROM -100 TO 100 WITH 20 late = 1 + inner(x) }
