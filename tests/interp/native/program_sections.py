# Sections made, connected, divided and deleted: the same with native methods and without.
import gc

from neuron import h


def tell(text):
    """The value, or the error."""
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def shown(*sections):
    for one in sections:
        print(one, one.nseg, one.L, one.Ra, [(seg.x, seg.v, seg.diam, seg.cm, [str(m) for m in seg]) for seg in one])


class Cell:
    def __init__(self, number):
        self.number = number

    def __str__(self):
        return f"Cell[{self.number}]"


cells = [Cell(i) for i in range(40)]
for cell in cells:  # tables grow on the way
    cell.parts = [h.Section(name=f"part[{i}]", cell=cell) for i in range(5)]
    for part, i in zip(cell.parts[1:], range(4), strict=True):
        part.connect(cell.parts[i // 2](i % 2))
        part.nseg = 2 * i + 1
    cell.parts[0].insert("hh")
    cell.parts[3].insert("pas").insert("hh")
shown(*cells[0].parts, cells[39].parts[3])
tell("cells[3].parts[2], cells[3].parts[2].cell() is cells[3], cells[3].parts[0].children()")
tell("h.Section(name=3)")

# the values of segments, of arrays and of ions go with them when nseg changes
root = h.Section(name="root")
root.nseg = 3
root.insert("hh").insert("pas")
for seg in root:
    seg.v, seg.diam, seg.cm, seg.hh.gnabar, seg.ena = -seg.x, 10 * seg.x, seg.x, seg.x / 10, 40 + seg.x
held, reference = root(0.5), root(0.5)._ref_v
for nseg in (3, 9, 5, 1, 4, 2, 32, 1, 3):
    root.nseg = nseg
    shown(root)
    print([(seg.hh.gnabar, seg.ena, seg.pas.g) for seg in root], held.v)
    tell("reference[0]")
for nseg in (0, -1, 40000, 2.5, "a", True, None, 10**30):
    try:
        root.nseg = nseg
    except Exception as error:
        print(nseg, type(error).__name__, error)
    print(root.nseg)
synapse, at_end = h.ExpSyn(root(0.7)), h.IClamp(root(1))
for nseg in (1, 5, 2, 7):
    root.nseg = nseg
    print(synapse.get_segment(), at_end.get_segment(), root(0.7).point_processes())
for _ in range(40):  # no more than thirty are remembered
    root.nseg = 4 if root.nseg == 3 else 3
shown(root)

# mechanisms and ions
for names in (
    ("hh", "hh"),
    ("na_ion", "hh", "k_ion"),
    ("k_ion", "pas", "hh", "extracellular"),
    ("extracellular", "pas"),
):
    one = h.Section(name="some")
    one.nseg = 3
    for name in names:
        one.insert(name)
        print(
            name,
            [str(m) for m in one(0.5)],
            [h.ion_style(f"{ion}_ion", sec=one) for ion in ("na", "k") if one.has_membrane(f"{ion}_ion")],
        )
    one.nseg = 5
    shown(one)
    one.uninsert(names[1])
    shown(one)
one = h.Section(name="one")
for mechanism in ("ExpSyn", "nothing", "IClamp", 3, None, "", "capacitance", h.hh, h.ExpSyn):
    tell(f"one.insert({mechanism!r})" if isinstance(mechanism, (str, int, type(None))) else "one.insert(h.hh)")
tell("one.insert()")
tell("one.insert('pas', 'hh')")

# connections
stem, twig = h.Section(name="stem"), [h.Section(name=f"twig[{i}]") for i in range(8)]
for one, place in zip(twig, (1, 0.5, 0, 0.25, 1.0, 0.5, 0.75, 0.1), strict=True):
    print(one.connect(stem(place)), stem.children())
turned = h.Section(name="turned")
tell("turned.connect(stem, 0.3, 1), turned.orientation(), stem.children()")
for one, place in zip(twig[:4], (1, 0.5, 0, 0.25), strict=True):
    one.disconnect()
    print(stem.children(), one.parentseg())
    print(one.connect(turned(place), 0), turned.children())
for text in (
    "stem.connect(stem(0.5))", "stem.connect(twig[7])", "stem.connect(turned(0.5))", "twig[7].connect(stem(0.5))",
    "twig[7].connect(3)", "twig[6].connect(stem, 2)",
    "twig[6].connect(stem(1), 0.5)", "twig[6].connect()", "twig[6].connect(None)",
    "twig[6].connect(stem, 0.5, 1, 7)", "twig[6].connect(stem, 'a')",
    "twig[6].connect(stem, float('nan'))", "twig[5].connect(twig[4](1), True)",
):  # fmt: skip
    tell(text)
tell(
    "stem.wholetree(), stem.subtree(), turned.subtree(), stem.children(), twig[0].parentseg(), twig[0].trueparentseg()"
)
stem.v = -50
tell("stem(0).v, stem(1).v, twig[4](0).v")
lonely = h.Section(name="lonely")
lonely(0).v = 3  # has a node of its own there, until it is connected
lonely.connect(stem(1))
tell("lonely(0).v, lonely(1).v")
h.finitialize(-65)
h.continuerun(1) if hasattr(h, "continuerun") else h.fadvance()
shown(stem, *stem.children())

# deletion
h("create hocs[3], single")
h("{connect hocs[1](0), hocs[0](1)  hocs[2] { nseg = 4 insert hh } }")
for text in (
    "h.delete_section(sec=h.hocs[1])",
    "h.hocs[0].children()",
    "h.hocs[1]",
    "h.delete_section(sec=h.single)",
    "h.single",
):
    tell(text)
gone = twig.pop(0)
print(len(list(h.allsec())), gone.children(), gone.parentseg())
segment = gone(0.5)
h.delete_section(sec=gone)
for text in (
    "gone", "gone.nseg", "gone.insert('hh')", "gone.connect(stem)", "stem.connect(gone)", "gone.L",
    "segment.v", "gone.wholetree()", "gone.children()", "gone(0.5)",
    "list(gone)", "gone == gone, gone == stem", "turned.children()", "stem.wholetree()", "setattr(gone, 'nseg', 3)",
):  # fmt: skip
    tell(text)
del gone, segment, cells, cell, part, lonely, twig, one
gc.collect()
print(len(list(h.allsec())), [str(s) for s in h.allsec()])
h.finitialize(-65)
h.fadvance()
shown(root, stem)
