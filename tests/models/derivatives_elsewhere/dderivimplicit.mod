: a derivative that is read before, in, and after the block that it is of
NEURON { SUFFIX dderivimplicit RANGE rate, after, before, k, other }
PARAMETER { k = 0.5 }
ASSIGNED { v rate after before other }
STATE { x w }
INITIAL { x = 1  w = 0.2  other = x' }
BREAKPOINT {
  before = x'
  SOLVE go METHOD derivimplicit
  after = x'
  other = 2*w' + x'
}
DERIVATIVE go {
  x' = -k*x + v/100
  w' = (x - w)/3
  rate = x'
}
FUNCTION now() { now = x'*w' }
