NEURON { POINT_PROCESS OrdP RANGE id, x }
PARAMETER { id=0 }
ASSIGNED { v x }
INITIAL { printf(" P%g", id) net_send(1, id+2) x = exprand(1) }
BREAKPOINT { x = scop_random() 
 if (t>1 && t < 1.3) { printf(" B%g", id) } }
NET_RECEIVE(w) { printf(" p%g:%g", id, t) }
