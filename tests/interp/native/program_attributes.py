# Attributes of sections and segments: the same with native methods and without.
from neuron import h


def assign(place, name, value):
    try:
        setattr(place, name, value)
    except Exception as error:
        print(place, name, "=", value, "->", type(error).__name__, error)
    tell(place, name)


def tell(place, name):
    try:
        print(place, name, "->", getattr(place, name))
    except Exception as error:
        print(place, name, "->", type(error).__name__, error)


def everything(section):
    print([(seg.v, seg.diam, seg.cm, round(seg.area(), 9), seg.ri()) for seg in section.allseg()])


NAMES = (
    "L",
    "Ra",
    "nseg",
    "rallbranch",
    "v",
    "cm",
    "diam",
    "i_cap",
    "gnabar_hh",
    "g_pas",
    "ena",
    "nai",
    "xraxial",
    "i_membrane_",
)
VALUES = (3, 2.5, True, -1, 0, 0.0, float("nan"), "a", None, 10**400, 1e300, h.Vector)


class Special(h.Section):
    def __len__(self):
        return 0


cable, bare, special = h.Section(name="cable"), h.Section(name="bare"), Special(name="special")
cable.nseg = 5
for name in ("hh", "extracellular", "pas"):
    cable.insert(name)
for section in (cable, bare, special):
    for place in (section, section(0.5), section(0.1), section(0), section(1)):
        for name in NAMES:
            tell(place, name)
            for value in VALUES:
                if not (value in (1e300, "a") and name == "L"):
                    assign(place, name, value)
        section.nseg = 5
        section.diam, section.L, section.Ra, section.v, section.cm = 3, 40, 100, -60, 1
        everything(section)
for name in ("nseg", "L", "Ra", "v", "diam", "gnabar_hh"):
    try:
        delattr(cable, name)
    except (AttributeError, ValueError):
        print(name, "stays")

references = [segment._ref_v for segment in cable.allseg()]
references += [segment.hh._ref_gnabar for segment in cable] + [segment._ref_gnabar_hh for segment in cable]


def show_references():
    for place in (cable(0.3), segment, hh, cable(0)):
        for name in ("_ref_v", "_ref_cm", "_ref_diam", "_ref_gnabar_hh", "_ref_gnabar", "_ref_m"):
            tell(place, name)
    for reference in references:
        try:
            print(reference[0], reference == segment._ref_v, reference == hh._ref_gnabar)
        except Exception as error:
            print(type(error).__name__, error)


segment, hh = cable(0.3), cable(0.3).hh
show_references()

# 3-D points have their say in L and diam
for i in range(4):
    cable.pt3dadd(10 * i, 0, 0, 2 + i)
print(cable.L, cable.diam, cable(0.1).diam)
everything(cable)
cable.diam = 7
print(cable.diam3d(0), cable(0.1).diam)
cable(0.1).diam = 9
cable.L = 50
print(cable.x3d(3), cable.L, cable(0.1).diam, cable(0.3).diam)
h.pt3dconst(1)
cable.diam, cable.L = 1, 20
print(cable.L, cable.diam, cable.n3d())
h.pt3dconst(0)
cable.pt3dclear()
print(cable.L, cable.diam)

# v of the ends: those of the parent
child, grandchild = h.Section(name="child"), h.Section(name="grandchild")
child.connect(cable(0.3))
grandchild.connect(child(0))
for section, v in ((cable, -1), (child, -2), (grandchild, -3)):
    section.v = v
    print([(one(x).v) for one in (cable, child, grandchild) for x in (0, 0.3, 1)])
child.disconnect()
child.v = -4
print(child(0).v, child(1).v, grandchild(0).v)
child.connect(cable, 0.3, 1)
child.v = -5
print([(one(x).v) for one in (cable, child, grandchild) for x in (0, 0.3, 1)])

segment, hh = cable(0.3), cable(0.3).hh
cable.nseg = 3
show_references()
for name in ("v", "diam", "gnabar_hh"):
    assign(segment, name, 4)
assign(hh, "gnabar", 0.3)
cable.uninsert("hh")
show_references()
for place in (cable, segment, hh):
    for name in ("gnabar_hh", "gnabar", "v", "diam"):
        assign(place, name, 4)
print([str(section) for section in h.allsec()], list(h.SectionList([special, cable])))
h.delete_section(sec=cable)
for place in (cable, segment, hh):
    for name in (*NAMES, "gnabar"):
        assign(place, name, 4)
print([str(section) for section in h.allsec()])
print(bare == bare, bare == special, bare != special, bare == 3, bare in {special: 1}, hash(bare) == hash(bare))
print(special == special, special != special, cable == bare)
print(bare.same(bare), bare == bare(0.5).sec, sorted([special, bare]))
print([bare < special, bare > special, bare <= bare, bare >= special])
for section in h.allsec():  # one that goes on the way does not come
    print(section)
    if section == bare:
        h.delete_section(sec=child)
