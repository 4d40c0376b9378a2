"""A section that Python created goes with the last reference to it."""

from neuron import h

first, second = h.Section(name="first"), h.Section(name="second")
second.connect(first)
names = h.SectionList([first, second])
kept = first(0.5)
print(list(h.allsec()), h.cas())
del first
print(list(h.allsec()), kept.sec.children())
del kept
print(list(h.allsec()), list(names), second.parentseg())
clamp = h.IClamp(second(0.5))
print(clamp.get_segment(), second(0.5).point_processes())
h.delete_section(sec=second)
print(second, list(h.allsec()), clamp.has_loc(), clamp.get_segment())
for action in (lambda: second.L, lambda: second(0.5), lambda: second.name()):
    try:
        action()
    except ReferenceError:
        print("ReferenceError")


class Cell:
    def __init__(self):
        self.soma = h.Section(name="soma", cell=self)


cells = [Cell() for _ in range(3)]
print(len(list(h.allsec())))
del cells[1]
print(len(list(h.allsec())), [one.cell() in cells for one in h.allsec()])
h("create axon[2]")
print(list(h.allsec())[-1], h.axon[1].is_pysec(), cells[0].soma.is_pysec(), h.axon[0] == h.axon[0])

# expect: [first, second] first
# expect: [first, second] [second]
# expect: [second] [second] None
# expect: second(0.5) [IClamp[0]]
# expect: <deleted section> [] 0.0 None
# expect: ReferenceError
# expect: ReferenceError
# expect: ReferenceError
# expect: 3
# expect: 2 [True, True]
# expect: axon[1] False True True
