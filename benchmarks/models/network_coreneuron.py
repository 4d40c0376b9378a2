"""The network of network.hoc in CoreNEURON, by NEURON's Python: kind, cells, inputs and duration are the arguments."""

import sys
import tempfile
import time
from pathlib import Path

from neuron import coreneuron, h

for name, value in zip(("kind", "cells", "inputs", "duration"), sys.argv[1:], strict=True):
    h(f"{name} = {value}")
with tempfile.NamedTemporaryFile("w", suffix=".hoc") as file:
    file.write(Path(__file__).with_name("network.hoc").read_text().partition("pc.set_maxstep")[0] + "}\n")
    file.flush()
    h.load_file(file.name)
h.cvode.cache_efficient(1)
coreneuron.enable = True
coreneuron.verbose = 0
h.pc.set_maxstep(10)
start = time.perf_counter()
h.finitialize(-65)
print("first", time.perf_counter() - start)
start = time.perf_counter()
h.pc.psolve(h.duration)
print("run", time.perf_counter() - start)
print("spikes", h.times.size())
h.quit()
