NEURON { ARTIFICIAL_CELL Ord RANGE id }
PARAMETER { id=0 }
INITIAL { printf(" A%g", id) net_send(1, id+1) }
NET_RECEIVE(w) { printf(" a%g:%g", id, t) if (flag>0) {net_event(t)} }
