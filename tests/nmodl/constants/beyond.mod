DEFINE LAST 4
NEURON { SUFFIX beyond RANGE a }
ASSIGNED { a[3] b[2] c[2] }
INITIAL { a[3] = 1 b[LAST] = a[1] FROM i = 0 TO 1 { c[i] = b[1] } }
