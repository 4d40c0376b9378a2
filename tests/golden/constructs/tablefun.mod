: FUNCTION_TABLE
NEURON { SUFFIX tablefun RANGE look, gbar NONSPECIFIC_CURRENT i }
PARAMETER { gbar = 1e-4 }
ASSIGNED { v i look }
BREAKPOINT { look = given(v) i = gbar*look*(v + 70) }
INITIAL { look = given(v) }
FUNCTION_TABLE given(v (mV))
