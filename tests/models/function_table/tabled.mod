: Functions that interpolate in what hoc gives them
NEURON { SUFFIX ft RANGE a, b }
ASSIGNED { a b v (mV) }
FUNCTION_TABLE f1(v (mV)) (ms)
FUNCTION_TABLE f2(v (mV), k)
FUNCTION_TABLE f3(v (mV), k, q)
INITIAL { a = f1(v) b = 0 }
BREAKPOINT { a = f1(v) b = b + f2(v, 2) }
FUNCTION use1(x) { use1 = 2*f1(x) }
