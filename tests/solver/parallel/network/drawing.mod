: An artificial cell that fires by chance, and later if it gets events.
NEURON {
  ARTIFICIAL_CELL Drawing
  RANGE mean, count
  RANDOM chance
}
PARAMETER {
  mean = 4 (ms)
}
ASSIGNED {
  count
}
INITIAL {
  count = 0
  net_send(random_negexp(chance, mean), 1)
}
NET_RECEIVE(w) {
  IF (flag == 1) {
    net_event(t)
    count = count + 1
    net_send(0.5 + random_negexp(chance, mean), 1)
  } ELSE {
    net_move(t + w * random_uniform(chance))
  }
}
