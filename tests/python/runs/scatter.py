"""A function of Python that looks at every step."""

from neuron import h

h.load_file("stdrun.hoc")
soma = h.Section(name="soma")
soma.insert("hh")
cvode = h.CVode()
cvode.use_fast_imem(True)
seen = []


def look():
    seen.append((round(h.t, 6), round(soma(0.5).v, 6), round(soma(0.5).i_membrane_, 6) + 0.0))


cvode.extra_scatter_gather(0, look)
h.finitialize(-65)
print(seen)
h.fadvance()
h.fadvance()
print(seen)
seen.clear()
h.tstop = 1
h.run()
print(len(seen), seen[0], seen[-1])
cvode.extra_scatter_gather_remove(look)
h.run()
print(len(seen))

# expect: []
# expect: [(0.0, -64.999255, 0.0), (0.025, -64.998521, 0.0)]
# expect: 40 (0.0, -64.999255, 0.0) (0.975, -64.975548, 0.0)
# expect: 40
