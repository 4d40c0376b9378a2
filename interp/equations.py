"""The statements `depvar` and `eqn`: a system of equations whose rows are set anew for every step of `solve`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..lang.errors import RanvierError

DIFFERENCE = 0.001  # by which a variable is changed to find a derivative


@dataclass
class Row:
    """One equation near the present values: `missing` is right minus left."""

    missing: float = 0.0
    derivatives: dict[int, float] = field(default_factory=dict)


class Equations:
    """The dependent variables in their order, and the equation of each."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.pointers: list[Any] = []
        self.rows: dict[int, Row] = {}

    def depend(self, name: str, pointer: Any) -> None:
        """`depvar name`"""
        if self._find(pointer) is not None:
            raise RanvierError(f"{name} made dependent twice", hint="eqinit() forgets all dependent variables")
        self.names.append(name)
        self.pointers.append(pointer)

    def clear(self) -> None:
        """`eqinit()`"""
        self.names.clear()
        self.pointers.clear()
        self.rows.clear()

    def _find(self, pointer: Any) -> int | None:
        return next((i for i, known in enumerate(self.pointers) if same_place(known, pointer)), None)

    def set(self, name: str, pointer: Any, difference: Callable[[], float], add: bool) -> None:
        """`eqn name:: left = right` with `difference` = left - right; `add` to what its equation has already."""
        which = self._find(pointer)
        if which is None:
            raise RanvierError(f"illegal equation name {name}", hint=f"depvar {name}")
        row = self.rows.get(which) if add else None
        if row is None:
            row = self.rows[which] = Row()
        here = difference()
        row.missing -= here
        for i, variable in enumerate(self.pointers):
            value = variable.get()
            variable.set(value + DIFFERENCE)
            slope = (difference() - here) / DIFFERENCE
            variable.set(value)
            if slope:
                row.derivatives[i] = row.derivatives.get(i, 0.0) + slope

    def solve(self) -> float:
        """One step of Newton's method; gives the sum of what was missing and of the changes. The equations are gone."""
        n, rows = len(self.names), self.rows
        self.rows = {}
        if len(rows) < n:
            raise indeterminate()
        matrix = [[rows[i].derivatives.get(j, 0.0) for j in range(n)] + [rows[i].missing] for i in range(n)]
        changes = eliminate(matrix)
        for variable, change in zip(self.pointers, changes, strict=True):
            variable.set(variable.get() + change)
        return sum(abs(row.missing) for row in rows.values()) + sum(map(abs, changes))

    def pattern(self) -> str:
        """The matrix with * where a derivative is not 0, its columns numbered by their last digits."""
        n = len(self.names)
        tens = "".join(str(i // 10 % 10) if i % 10 == 0 else " " for i in range(1, n + 1)).rstrip()
        lines = ["", "", f"    {tens}", "    " + "".join(str(i % 10) for i in range(1, n + 1)), ""]
        for i in range(n):
            row = self.rows.get(i, Row())
            stars = "".join("*" if j in row.derivatives else " " for j in range(n)).rstrip()
            lines.append(f"{i + 1:3d} {stars}")
        return "\n".join(lines) + "\n"


def same_place(one: Any, other: Any) -> bool:
    """Whether two pointers point to the same number; a pointer to an element or member is made anew each time."""
    if one is other:
        return True
    slots = getattr(type(one), "__slots__", ())
    if type(one) is not type(other) or "value" in slots:
        return False
    return bool(slots) and all(getattr(one, name) == getattr(other, name) for name in slots)


def eliminate(matrix: list[list[float]]) -> list[float]:
    """The solution of a linear system (the last column is the right side) by Gaussian elimination."""
    n = len(matrix)
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(matrix[i][k]))
        if abs(matrix[pivot][k]) < 1e-20:
            raise indeterminate()
        matrix[k], matrix[pivot] = matrix[pivot], matrix[k]
        for i in range(n):
            factor = matrix[i][k] / matrix[k][k]
            if i != k and factor:
                matrix[i] = [a - factor * b for a, b in zip(matrix[i], matrix[k], strict=True)]
    return [matrix[k][n] / matrix[k][k] for k in range(n)]


def indeterminate() -> RanvierError:
    return RanvierError("indeterminate system", hint="every dependent variable needs an eqn before each solve()")
