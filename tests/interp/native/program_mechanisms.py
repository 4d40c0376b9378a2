# Mechanisms and point processes of segments, SectionLists: the same with native methods and without.
from neuron import h


def tell(text):
    """The value, or the error."""
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class Special(h.Section):
    pass


def mechanisms(section):
    return [[str(one) for one in segment] for segment in section.allseg()]


stem, twig, bare = h.Section(name="stem"), h.Section(name="twig"), h.Section(name="bare")
special = Special(name="special")
stem.nseg = 3
twig.connect(stem(0.5), 0)
print(mechanisms(stem))
stem.insert("hh").insert("pas")
twig.insert("pas").insert("hh")
print(mechanisms(stem), mechanisms(twig), mechanisms(bare))
for one in stem(0.1):
    print(one, one.segment(), one.is_ion(), [variable.name() for variable in one][:3])
stem.nseg = 5
stem.insert("extracellular")
print(mechanisms(stem))
stem.uninsert("pas")
twig.uninsert("hh")
print(mechanisms(stem), mechanisms(twig), list(twig(0)), list(twig(1)))
going = iter(stem(0.5))
print(next(going), [str(one) for one in going], [str(one) for one in going])

# point processes
synapses = [h.ExpSyn(stem(x)) for x in (0.5, 0.1, 0.5, 0, 1, 0.9)]
clamps = [h.IClamp(twig(x)) for x in (0, 0.5, 1)] + [h.IClamp(special(0.5))]
cell = h.IntFire1()
places = ["stem", "twig", "bare", "special"]
for name in places:
    for x in (0, 0.1, 0.3, 0.5, 0.9, 1):
        tell(f"{name}({x}).point_processes()")
tell("stem(0.5).point_processes()[-1] == synapses[0]")
synapses[1].loc(stem(0.5))
del synapses[2]
stem.nseg = 1
twig.disconnect()
for name in places:
    tell(f"{name}(0.5).point_processes(), {name}(1).point_processes()")
tell("stem(0.5).point_processes(1)")

# references to their variables
for text in (
    "synapses[0]._ref_g, synapses[0]._ref_g[0]", "synapses[0]._ref_nothing", "cell._ref_m[0]",
    "clamps[0]._ref_delay[0]", "clamps[0]._ref_loc", "clamps[0]._ref_del[0]",
):  # fmt: skip
    tell(text)
clamps[0]._ref_amp[0] = 3
print(clamps[0].amp, synapses[0]._ref_tau == synapses[0]._ref_tau, synapses[0]._ref_tau == synapses[0]._ref_g)
reference = synapses[0]._ref_tau
reference[0] = 7
print(synapses[0].tau, reference[0])
synapses.clear()
tell("reference[0]")

# SectionLists
for text in (
    "list(h.SectionList([stem, twig, stem]))", "list(h.SectionList((one for one in (stem, special))))",
    "list(h.SectionList([]))", "list(h.SectionList())", "list(h.SectionList(h.SectionList([bare])))",
    "h.SectionList(stem)", "h.SectionList(3)", "h.SectionList([stem, 3])", "h.SectionList('ab')",
    "h.SectionList([None])", "h.SectionList([stem(0.5)])", "list(h.SectionList({stem: 1}))",
    "list(h.SectionList(h.allsec()))",
):  # fmt: skip
    tell(text)
h.delete_section(sec=twig)
for text in ("h.SectionList([stem, twig])", "list(twig(0.5))", "twig(0.5).point_processes()", "clamps[1]._ref_amp[0]"):
    tell(text)
