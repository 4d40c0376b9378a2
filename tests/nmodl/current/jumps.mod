NEURON { POINT_PROCESS jumps NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
STATE { a }
BREAKPOINT {
    IF (at_time(1)) { state_discontinuity(a, a + 1) }
    i = a*v
}
NET_RECEIVE (w) { state_discontinuity(a, a + w) }
