NEURON { SUFFIX with }
INCLUDE "rates.inc"
ASSIGNED { v (mV) }
INITIAL { m = minf(v) }
