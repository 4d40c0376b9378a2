"""Names that a program has as strings: getattr, setattr, and the methods behind these."""

from neuron import h

h("count = 4")
cell = h.Section(name="cell")
cell.insert("hh")
for name in ("count", "t", "nothing"):
    try:
        print(name, h.__getattribute__(name), getattr(h, name))
    except AttributeError:
        print(name, "AttributeError", hasattr(h, name))
h.__setattr__("count", 7)
cell.__setattr__("gnabar_hh", 0.3)
print(h.count, cell.__getattribute__("gnabar_hh"), cell(0.5).__getattribute__("hh").__getattribute__("gnabar"))

# expect: count 4.0 4.0
# expect: t 0.0 0.0
# expect: nothing AttributeError False
# expect: 7.0 0.3 0.3
