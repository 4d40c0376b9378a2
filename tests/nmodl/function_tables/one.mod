NEURON { SUFFIX one RANGE x }
ASSIGNED { x v (mV) }
FUNCTION_TABLE f(v (mV)) (ms)
FUNCTION_TABLE g(v, c)
INITIAL { x = f(v) + g(v, 1) }
