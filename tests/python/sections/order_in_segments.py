"""What a segment has, in order: the newest first, and what a change of nseg makes of that."""

from neuron import h


def points(section):
    return [" ".join(names[str(point)] for point in segment.point_processes()) for segment in section]


for before, after in [(1, 4), (2, 5), (3, 1), (4, 3), (5, 2), (7, 3)]:
    section = h.Section(name="section")
    section.nseg = before
    made = [(letter, h.ExpSyn(segment)) for letter, segment in zip("abcdefg", section, strict=False) for _ in range(2)]
    names = {str(point): f"{letter}{i % 2}" for i, (letter, point) in enumerate(made)}
    section.nseg = after
    print(before, after, points(section))
    made[0][1].loc(section(0.5))
    print(points(section))

for order in (["hh", "pas", "extracellular"], ["pas", "extracellular", "hh"], ["extracellular", "hh", "pas"]):
    section = h.Section(name="section")
    for name in order:
        section.insert(name)
    section.nseg = 3
    print([[mechanism.name() for mechanism in segment] for segment in section])

parent, child = h.Section(name="parent"), h.Section(name="child")
child.connect(parent(1))
made = [h.IClamp(parent(1)), h.IClamp(parent(0.5)), h.ExpSyn(child(0)), h.ExpSyn(child(0)), h.ExpSyn(child(1))]
for section in (parent, child):
    print([[str(point) for point in section(x).point_processes()] for x in (0, 0.5, 1)])

# expect: 1 4 ['', '', 'a1 a0', '']
# expect: ['', '', 'a0 a1', '']
# expect: 2 5 ['', 'a1 a0', '', 'b1 b0', '']
# expect: ['', 'a1', 'a0', 'b1 b0', '']
# expect: 3 1 ['c0 c1 a0 a1 b1 b0']
# expect: ['a0 c0 c1 a1 b1 b0']
# expect: 4 3 ['a1 a0', 'b0 b1 c1 c0', 'd1 d0']
# expect: ['a1', 'a0 b0 b1 c1 c0', 'd1 d0']
# expect: 5 2 ['c0 c1 a0 a1 b1 b0', 'e0 e1 d1 d0']
# expect: ['c0 c1 a1 b1 b0', 'a0 e0 e1 d1 d0']
# expect: 7 3 ['a0 a1 b1 b0', 'e0 e1 c0 c1 d1 d0', 'g0 g1 f1 f0']
# expect: ['a1 b1 b0', 'a0 e0 e1 c0 c1 d1 d0', 'g0 g1 f1 f0']
# expect: [['k_ion', 'na_ion', 'hh', 'pas', 'extracellular'], ['extracellular', 'pas', 'k_ion', 'na_ion', 'hh'], ['k_ion', 'na_ion', 'hh', 'pas', 'extracellular']]
# expect: [['pas', 'extracellular', 'k_ion', 'na_ion', 'hh'], ['k_ion', 'na_ion', 'hh', 'extracellular', 'pas'], ['pas', 'extracellular', 'k_ion', 'na_ion', 'hh']]
# expect: [['extracellular', 'k_ion', 'na_ion', 'hh', 'pas'], ['pas', 'k_ion', 'na_ion', 'hh', 'extracellular'], ['extracellular', 'k_ion', 'na_ion', 'hh', 'pas']]
# expect: [[], ['IClamp[1]'], ['ExpSyn[45]', 'ExpSyn[44]', 'IClamp[0]']]
# expect: [['ExpSyn[45]', 'ExpSyn[44]', 'IClamp[0]'], [], ['ExpSyn[46]']]
