: NET_RECEIVE with INITIAL and several arguments, flag, net_send, net_move, net_event, WATCH, FOR_NETCONS
NEURON { POINT_PROCESS receiver RANGE g, e, tau, count, above, sum, seen NONSPECIFIC_CURRENT i }
PARAMETER { tau = 3 (ms) e = 0 (mV) }
ASSIGNED { v i count above sum seen on }
STATE { g (uS) }
INITIAL { g = 0 count = 0 above = 0 sum = 0 seen = 0 on = 0 net_send(2.3, 3) }
BREAKPOINT { SOLVE states METHOD cnexp i = g*(v - e) }
DERIVATIVE states { g' = -g/tau }
NET_RECEIVE (w, a, last (ms)) {
    INITIAL { a = 1 last = t }
    if (flag == 0) {
        g = g + w*a*0.01
        a = 0.5 + 0.5*a*exp(-(t - last)/5)
        last = t
        count = count + 1
        if (on == 0) { on = 1 net_send(1.5, 1) } else { net_move(t + 0.75) }
        sum = 0
        FOR_NETCONS (w2, a2, last2) { sum = sum + w2*a2 + last2 }
    }
    if (flag == 1) { on = 0 net_event(t) seen = seen + t }
    if (flag == 3) { WATCH (v > -30) 4 }
    if (flag == 4) { above = above + 1 net_event(t) WATCH (v < -52) 5 }
    if (flag == 5) { above = above + 100 WATCH (v > -30) 4 }
}
