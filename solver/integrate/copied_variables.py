"""Variables of hoc in a run: numbers without an address, that the simulation records, plays into or points to.

The native code works on a copy. No hoc runs within a native call, so it is enough to bring the copy up to date before
each call, and to hand it back afterwards.
"""

from __future__ import annotations

from array import array
from typing import Any
from weakref import WeakValueDictionary


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

    def __init__(self) -> None:
        self.copies: WeakValueDictionary[object, CopiedPointer] = WeakValueDictionary()
        self.used = False  # quicker to ask than whether there are copies now

    def copy_of(self, pointer: Any) -> CopiedPointer:
        """One for all pointers to the same variable."""
        key, self.used = pointer.key(), True
        copy = self.copies.get(key)
        if copy is None:
            copy = self.copies[key] = CopiedPointer(pointer)
        return copy

    def fetch(self) -> None:
        if self.used:
            for copy in self.copies.values():
                copy.fetch()

    def deliver(self) -> None:
        if self.used:
            for copy in self.copies.values():
                copy.deliver()


def with_address(pointer: Any, simulation: Any) -> Any:
    """The pointer if it has an address, else a copy with one that is kept equal."""
    return pointer if hasattr(pointer, "address") else simulation.hoc_variables.copy_of(pointer)
