"""Names of neuron that tests and tools use."""

import neuron
import numpy as np
from neuron import config, h, hclass3
from neuron.expect_hocerr import expect_err, expect_hocerr, set_quiet

print(config.arguments["NRN_ENABLE_PYTHON"], config.arguments["NRN_ENABLE_MUSIC"], "NRN_ENABLE_MPI" in config.arguments)
print(neuron.current_version in neuron.supported_python_versions, hclass3.hclass is neuron.hclass)
numbers = np.arange(4.0)
element = neuron.numpy_element_ref(numbers, 2)
element[0] += 5
print(numbers, element[0])
section = h.Section(name="cell")
times = h.Vector().record(element)
h.finitialize(-65)
numbers[2] = 3
h.fadvance()
print(list(times))
set_quiet(True)
section.nseg = 3
expect_hocerr(h.Vector(3).get, (7,))
expect_hocerr(h.setdata_hh, (0.5,), section)
expect_err("section(2)")
for harmless in (lambda: expect_hocerr(h.Vector(3).get, (1,)), lambda: expect_err("section(1)")):
    try:
        harmless()
    except AssertionError:
        print("no error")
try:
    print(neuron.nothing_of_that_name)
except AttributeError as error:
    print(error)
print(neuron.new_hoc_class("Vector") is not None, neuron.psection(section)["nseg"])

# expect: True False True
# expect: True True
# expect: [0. 1. 7. 3.] 7.0
# expect: [7.0, 3.0]
# expect: no error
# expect: no error
# expect: module 'neuron' has no attribute 'nothing_of_that_name'
# expect: True 3
