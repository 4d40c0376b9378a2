"""FUNCTION_TABLEs: the numbers that `table_NAME` gives a mechanism to interpolate in, as
`lang/nmodl/passes/function_tables` has them.

They stay where hoc has them, in an array or a Vector, and are read anew each time: what hoc changes there counts.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ...lang.nmodl.passes.function_tables import CONSTANT, FIRST, MODE, PER_ARGUMENT, TABLE, VALUE, table_name

if TYPE_CHECKING:
    from ..model.mechanisms import MechanismData


class FunctionTables:
    """All of a model's; each is shared by all instances of its mechanism."""

    def __init__(self) -> None:
        self._held: dict[tuple[MechanismData, str, int], tuple[Any, memoryview]] = {}

    def give(self, data: MechanismData, name: str, arguments: Sequence[Any]) -> None:
        """`table_NAME(…)`: a number; or the values and for each argument of the function how many places there are,
        and where: the first and the last if they are evenly spaced, or all of them. Values and places are pointers to
        the first of them, which may be followed by a size (Vectors)."""
        numbers = data.globals[table_name(name)]
        places = [FIRST + PER_ARGUMENT * k for k in range((len(numbers) - FIRST) // PER_ARGUMENT)]
        for slot in (VALUE, *(base + 2 for base in places)):
            self._held.pop((data, name, slot), None)
        if len(arguments) == 1 and isinstance(arguments[0], float):
            numbers[MODE], numbers[VALUE] = CONSTANT, arguments[0]
            return
        rows = self._rows(name, list(arguments), len(places))
        for base, (count, where) in zip(places, rows, strict=True):
            numbers[base] = count
            numbers[base + 1] = float(isinstance(where, tuple))
            if isinstance(where, tuple):
                numbers[base + 2 : base + 4] = where
            else:
                self._hold(data, name, base + 2, where)
        self._hold(data, name, VALUE, arguments[0])
        numbers[MODE] = TABLE

    def _rows(self, name: str, arguments: list[Any], count: int) -> list[tuple[float, Any]]:
        """For each argument of the function: the number of places, and (first, last) or a pointer."""
        wrong = RanvierError(
            f"table_{name} takes a number, or &values[0] and for each argument n, first, last or n, &places[0]"
            + ("; or two Vectors" if count == 1 else "")
        )
        if not arguments or isinstance(arguments[0], float):
            raise wrong
        rest, rows = arguments[1:], []
        for _ in range(count):
            if len(rest) < 2 or not isinstance(rest[0], float) or rest[0] < 1:
                raise wrong
            if isinstance(rest[1], float):
                if len(rest) < 3 or not isinstance(rest[2], float):
                    raise wrong
                if rest[2] < rest[1]:
                    raise RanvierError(f"table_{name}: the last place, {rest[2]:g}, is below the first, {rest[1]:g}")
                rows.append((float(int(rest[0])), (rest[1], rest[2])))
                rest = rest[3:]
            else:
                rows.append((float(int(rest[0])), rest[1]))
                rest = rest[2:]
        return rows

    def _hold(self, data: MechanismData, name: str, slot: int, pointer: Any) -> None:
        if not hasattr(pointer, "memory"):
            raise RanvierError(f"table_{name} takes elements of arrays and Vectors")
        self._held[data, name, slot] = pointer, pointer.memory()
        data.globals[table_name(name)][slot] = _as_number(pointer.address())

    def follow(self) -> None:
        """Tables whose numbers have moved are read at the new place from now on."""
        for (data, name, slot), (pointer, _) in list(self._held.items()):
            where = _as_number(pointer.address())
            if data.globals[table_name(name)][slot] != where:
                self._hold(data, name, slot, pointer)


def _as_number(address: int) -> float:
    """An address as the number that has its bits."""
    return struct.unpack("<d", struct.pack("<q", address))[0]
