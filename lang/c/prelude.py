"""What C text finds declared: of the C library what models use, and NEURON's interface."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
LIBRARY, NEURON = ((HERE / name).read_text() for name in ("library.h", "neuron.h"))
MACROS, TYPES, OUTPUT = ((HERE / name).read_text() for name in ("macros.h", "types.h", "output.h"))
TEXT = "\n".join([MACROS, TYPES, LIBRARY, NEURON, OUTPUT])

PARTS = {
    "threads.h": re.compile(r"\bpthread_"),
    "lists.h": re.compile(r"\b(ivoc_list_item|ob2pntproc)\b"),
    "sort.h": re.compile(r"\bnrn_mlh_gsort\b"),
    "random.h": re.compile(r"\bmcell_i?ran4a?\b"),
    "random123.h": re.compile(r"\bnrnran123_(?!State\b|unused_)\w+"),
    "events.h": re.compile(r"\b(_pnt|_p|_ppvar|_hoc_setdata|pnt_receive|\w*net_(send|event|move))\b"),
}
"""Files that belong to it where a text mentions one of their names."""

DECLARED = frozenset(re.findall(r"\b(\w+)\(", LIBRARY + NEURON)) | set(
    "stdin stdout stderr hoc_ac_ hoc_epsilon stoprun hoc_objectdata nrn_threads cvode_active_".split()
)
"""The names of those functions and objects."""

INTERFACE = frozenset(re.findall(r"\b(\w+)\(", NEURON)) | {
    "c_initial_",
    "c_bind_",
    "c_print_",
    "c_point_",
    "c_list_item_",
}
"""The functions of NEURON's interface: an error in one of them ends the fragment that called it."""


def declarations(text: str) -> str:
    """What stands before a C text."""
    return "\n".join([TEXT, *(_part(file) for file, names in PARTS.items() if names.search(text))])


@cache
def _part(file: str) -> str:
    return (HERE / file).read_text()
