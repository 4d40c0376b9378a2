: One side of a gap junction: the other side's voltage comes by transfer.
NEURON {
  POINT_PROCESS HalfGap
  RANGE resistance, vgap, i
  NONSPECIFIC_CURRENT i
}
PARAMETER {
  resistance = 1000 (megohm)
}
ASSIGNED {
  v (millivolt)
  vgap (millivolt)
  i (nanoamp)
}
BREAKPOINT {
  i = (v - vgap) / resistance
}
