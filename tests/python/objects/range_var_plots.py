"""RangeVarPlot of a variable, an expression and a function of Python."""

from neuron import h

soma, dend = h.Section(name="soma"), h.Section(name="dend")
dend.connect(soma(1))
dend.nseg, dend.L, soma.L = 3, 100, 20
soma.diam, dend.diam = 20, 2
h.finitialize(-65)
dend(0.5).v = -20


def own(x):
    return x * 2 if h.cas() == soma else 100 + x


y, x = h.Vector(), h.Vector()
h.distance(0, soma(0))
for what in ("v", "diam", own, lambda x: h.distance(x), "v($1) + 100"):
    plot = h.RangeVarPlot(what, soma(0), dend(1))
    print(plot.to_vector(y, x), list(x), [f"{value:.10g}" for value in y], plot.left(), plot.right())
    print([f"{value:.10g}" for value in h.RangeVarPlot(what, soma(0.5), dend(0.5)).vector()])

# expect: 7.0 [0.0, 10.0, 20.0, 36.66666793823242, 70.0, 103.33333587646484, 120.0] ['-65', '-65', '-65', '-65', '-20', '-65', '-65'] 0.0 120.0
# expect: ['-65', '-65', '-65', '-20']
# expect: 6.0 [0.0, 10.0, 36.66666793823242, 70.0, 103.33333587646484, 120.0] ['20', '20', '2', '2', '2', '2'] 0.0 120.0
# expect: ['20', '2', '2']
# expect: 7.0 [0.0, 10.0, 20.0, 36.66666793823242, 70.0, 103.33333587646484, 120.0] ['0', '1', '100', '100.1666667', '100.5', '100.8333333', '101'] 0.0 120.0
# expect: ['1', '100', '100.1666667', '100.5']
# expect: 7.0 [0.0, 10.0, 20.0, 36.66666793823242, 70.0, 103.33333587646484, 120.0] ['0', '10', '20', '36.66666667', '70', '103.3333333', '120'] 0.0 120.0
# expect: ['10', '20', '36.66666667', '70']
# expect: 7.0 [0.0, 10.0, 20.0, 36.66666793823242, 70.0, 103.33333587646484, 120.0] ['35', '35', '35', '35', '80', '35', '35'] 0.0 120.0
# expect: ['35', '35', '35', '80']
