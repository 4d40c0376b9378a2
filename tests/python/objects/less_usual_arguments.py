"""Arguments that are less usual, and what is refused."""

from neuron import h, hoc

a, b = h.Section(name="a"), h.Section(name="b")


def tell(name, action):
    try:
        print(name, action())
    except Exception as error:
        print(name, "RuntimeError" if isinstance(error, RuntimeError) else type(error).__name__)


sections = h.SectionList([a])
for name, given in {"number": (3,), "text": ("a",), "two": (a, b), "segment": (a(0.5),), "section": (b,)}.items():
    tell(name, lambda given=given: sections.append(*given))
tell("sec", lambda: sections.append(sec=a))
print(list(sections), [list(h.SectionList(x)) for x in ((b, a), iter([b]), [])])
tell("no sections", lambda: h.SectionList([1]))
tell("a section", lambda: h.SectionList(a))

reference = h.ref(2)
tell("before the first", lambda: reference[-1])
tell("behind the last", lambda: reference[1])

stim, clamp = h.NetStim(), h.IClamp(a(0.5))
print(hasattr(stim, "get_segment"), clamp.get_segment(), type(stim.ranvar).__name__, "del" in dir(clamp))
print(hasattr(a(0.5), "i_membrane_"), isinstance(h.Vector(), hoc.Vector), isinstance(h.List(), hoc.Vector))
cvode = h.CVode()
print(cvode.use_fast_imem(1), hasattr(a(0.5), "i_membrane_"))


def called(*given):
    print("called", *given)


h.finitialize()
cvode.event(1, (called, 2))
cvode.event(1, (called, (3, 4)))
h.load_file("stdrun.hoc")
h.continuerun(2)

h("create c")
print(h.delete_section(sec=b), h.delete_section(sec=h.c), list(h.allsec()))
pc = h.ParallelContext()
for threads in ((1,), (2,), (2, False), (3, True), (1,)):
    pc.nthread(*threads)
    print(threads, pc.nthread(), pc.nworker())
h.ion_register("foo", 2)
for ion, names in (("na", "ena nai nao ina"), ("k", "ek ki ko"), ("foo", "efoo fooi fooo ifoo")):
    print([h.MechanismStandard(f"{ion}_ion", 0).get(name) for name in names.split()])

# expect: number RuntimeError
# expect: text RuntimeError
# expect: two RuntimeError
# expect: segment RuntimeError
# expect: section 1.0
# expect: sec 1.0
# expect: [a, b, a] [[b, a], [b], []]
# expect: no sections RuntimeError
# expect: a section RuntimeError
# expect: before the first IndexError
# expect: behind the last IndexError
# expect: False a(0.5) NMODLRandom False
# expect: False True False
# expect: False True
# expect: called 2
# expect: called 3 4
# expect: 0.0 1.0 [a]
# expect: (1,) 1 0
# expect: (2,) 2 2
# expect: (2, False) 2 0
# expect: (3, True) 3 3
# expect: (1,) 1 0
# expect: [50.0, 10.0, 140.0, 0.0]
# expect: [0.0, 1.0, 1.0]
# expect: [0.0, 1.0, 1.0, 0.0]
