: An artificial cell that tells of each event once before it has changed and once after.
NEURON {
  ARTIFICIAL_CELL TellerCell
  RANGE m
}
ASSIGNED { m }
INITIAL { m = 0 }
NET_RECEIVE(w) {
  if (m < 3) {
    net_event(t)
  }
  m = m + w
  net_event(t)
}
