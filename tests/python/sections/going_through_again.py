"""What h.allsec() and allseg() give can be gone through again and again, and is an iterator too."""

from neuron import h

a, b = h.Section(name="a"), h.Section(name="b")
a.nseg = 3
sections, segments = h.allsec(), a.allseg()
print(list(sections), list(sections), next(h.allsec()), a in sections, a in sections)
print([round(s.x, 3) for s in segments], [round(s.x, 3) for s in segments], next(a.allseg()).x)
c = h.Section(name="c")
print(list(sections))
a.nseg = 1
made = []
for _ in sections:
    if len(made) < 2:
        made.append(h.Section(name=f"new{len(made)}"))
print(list(sections), len(list(iter(a))), len(list(a.allseg())))
print(list(zip(h.allsec(), [s.name() for s in h.allsec()], strict=True)))

# expect: [a, b] [a, b] a True True
# expect: [0.0, 0.167, 0.5, 0.833, 1.0] [0.0, 0.167, 0.5, 0.833, 1.0] 0.0
# expect: [a, b, c]
# expect: [a, b, c, new0, new1] 1 3
# expect: [(a, 'a'), (b, 'b'), (c, 'c'), (new0, 'new0'), (new1, 'new1')]
