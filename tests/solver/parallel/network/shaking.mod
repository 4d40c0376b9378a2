: A current that is drawn anew in each step.
NEURON {
  SUFFIX shaking
  RANGE size
  NONSPECIFIC_CURRENT i
  RANDOM chance
}
PARAMETER {
  size = 0.02 (mA/cm2)
}
ASSIGNED {
  i (mA/cm2)
  drawn (mA/cm2)
}
BEFORE STEP {
  drawn = random_normal(chance, 0, size)
}
BREAKPOINT {
  i = drawn
}
