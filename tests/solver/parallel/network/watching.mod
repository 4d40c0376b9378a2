: A synapse that watches its cell's voltage: two watches at once, an event moved while it waits, events to others.
NEURON {
  POINT_PROCESS Watching
  RANGE g, seen, high
  NONSPECIFIC_CURRENT i
}
PARAMETER {
  high = -20 (mV)
}
ASSIGNED {
  v (mV)
  g (uS)
  i (nA)
  seen
}
INITIAL {
  g = 0
  seen = 0
  net_send(0, 4)
}
BREAKPOINT {
  i = g * (v + 75)
}
NET_RECEIVE(w (uS)) {
  IF (flag == 4) {
    WATCH (v > high) 2
    WATCH (v < -72) 3
    net_send(1000, 1)
  } ELSE IF (flag == 2) {
    seen = seen + 1
    g = g + 0.002
    net_move(t + 3.3)
    WATCH (v < -55) 5
  } ELSE IF (flag == 3) {
    seen = seen + 100
    g = 0
    WATCH (v > high) 2
  } ELSE IF (flag == 1) {
    g = g / 2
    net_event(t)
    net_send(1000, 1)
  } ELSE IF (flag == 5) {
    g = g + 0.001
    WATCH (v > high) 2
  } ELSE {
    g = g + w
    net_move(t + 1.1)
  }
}
