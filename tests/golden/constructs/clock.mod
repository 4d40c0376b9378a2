: ARTIFICIAL_CELL
NEURON { ARTIFICIAL_CELL clock RANGE interval, ticks, m }
PARAMETER { interval = 1.7 (ms) }
ASSIGNED { ticks m last (ms) }
INITIAL { ticks = 0 m = 0 last = 0 net_send(interval, 1) }
NET_RECEIVE (w) {
    m = m*exp(-(t - last)/4)
    last = t
    if (flag == 1) {
        ticks = ticks + 1
        net_event(t)
        net_send(interval*(1 + m), 1)
    } else {
        m = m + w
        if (m > 0.4) { net_event(t) m = 0 }
    }
}
