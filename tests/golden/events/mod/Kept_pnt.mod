TITLE For save_state.hoc: which variables SaveState keeps

NEURON { POINT_PROCESS pnt RANGE p, a, b, n, tl NONSPECIFIC_CURRENT i }
PARAMETER { p = 1 }
ASSIGNED { a b i n tl v }
STATE { s }
INITIAL { s = 0.5 a = 7 b = 8 n = 0 net_send(3, 5) }
BREAKPOINT { SOLVE st METHOD cnexp i = 0 }
DERIVATIVE st { s' = -s/10 }
NET_RECEIVE (w, u) { INITIAL { u = 3 } n = n + 1 tl = t if (flag == 5) { net_send(2.5, 5) s = s + 0.1 } else { s = s + w u = u + 1 } }
