NEURON { POINT_PROCESS Tally  POINTER shared  RANGE seen, start }
PARAMETER { start = 4 }
ASSIGNED { shared seen }
INITIAL { if (there()) { shared = start*2 } seen = 0 }
FUNCTION there() { there = nrn_pointing(shared) }
PROCEDURE put(x) { shared = x }
BREAKPOINT { seen = shared }
NET_RECEIVE (w) { shared = shared + w }
