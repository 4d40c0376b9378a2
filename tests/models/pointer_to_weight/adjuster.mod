: Halves the weight of a connection at each event that it gets.
NEURON { POINT_PROCESS Adjuster POINTER other }
ASSIGNED { other }
NET_RECEIVE(w) { other = other * w }
