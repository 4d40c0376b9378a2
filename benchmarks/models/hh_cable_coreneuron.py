"""The cable of hh_cable.hoc in CoreNEURON, by NEURON's Python; prints the seconds of the integration."""

import time
from pathlib import Path

from neuron import coreneuron, h

h(Path(__file__).with_name("hh_cable.hoc").read_text().partition("v_init")[0])
parallel = h.ParallelContext()
h.cvode.cache_efficient(1)
coreneuron.enable = True
coreneuron.verbose = 0
parallel.set_maxstep(10)
h.finitialize(-65)
start = time.perf_counter()
parallel.psolve(h.tstop)
print("seconds", time.perf_counter() - start, "v", h.cable(0.5).v)
h.quit()
