"""Functions of Python where hoc takes a statement."""

from neuron import h

h.load_file("stdrun.hoc")
soma = h.Section(name="soma")
soma.L = soma.diam = 20
soma.insert("hh")
clamp = h.IClamp(soma(0.5))
clamp.delay, clamp.dur, clamp.amp = 1, 1, 1
seen = []
handlers = [
    h.FInitializeHandler(lambda: seen.append(("one", h.t))),
    h.FInitializeHandler(0, (seen.append, "zero")),
    h.FInitializeHandler(2, (lambda *given: seen.append(given), (1, "two"))),
]
cvode = h.CVode()
again = h.FInitializeHandler(
    lambda: (cvode.event(2, lambda: seen.append(round(h.t, 6))), cvode.event(3, (seen.append, "three")))
)
connection = h.NetCon(soma(0.5)._ref_v, None, sec=soma)
connection.threshold = 0
connection.record((seen.append, "spike"))
v, t = h.Vector().record(soma(0.5)._ref_v), h.Vector().record(h._ref_t)
times = h.Vector()
h.tstop = 5
h.run()
print(seen)
print(len(v), round(v.max(), 3), t[10], round(v[100], 6))
connection.record(times)
handlers.clear()
h.finitialize(-65)
h.continuerun(5)
print(times.size(), round(times[0], 3), len(seen))


def wrong():
    raise ValueError("it is wrong")


handlers.append(h.FInitializeHandler(wrong))
try:
    h.run()
except RuntimeError:
    print("RuntimeError")
handlers.clear()
h.run()
print(round(h.t, 6))
handlers.append(h.FInitializeHandler(lambda: cvode.event(1, lambda: print("at", round(h.t, 6)))))
h.run()

# expect: ['zero', ('one', 0.0), (1, 'two'), 'spike', 2.0, 'three']
# expect: 201 43.727 0.25000000000000006 16.121763
# expect: 1 1.6 9
# expect: RuntimeError
# expect: 5.0
# expect: at 1.0
