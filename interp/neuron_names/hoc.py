"""The module neuron.hoc: the class of everything of hoc, and those of its library."""

from importlib import import_module
from typing import Any

from .. import registry
from ..python_names.base import OfHoc as HocObject


def __getattr__(name: str) -> Any:
    if name in registry.classes:
        return getattr(import_module(__name__.partition(".interp.")[0]).h, name)
    raise AttributeError(f"module 'neuron.hoc' has no attribute {name!r}", name=name)


__all__ = ["HocObject"]
