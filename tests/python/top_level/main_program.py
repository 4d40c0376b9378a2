"""Where a program lies, and libraries of mechanisms that are not there."""

import os
import sys

from neuron import h

print(os.path.isabs(sys.path[0]), h.nrn_load_dll("nowhere.so"), h.nrn_load_dll("nowhere/x86_64/libnrnmech.so"))

# expect: True 0.0 0.0
