: METHOD euler
NEURON { SUFFIX eu RANGE c }
STATE { c }
ASSIGNED { v (mV) }
INITIAL { c = 1 }
BREAKPOINT { SOLVE conc METHOD euler }
DERIVATIVE conc { c' = -c }
