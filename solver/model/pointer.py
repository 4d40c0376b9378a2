"""Pointers: a table, a column and a row's handle, never an address that could go stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...lang.errors import RanvierError
from .tables import Column, Table


class Pointer:
    """One number of a model: it survives reallocation and permutation, and knows when its owner died."""

    __slots__ = ("table", "column", "handle", "index", "changed")

    def __init__(
        self, table: Table, column: Column, handle: int, index: int = 0, changed: Callable[[], None] | None = None
    ) -> None:
        self.table = table
        self.column = column
        self.handle = handle
        self.index = index
        self.changed = changed  # told after `set` (a diameter changes areas)

    @property
    def alive(self) -> bool:
        table, handle = self.table, self.handle
        there = self.column.alive and 0 <= self.index < self.column.size
        return there and (table.position[handle] >= 0 or table.row(handle) >= 0)

    def _place(self) -> int:
        row = self.table.row(self.handle)
        if row < 0 or not self.column.alive:
            raise RanvierError(f"this pointer to {self.column.name} is dangling: what it pointed to is gone")
        return self.index * self.table.capacity + row

    def get(self) -> float:
        return self.column.view[self._place()]

    def set(self, value: float) -> None:
        self.column.view[self._place()] = value
        if self.changed is not None:
            self.changed()

    def address(self) -> int:
        """Where the number lies now; valid until the table changes."""
        return self.column.address + 8 * self._place()

    def offset(self, by: int) -> Pointer:
        """The element that lies `by` places further in the array of a range variable."""
        return Pointer(self.table, self.column, self.handle, self.index + by, self.changed)

    def same(self, other: object) -> bool:
        """Whether both point to the same number."""
        return (
            isinstance(other, Pointer)
            and (other.table, other.column, other.index) == (self.table, self.column, self.index)
            and other.alive
            and self.alive
            and other._place() == self._place()
        )


def pointer_to(table: Table, column: Column, handle: int) -> Pointer:
    """A pointer to a number of a row, quicker made."""
    made = _new(Pointer)
    made.table = table
    made.column = column
    made.handle = handle
    made.index = 0
    made.changed = None
    return made


_new = object.__new__


def memory_of(pointers: Iterable[Any]) -> list[Any]:
    """What keeps the numbers where they are, for native code that has their addresses: an array of the program that is
    resized moves, and leaves its memory behind."""
    return [pointer.memory() for pointer in pointers if hasattr(pointer, "memory")]


class ArrayPointer:
    """A number in an array that never moves: the clock, a mechanism's global."""

    __slots__ = ("array", "view", "index", "size", "changed")

    alive = True

    def __init__(self, array, index: int = 0, size: int = 1, changed: Callable[[], None] | None = None) -> None:
        self.array = array
        self.view = memoryview(array)
        self.index = index
        self.size = size
        self.changed = changed

    def get(self, index: int = 0) -> float:
        return self.view[self.index + index]

    def set(self, value: float, index: int = 0) -> None:
        self.view[self.index + index] = value
        if self.changed is not None:
            self.changed()

    def element(self, index: int) -> ArrayPointer:
        return ArrayPointer(self.array, self.index + index, 1, self.changed)

    def address(self) -> int:
        return self.array.__array_interface__["data"][0] + 8 * self.index

    def same(self, other: object) -> bool:
        return isinstance(other, ArrayPointer) and other.address() == self.address()
