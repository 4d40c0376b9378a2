"""Connecting sections and going through the tree."""

from neuron import h

soma = h.Section(name="soma")
dend = [h.Section(name=f"dend[{i}]") for i in range(4)]
dend[0].connect(soma)
dend[1].connect(soma(0.5))
dend[2].connect(dend[0](1), 0)
dend[3].connect(dend[0], 0.25, 1)
print(soma.children(), dend[0].children(), soma.parentseg(), dend[3].parentseg(), dend[3].orientation())
print(soma.subtree(), dend[0].subtree(), dend[2].wholetree())
last = h.Section(name="last")
last.connect(dend[1](0))
print(last.parentseg(), last.trueparentseg(), dend[1].trueparentseg())
h.topology()
print(list(h.allsec()))
dend[0].disconnect()
print(dend[0].parentseg(), soma.wholetree(), dend[0].wholetree())
h.distance(0, soma(0.5))
print(h.distance(last(1)), h.distance(soma(0), last(1)), h.distance(1, sec=soma))
reference = h.SectionRef(sec=dend[0])
print(reference.sec, reference.nchild(), [one for one in reference.child], reference.has_parent(), reference.root)
some = h.SectionList([soma, dend[1]])
some.append(dend[2])
some.append(sec=last)
print(list(some), len(some), soma in some, dend[3] in some)
tree = h.SectionList()
tree.wholetree(dend[0])
print(list(tree), h.SectionList(one for one in soma.subtree()).size())
sections = h.allsec()
print([len([one for one in sections]) for _ in range(2)], len({*sections}), sections in [sections])

# expect: [dend[1], dend[0]] [dend[3], dend[2]] None dend[0](0.25) 1.0
# expect: [soma, dend[1], dend[0], dend[3], dend[2]] [dend[0], dend[3], dend[2]] [soma, dend[1], dend[0], dend[3], dend[2]]
# expect: dend[1](0) soma(0.5) soma(0.5)
# expect:
# expect: |-|       soma(0-1)
# expect:    `|       dend[0](0-1)
# expect:      `|       dend[2](0-1)
# expect:     `|       dend[3](1-0)
# expect:   `|       dend[1](0-1)
# expect:   `|       last(0-1)
# expect:
# expect: [soma, dend[0], dend[1], dend[2], dend[3], last]
# expect: None [soma, dend[1], last] [dend[0], dend[3], dend[2]]
# expect: 100.0 150.0 50.0
# expect: dend[0] 2 [dend[3], dend[2]] False dend[0]
# expect: [soma, dend[1], dend[2], last] 4 True False
# expect: [dend[0], dend[3], dend[2]] 3
# expect: [6, 6] 6 True
