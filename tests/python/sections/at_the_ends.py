"""Range variables at 0 and 1 are those of the first and the last segment; mechanisms are not there."""

from neuron import h

s, d = h.Section(name="s"), h.Section(name="d")
s.nseg, d.nseg = 3, 2
s.insert("hh")
d.insert("pas")
d.connect(s(1))
s(0.1).gnabar_hh, s(0.5).gnabar_hh, s(0.9).gnabar_hh, d(0.1).g_pas = 0.1, 0.2, 0.3, 5
print(
    s(0).gnabar_hh, s(1).gnabar_hh, d(0).g_pas, d(1).g_pas, s(0).ena, s(0).m_hh, s(1).nai, s(0).diam, s(0).cm, s(0).ina
)
s(0).gnabar_hh, s(1).gnabar_hh = 9, 7
print([x.gnabar_hh for x in s], s(0)._ref_gnabar_hh[0])
s(1)._ref_gnabar_hh[0] = 8
print(s(0.9).gnabar_hh)
for wrong in (lambda: s(0).hh, lambda: s(1).na_ion.ena, lambda: s(0).g_pas, lambda: d(0)._ref_m_hh):
    try:
        print(wrong())
    except AttributeError as error:
        print(error)
segment = s(0.5)
h.delete_section(sec=s)
print(segment, s)

# expect: 0.1 0.3 5.0 0.001 50.0 0.0 10.0 500.0 1.0 0.0
# expect: [9.0, 0.2, 7.0] 9.0
# expect: 8.0
# expect: hh, the mechanism does not exist at s(0)
# expect: na_ion, the mechanism does not exist at s(1)
# expect: g_pas, the mechanism does not exist at s(0)
# expect: m_hh, the mechanism does not exist at d(0)
# expect: <segment of deleted section> <deleted section>
