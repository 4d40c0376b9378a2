"""Native methods: what a program calls a hundred thousand times while it sets a network up.

They are written in C, in the files here, and compiled by the compiler of VERBATIM blocks (`library`); the code is kept
in the cache. `List_hoc_append` is the method `hoc_append` of List. What is unusual it leaves to the method in Python,
which is there all the same (in C: `python_List_hoc_append`), and which alone runs until `load` is called: programs that
make no point process do not need LLVM for a few lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

METHODS = frozenset({
    "List_hoc_append", "List_hoc_count", "List_hoc_object", "List_hoc_o", "NetCon_hocset_delay", "NetCon_hocset_weight",
    "ParallelContext_hoc_gid_connect", "Random_hoc_repick", "Random_hoc_uniform", "Random_hoc_discunif",
})  # fmt: skip

_make: Callable[[type, str, str, Any], Any] | None = None
_waiting: list[tuple[type, str, str, Any]] = []


def method(cls: type, name: str, symbol: str, python: Any) -> Any:
    """The native form of a method if there is one and it is loaded; else what does it in Python."""
    if symbol not in METHODS:
        return python
    if _make is None:
        _waiting.append((cls, name, symbol, python))
        return python
    return _make(cls, name, symbol, python)


def load() -> None:
    """From now on the methods are native, if CPython is as it is known here."""
    global _make
    if _make is not None:
        return
    from .library import Library

    library = Library.here()
    _make = library.method if library is not None else lambda cls, name, symbol, python: python
    for cls, name, symbol, python in _waiting:
        if vars(cls).get(name) is python:
            setattr(cls, name, _make(cls, name, symbol, python))
    _waiting.clear()
