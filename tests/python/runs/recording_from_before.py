"""Recorders after frecord_init(), when t is put before 0: what is recorded every so often begins at 0."""

from neuron import h

cell = h.Section(name="cell")
cell.insert("pas")
cell.v = -65
h.dt = 0.25
fixed = h.Vector().record(cell(0.5)._ref_v, 0.5)
every = h.Vector().record(cell(0.5)._ref_v)
at = h.Vector().record(cell(0.5)._ref_v, h.Vector([0, 0.7, 1]))
clock, steps = h.Vector().record(h._ref_t, 0.5), h.Vector().record(h._ref_t)
for start in (-1, -0.9, 0, 0.5):
    h.finitialize(-65)
    h.fcurrent()
    h.frecord_init()
    h.t = start
    while h.t < 1.5:
        h.fadvance()
    for vector in (fixed, every, at, clock, steps):
        print([round(x, 5) for x in vector])
h.finitialize(-65)
h.t = -1
h.frecord_init()
while h.t < 1:
    h.fadvance()
for vector in (fixed, every, at, clock, steps):
    print([round(x, 5) for x in vector])

# expect: [-67.952, -68.68928, -69.16114, -69.46313]
# expect: [-65.0, -66.0, -66.8, -67.44, -67.952, -68.3616, -68.68928, -68.95142, -69.16114, -69.32891, -69.46313]
# expect: []
# expect: [0.0, 0.5, 1.0, 1.5]
# expect: [0.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5]
# expect: [-67.952, -68.68928, -69.16114, -69.46313]
# expect: [-65.0, -66.0, -66.8, -67.44, -67.952, -68.3616, -68.68928, -68.95142, -69.16114, -69.32891, -69.46313]
# expect: []
# expect: [0.0, 0.5, 1.0, 1.5]
# expect: [0.0, -0.65, -0.4, -0.15, 0.1, 0.35, 0.6, 0.85, 1.1, 1.35, 1.6]
# expect: [-65.0, -66.8, -67.952, -68.68928]
# expect: [-65.0, -66.0, -66.8, -67.44, -67.952, -68.3616, -68.68928]
# expect: []
# expect: [0.0, 0.5, 1.0, 1.5]
# expect: [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5]
# expect: [-65.0, -65.0, -66.8, -67.952]
# expect: [-65.0, -66.0, -66.8, -67.44, -67.952]
# expect: []
# expect: [0.0, 0.5, 1.0, 1.5]
# expect: [0.0, 0.75, 1.0, 1.25, 1.5]
# expect: [-65.0, -66.8, -67.952, -68.68928, -69.16114]
# expect: [-65.0, -66.0, -66.8, -67.44, -67.952, -68.3616, -68.68928, -68.95142, -69.16114]
# expect: []
# expect: [-1.0, -0.5, 0.0, 0.5, 1.0]
# expect: [-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0]
