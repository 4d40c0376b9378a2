"""What C text finds declared: of the C library what models use, and NEURON's interface."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
LIBRARY, NEURON = ((HERE / name).read_text() for name in ("library.h", "neuron.h"))
MACROS, TYPES, OUTPUT = ((HERE / name).read_text() for name in ("macros.h", "types.h", "output.h"))
TEXT = "\n".join([MACROS, TYPES, LIBRARY, NEURON, OUTPUT])

DECLARED = frozenset(re.findall(r"\b(\w+)\(", LIBRARY + NEURON)) | set(
    "stdin stdout stderr hoc_ac_ hoc_epsilon".split()
)
"""The names of those functions and objects."""

INTERFACE = frozenset(re.findall(r"\b(\w+)\(", NEURON)) | {"c_call_"}
"""The functions of NEURON's interface: an error in one of them ends the fragment that called it."""
