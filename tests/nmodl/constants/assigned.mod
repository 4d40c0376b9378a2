NEURON { SUFFIX assigned RANGE r }
UNITS { F = (faraday) (coulomb) }
CONSTANT { K = 3  L = 4 }
ASSIGNED { r }
INITIAL { K = K + L  F = F + 1  r = K + F }
