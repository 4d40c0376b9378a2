NEURON { SUFFIX function }
FUNCTION f(z) { TABLE FROM -10 TO 10 WITH 20 f = exp(z) }
