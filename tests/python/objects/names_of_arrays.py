"""What arrays, functions and references are called."""

from neuron import h

h(
    """begintemplate Arrays
public soma, x, o
create soma[2]
double x[3]
objref o[2]
proc init() {}
endtemplate Arrays
create d[2]
double g[2][2]"""
)
one = h.Arrays()
for some in (one.soma, one.x, one.o, h.d, h.g, h.g[0], h.Vector([1]).x, h.finitialize, one, h.ref(1)):
    print(some.hname())
print(one.soma.hname()[-1] == "]", one.soma[1].hname(), one.soma[1](0.5).sec.hname())

# expect: Arrays[0].soma[?]
# expect: Arrays[0].x[?]
# expect: Arrays[0].o[?]
# expect: d[?]
# expect: g[?]
# expect: g[0][?]
# expect: Vector[0].x[?]
# expect: finitialize()
# expect: Arrays[0]
# expect: <hoc ref value 1.000000>
# expect: True Arrays[0].soma[1] Arrays[0].soma[1]
