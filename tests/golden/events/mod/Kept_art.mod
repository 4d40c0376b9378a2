TITLE For save_state.hoc: which variables SaveState keeps

NEURON { ARTIFICIAL_CELL art RANGE p, a, n, m }
PARAMETER { p = 1 }
ASSIGNED { a n m }
INITIAL { m = 0.5 a = 7 n = 0 net_send(1, 5) }
NET_RECEIVE (w) { n = n + 1 if (flag == 5) { net_send(1.5, 5) net_event(t) } else { m = m + w } }
