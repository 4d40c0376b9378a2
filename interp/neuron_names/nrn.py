"""The module nrn: the classes of sections and what they have."""

from importlib import import_module
from typing import Any

from ..python_names.segments import Mechanism, RangeVar


def __getattr__(name: str) -> Any:
    if name in ("Section", "Segment"):
        return getattr(import_module(__name__.partition(".interp.")[0]).h._exchange, name)
    raise AttributeError(f"module 'nrn' has no attribute {name!r}", name=name)


__all__ = ["Mechanism", "RangeVar"]
