NEURON { SUFFIX assigns GLOBAL g }
ASSIGNED { v g }
INITIAL { g = 1 }
