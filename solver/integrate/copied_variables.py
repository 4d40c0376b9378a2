"""Variables of hoc in a run: numbers without an address, that the simulation records, plays into or points to.

The native code works on a copy. No hoc runs within a native call, so it is enough to bring the copy up to date before
each call, and to hand it back afterwards.
"""

from __future__ import annotations

from array import array
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

# Types of initialization handlers: first of all, after Vectors were played at t = 0, before variables are recorded.
_FIRST, _AFTER_PLAYED, _BEFORE_RECORDED = 3, 0, 1


class CopiedPointer:
    """A variable of hoc with an address."""

    def __init__(self, pointer: Any) -> None:
        self.pointer = pointer
        self.number = array("d", [pointer.get()])

    @property
    def alive(self) -> bool:
        return getattr(self.pointer, "alive", True)

    def get(self) -> float:
        return self.pointer.get()

    def set(self, value: float) -> None:
        self.number[0] = value
        self.pointer.set(value)

    def address(self) -> int:
        """Where the copy lies; it never moves."""
        return self.number.buffer_info()[0]

    def fetch(self) -> None:
        if self.alive:
            self.number[0] = self.pointer.get()

    def deliver(self) -> None:
        if self.alive and self.number[0] != self.pointer.get():
            self.pointer.set(self.number[0])


class HocVariables:
    """The copies that one simulation uses."""

    def __init__(self, simulation: Any) -> None:
        self.copies: WeakSet[CopiedPointer] = WeakSet()
        simulation.before_run.append(self.fetch)
        simulation.after_run.append(self.deliver)
        simulation.handlers[_FIRST].append(self.fetch)
        simulation.handlers[_AFTER_PLAYED].insert(0, self.deliver)  # before a handler gives it another value
        simulation.handlers[_BEFORE_RECORDED].append(self.fetch)

    def copy_of(self, pointer: Any) -> CopiedPointer:
        for known in self.copies:
            if known.pointer is pointer:
                return known
        copy = CopiedPointer(pointer)
        self.copies.add(copy)
        return copy

    def fetch(self) -> None:
        for copy in self.copies:
            copy.fetch()

    def deliver(self) -> None:
        for copy in self.copies:
            copy.deliver()


_KNOWN: WeakKeyDictionary[Any, HocVariables] = WeakKeyDictionary()


def copies_of(simulation: Any) -> HocVariables | None:
    """The copies that a simulation uses, if there are any."""
    return _KNOWN.get(simulation)


def with_address(pointer: Any, simulation: Any) -> Any:
    """The pointer if it has an address, else a copy with one that is kept equal."""
    if hasattr(pointer, "address"):
        return pointer
    if simulation not in _KNOWN:
        _KNOWN[simulation] = HocVariables(simulation)
    return _KNOWN[simulation].copy_of(pointer)
