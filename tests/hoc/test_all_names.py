"""Every function, variable, class and member of hoc that is there, and that NEURON has too, is in some program here."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ranvier.interp import registry
from ranvier.repl.session import import_library

HERE = Path(__file__).resolve().parent
FOLDERS = (HERE, HERE.parent / "stdlib" / "programs", HERE.parent / "python")
NEURON = json.loads((HERE.parent / "repl" / "inventory.json").read_text())

MADE_BY = {"KSGate": "KSChan", "KSState": "KSChan", "KSTrans": "KSChan"}
"""Classes whose objects come from an object of another class: programs do not name them."""

NOT_COMPARABLE = {
    "hname": "NEURON's hoc has it only by name",
    "libpython_path": "NEURON's hoc has it only by name",
    "settext": "NEURON's hoc has it only by name",
    "nrnmpi_init": "NEURON tells which libraries it did not find",
    "print_local_memory_usage": "it is about NEURON's memory, and ours",
    "sred": "without a terminal NEURON asks for ever",
    "xred": "without a terminal NEURON asks for ever",
    "CVode.statistics": "it counts what NEURON's integrator did",
    "PWManager.name": "without a screen NEURON crashes",
    "RangeVarPlot.plot": "NEURON's hoc has it only by name",
    "PlotShape.plot": "NEURON's hoc has it only by name",
    "PtrVector.ptr_update_callback": "NEURON's hoc has it only by name",
    "TextEditor.map": "without a screen NEURON crashes",
    "TextEditor.readonly": "without a screen NEURON crashes",
    "TextEditor.text": "without a screen NEURON crashes",
    "File.xopen": "NEURON has it in its manual only",
    "Glyph.label": "NEURON has it in its manual only",
}


def programs() -> list[str]:
    found = [path for folder in FOLDERS for path in sorted(folder.rglob("*")) if is_program(path)]
    return [path.read_text(errors="replace") for path in found]


def is_program(path: Path) -> bool:
    """Of hoc, or of Python with NEURON's figures."""
    return path.suffix == ".hoc" or (path.suffix == ".py" and path.parent.parent.name == "python")


def test_every_name_is_in_a_program():
    import_library()
    texts = programs()
    words = [set(re.findall(r"[A-Za-z_]\w*", text)) for text in texts]
    members = [set(re.findall(r"\.\s*([A-Za-z_]\w*)", text)) for text in texts]
    everywhere = set().union(*words)
    known = {name for names in NEURON["names"].values() for name in names} | set(NEURON["members"])
    there = set(registry.functions) | set(registry.variables) | set(registry.classes)
    missing = sorted((there & known) - everywhere - set(MADE_BY))
    for name, record in registry.classes.items():
        maker = MADE_BY.get(name, name)
        used = set().union(*(found for inside, found in zip(words, members, strict=True) if maker in inside))
        wanted = set(record.members) & set(NEURON["members"].get(name, ()))
        missing += [f"{name}.{member}" for member in sorted(wanted - used)]
    assert [name for name in missing if name not in NOT_COMPARABLE] == []
