"""The modules that scripts import from neuron."""

import neuron
from neuron import coreneuron, gui, h, n, nrn, units
from neuron import hoc as hoc_module
from neuron.units import mV, uM, um

print(neuron.h is h or neuron.h == h, n.Vector(3).size(), units.s, units.hour, mV, uM, um, units.nM)
print(isinstance(h.Section(), nrn.Section), isinstance(h.Section()(0.5), nrn.Segment))
print(isinstance(h.Vector(), hoc_module.HocObject), isinstance(h.ref(1), hoc_module.HocObject))
coreneuron.enable = False
print(coreneuron.enable, gui is not None, neuron.__version__)
section = h.Section(name="soma")
print(neuron.psection(section)["name"], section.psection()["morphology"]["L"])
print(neuron.load_mechanisms("."))

# expect: True 3 1000.0 3600000.0 1 0.001 1 1e-06
# expect: True True
# expect: True True
# expect: False True 9.0.2
# expect: soma 100.0
# expect: NEURON mechanisms not found in ..
# expect: False
