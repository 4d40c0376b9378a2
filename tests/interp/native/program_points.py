# 3-D points: the same with native methods and without.
from neuron import h


def tell(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def points(section):
    return [(section.x3d(i), section.y3d(i), section.z3d(i), section.diam3d(i)) for i in range(section.n3d())]


one, two = h.Section(name="one"), h.Section(name="two")
for i in range(30):
    one.pt3dadd(i, 0.1 * i, -i, 1 + 0.1 * i)
print(one.n3d(), points(one), one.L, one.arc3d(29), one.diam)
for text in (
    "one.n3d(), two.n3d()", "two.x3d(0)", "one.x3d(30)", "one.x3d(-1)", "one.x3d(1.0)", "one.x3d(True)", "one.x3d('a')",
    "one.y3d()", "one.z3d(1, 2)", "one.diam3d(10**30)", "one.n3d(1)", "one.pt3dadd(1, 2, 3)",
    "one.pt3dadd(1, 2, 3, 'a')",
    "one.pt3dadd(1, 2, 3, -4), one.spine3d(30), points(one)[-1]", "one.pt3dchange(30, 5, 6, 7, 8), one.spine3d(30)",
    "one.pt3dchange(0, 5, 6, 7, -8), one.spine3d(0), points(one)[0]", "one.pt3dremove(0), one.n3d()",
    "one.pt3dchange(3, 0.1, 10**400, 3, 4)", "one.pt3dchange(3, 1, 2)", "one.pt3dchange(3, 9), points(one)[3]",
    "one.pt3dchange(99, 1, 2, 3, 4)", "one.pt3dchange(-1, 1, 2, 3, 4)",
    "one.pt3dchange(2, 1e300, 2, True, 4), points(one)[2]",
    "one.pt3dadd(h.Vector([1, 2]), h.Vector([1, 2]), h.Vector([1, 2]), h.Vector([1, 2])), points(one)[-2:]",
    "one.pt3dinsert(1, 1, 2, 3, 4), points(one)[:3]", "one.pt3dchange(5, 1, 2, 3, 4), one.L, one.arc3d(7)",
    "one.pt3dclear(), one.n3d(), one.x3d(0)", "one.pt3dadd(1, 2, 3, 4), one.n3d(), points(one)",
):  # fmt: skip
    tell(text)
for i in range(20):
    two.pt3dadd(float(i), i, i, 0)
    two.pt3dchange(i, i, 2.5, i, 3)
print(points(two), two.L, two.diam)

# shapes: what changed is placed anew, nothing else
cells = []
for k in range(6):
    soma, dend, twig = (h.Section(name=f"{name}{k}") for name in ("soma", "dend", "twig"))
    dend.connect(soma(1))
    twig.connect(dend(0.5 if k < 3 else 1))
    soma.L = soma.diam = 10 + k
    dend.nseg, dend.diam = 3, 2
    cells.append((soma, dend, twig))
    h.define_shape()
    print([points(section) for section in cells[-1]])


def moved():
    h.define_shape()
    print([points(section)[:1] + points(section)[-1:] for cell in cells for section in cell])


soma, dend, twig = cells[2]
soma.pt3dchange(2, 100, 100, 0, 5)
moved()
twig.pt3dchange(0, 1, 2, 3, 4)
moved()
dend.disconnect()
moved()
dend.connect(soma(0))
moved()
twig.disconnect()
twig.connect(dend(0.2))
moved()
twig.pt3dclear()
moved()
dend.pt3dremove(1)
dend.L = 300
moved()
twig.connect(dend, 0.2, 1)
moved()
leaf = [h.Section(name=f"leaf{i}").connect(cells[0][2](1)) for i in range(3)]
moved()
print([points(section) for section in leaf])
del leaf[1]
moved()
chain = [h.Section(name=f"chain{i}") for i in range(1500)]
for before, section in zip(chain, chain[1:], strict=False):
    section.L = 1
    section.connect(before)
h.define_shape()
h.define_shape()
print(points(chain[-1]))
chain[3].pt3dchange(0, 0, 0, 0, 1)
h.define_shape()
print(points(chain[-1]))
h.delete_section(sec=one)
for text in ("one.n3d()", "one.x3d(0)", "one.pt3dadd(1, 2, 3, 4)", "one.pt3dchange(0, 1, 2, 3, 4)"):
    tell(text)
