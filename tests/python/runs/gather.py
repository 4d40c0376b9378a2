"""extra_scatter_gather of direction 1: before the variable step begins with the model's states."""

from neuron import h

cell = h.Section(name="cell")
cell.insert("hh")
cell.L = cell.diam = 10
clamp = h.IClamp(cell(0.5))
clamp.delay, clamp.dur, clamp.amp = 1, 0.1, 0.1
stimulus = h.NetStim()
stimulus.number, stimulus.start, stimulus.interval = 2, 2, 1
synapse = h.ExpSyn(cell(0.5))
connection = h.NetCon(stimulus, synapse)
connection.weight[0] = 0.01
calls = []


def note():
    calls.append((round(h.t, 6), round(cell.v, 3)))


cvode = h.CVode()
cvode.extra_scatter_gather(1, note)
h.finitialize(-65)
for _ in range(5):
    h.fadvance()
print(calls)
cvode.active(1)
h.finitialize(-65)
while h.t < 5:
    h.fadvance()
print(calls)
cvode.extra_scatter_gather_remove(note)
h.finitialize(-65)
print(len(calls))

# expect: []
# expect: [(0.125, -64.996), (0.0, -65.0), (1.0, -64.976), (1.1, -61.889), (3.0, -63.202), (4.0, 39.057)]
# expect: 6
