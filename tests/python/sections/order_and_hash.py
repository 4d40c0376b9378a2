"""Sections can be sorted, pointers be keys; what dir tells of objects is theirs."""

from neuron import h

soma, dend, axon = (h.Section(name) for name in ("soma", "dend", "axon"))
dend.connect(soma(1))
soma.nseg = 3
soma.insert("hh")
print(sorted([axon, soma, dend]), soma < dend, dend >= axon, max(soma, dend))
print(sorted([(2, dend), (1, axon), (2, soma)], key=lambda pair: (pair[0], pair[1])))
segment = soma(0.5)
pointers = {segment._ref_v, soma(0.6)._ref_v, soma(0.1)._ref_v, segment.hh._ref_m, segment._ref_m_hh}
print(len(pointers), segment._ref_v in pointers, dend(0.5)._ref_v in pointers, len({h._ref_t, h._ref_t, h._ref_dt}))
print({segment._ref_v: "middle"}[soma(0.5)._ref_v])
print([name for name in dir(segment.hh) if not name.startswith("__")])
clamp = h.IClamp(segment)
print([name for name in dir(clamp) if name.startswith("_") and not name.startswith("__")])
for made in (soma, segment, clamp, h.Vector(), segment._ref_v):
    print(isinstance(hash(made), int), made == made, made != made)

# expect: [soma, dend, axon] True False dend
# expect: [(1, axon), (2, soma), (2, dend)]
# expect: 3 True False 2
# expect: middle
# expect: ['el', 'gk', 'gkbar', 'gl', 'gna', 'gnabar', 'h', 'hinf', 'htau', 'il', 'is_ion', 'm', 'minf', 'mtau', 'n', 'name', 'ninf', 'ntau', 'rates', 'segment', 'vtrap']
# expect: []
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True False
