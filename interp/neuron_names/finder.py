"""Serves `neuron`, `hoc` and `nrn` to `import`, once asked to. An installed NEURON is not touched, but not seen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

OURS = __package__ or ""
FOLDER = Path(__file__).parent
ALONE = ("hoc", "nrn")  # modules of NEURON that can be imported without their package


class Finder(MetaPathFinder, Loader):
    """Finds the modules of this folder under NEURON's names."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        own = self.own_name(name)
        if own is None:
            return None
        file = FOLDER / f"{'__init__' if name == 'neuron' else own.rpartition('.')[2]}.py"
        return ModuleSpec(name, self, origin=str(file), is_package=name == "neuron")

    def own_name(self, name: str) -> str | None:
        """The name of our module, or None."""
        if name == "neuron":
            return OURS
        inner = name.removeprefix("neuron.")
        if (inner == name and name not in ALONE) or "." in inner or inner in ("finder", "__init__"):
            return None
        return f"{OURS}.{inner}" if (FOLDER / f"{inner}.py").exists() else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        made: Any = import_module(self.own_name(spec.name) or "")
        return made

    def exec_module(self, module: ModuleType) -> None:
        """It was executed when it was imported under its own name."""


def install() -> None:
    """From now on `import neuron` gives Ranvier's."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())
