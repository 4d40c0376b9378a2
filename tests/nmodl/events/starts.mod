NEURON { POINT_PROCESS starts RANGE when }
PARAMETER { when = 1 n0 = .2 }
STATE { m n k[3] s START 0.5 }
INITIAL { m = 1 }
BREAKPOINT { IF (at_time(when)) { m = 2 } }
NET_RECEIVE (w, a, b) { m = m + w }
