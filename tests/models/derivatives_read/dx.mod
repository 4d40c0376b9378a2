NEURON { SUFFIX dx RANGE q, b, w }
PARAMETER { b = 0.3 w = 0.2 }
ASSIGNED { q v (millivolt) }
STATE { x z }
INITIAL { x = 1 z = 0 q = 0 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states {
  x' = -b*(x - 0.1)
  q = (x')^2
  z' = q - w*z
}
