: A point process whose variable jumps at its own events
NEURON { POINT_PROCESS Pulses RANGE y }
ASSIGNED { y v (mV) }
INITIAL { y = -70 net_send(20, 1) }
NET_RECEIVE (w) {
    IF (flag == 1) { y = 20 net_send(0.1, 2) }
    IF (flag == 2) { y = -70 net_send(0.4, 1) }
}
