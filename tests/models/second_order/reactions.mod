NEURON { SUFFIX reactions  RANGE k, sum }
PARAMETER { k = 2 }
ASSIGNED { v sum }
STATE { A B C[2] }
INITIAL { A = 1  C[0] = 2  C[1] = .5 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
  ~ A <-> B (k, k/2)
  ~ C[0] <-> C[1] (v/-100, 3)
  ~ C[0] << (.3)
  sum = A + C[0]
  CONSERVE A + B = 1
}
