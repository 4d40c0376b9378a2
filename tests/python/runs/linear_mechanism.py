"""A LinearMechanism whose b a function of Python computes: a pendulum, with both kinds of steps."""

from math import sin

from neuron import h

h.load_file("stdrun.hoc")
c, g = h.Matrix(2, 2, 2).ident(), h.Matrix(2, 2, 2)
g.setval(0, 1, -1)
y, start, b = h.Vector(2), h.Vector([0.5, 1.2]), h.Vector(2)
calls = 0


def torque():
    global calls
    calls += 1
    b[1] = -sin(y[0])


pendulum = h.LinearMechanism(torque, c, g, y, start, b)
support = h.Section(name="support")
angle = h.Vector().record(y._ref_x[0])
h.tstop = 4
h.run()
print(calls, len(angle), f"{angle[80]:.9g} {y[0]:.9g} {y[1]:.9g}")
h.cvode_active(True)
h.run()
print(f"{y[0]:.4f} {y[1]:.4f}")

# expect: 161 161 1.22471231 -0.947959912 -0.9251788
# expect: -0.9455 -0.9277
