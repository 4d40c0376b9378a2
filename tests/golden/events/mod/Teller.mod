: Events in the middle of NET_RECEIVE, that statements of NetCon.record are told of.
NEURON {
  POINT_PROCESS Teller
  RANGE x, y, begin
}
PARAMETER { begin = 1.25 }
ASSIGNED {
  x
  y
}
INITIAL {
  x = 0
  y = 0
  net_send(begin, 1)
}
NET_RECEIVE(w, seen) {
  LOCAL kept
  INITIAL { seen = 0 }
  kept = x + 0.25
  x = x + 1
  if (flag == 1) {
    net_send(0.1, 3)
    net_event(t)
    x = x + 10
    net_event(t)
    x = x + 100 + kept
    net_send(2, 1)
    net_event(t + 0.4)
    if (y > 0) {
      x = x + 5000
    }
  }
  if (flag == 0) {
    w = w * 2
    seen = seen + 1
    net_event(t)
    w = w + 1
    x = x + w
  }
  if (flag == 3) {
    x = x + 0.001
  }
}
