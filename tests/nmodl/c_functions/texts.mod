NEURON { SUFFIX texts RANGE a }
ASSIGNED { a }
INITIAL { a = stepforce(t, "one.dat") + stepforce(t - 1, "two.dat") + stepforce(2, "one.dat") }
