# Segments, their variables and Vectors in Python: the same with native methods and without.
from neuron import h


def tell(text):
    """The value, or the error."""
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def assign(place, name, value):
    try:
        setattr(place, name, value)
        print(name, "=", value, "->", getattr(place, name))
    except Exception as error:
        print(name, "=", value, "->", type(error).__name__, error)


class Special(h.Vector):
    pass


cable, other = h.Section(name="cable"), h.Section(name="other")
cable.nseg = 5
cable.insert("hh")
for segment in cable:
    segment.v, segment.hh.gnabar = segment.x, segment.x / 10
    print(segment, segment.v, segment.hh.gnabar, segment.gnabar_hh, segment.cm, segment.diam)
old, mechanism = cable(0.5), cable(0.5).hh
for place in (0, 0.0, 0.1, 0.5, 0.999, 1, 1.0, True):
    tell(f"cable({place!r}), cable({place!r}).v")
for place in (-0.1, 1.1, "a", None, float("nan")):
    tell(f"cable({place!r})" if place == place else "cable(float('nan'))")
for text in (
    "cable()", "cable(0.5).pas", "other(0.5).hh", "cable(0).hh", "cable(0.5).nothing",
    "cable(0.5).hh.nothing", "cable(0.5) == cable(0.45)", "cable(0.5) == cable(0.7)", "list(cable.allseg())",
    "[s.v for s in other]", "next(iter(cable))", "cable(0.5).hh.name()", "cable(0.5).hh.segment()",
    "hash(cable(0.5)) == hash(cable(0.5))", "cable(0.5)._ref_v[0]", "cable(0.3).hh._ref_gnabar[0]",
):  # fmt: skip
    tell(text)
for value in (1, 2.5, True, "a", None, 10**400, h.Vector):
    assign(cable(0.3), "v", value)
    assign(cable(0.3).hh, "gkbar", value)
cable.nseg = 3
tell("old, old.v, mechanism.gnabar, old.hh.gnabar, [s.v for s in cable]")
assign(old, "v", -12.0)
assign(mechanism, "gnabar", 0.7)
cable.uninsert("hh")
tell("mechanism.gnabar")
tell("old.hh")
cable.insert("hh")
tell("cable(0.5).hh.gnabar")
vector, special = h.Vector([1, 2, 3]), Special([4, 5])
for text in (
    "vector[0], vector[2], vector[-1], len(vector)", "vector[3]", "vector[-4]", "vector['a']", "vector[1.5]",
    "vector[1:]", "vector[True]", "vector[10**30]", "special[1], len(special)", "list(special)", "5 in special",
):  # fmt: skip
    tell(text)
for index, value in ((0, 9.0), (-1, 8), (1, True), (5, 1.0), (0, "a"), ("b", 1.0), (slice(0, 2), [6, 7])):
    try:
        vector[index] = value
    except Exception as error:
        print(index, value, type(error).__name__, error)
    print(list(vector))
nan = float("nan")
for numbers in ([], [-1], [0.0, -0.0], [-0.0, 0.0], [nan, 1], [1, nan, 2], [3, -5, 3], range(-100, 50), range(5000)):
    some = h.Vector(numbers)
    print(some.max(), some.min(), [some.max(0, 1), some.min(1, 1)] if len(some) > 1 else "")
for text in ("vector.max(1)", "vector.max(7, 9)", "vector.min('a')", "vector.max(0, 1, 2)", "special.max()"):
    tell(text)
array = vector.as_numpy()
vector[0] = 100.0
print(array)
h.delete_section(sec=other)
tell("other(0.5)")
tell("list(other)")
h("begintemplate Thing\npublic x\nx = 3\nendtemplate Thing")
things = h.List()
for thing in (
    h.Vector([1]),
    Special([2]),
    h.Thing(),
    h.NetStim(),
    h.List(),
    h.SectionList(),
    h.Vector().record(h._ref_t),
):
    things.append(thing)
    print(thing, [str(one) for one in things], [one == thing for one in things], [type(one).__name__ for one in things])
for text in ("things[2].x", "things.o(0)[0]", "list(h.List('Vector'))", "list(h.List('Thing'))", "3 in things"):
    tell(text)
