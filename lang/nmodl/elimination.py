"""Solving a small linear system by elimination, written out as assignments. Only entries that can differ from 0 are touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from . import nodes as n
from .trees import ZERO, assign, minus, over, times


def solve(
    matrix: Mapping[tuple[int, int], n.Expression], right: Sequence[n.Expression], new_local: Callable[[str], str]
) -> tuple[list[n.Statement], list[n.Expression]]:
    """Assignments, and after them the unknowns. The diagonal is taken as pivots in its order.

    `matrix` has the entries by (row, column); `new_local` declares a local and gives its name.
    """
    statements: list[n.Statement] = []

    def keep(name: str, value: n.Expression) -> n.Expression:
        if isinstance(value, (n.Name, n.Number)):
            return value
        name = new_local(name)
        statements.append(assign(name, value))
        return n.Name(name)

    size = len(right)
    a = {place: keep(f"a{place[0]}_{place[1]}", value) for place, value in matrix.items()}
    b = [keep(f"b{row}", value) for row, value in enumerate(right)]
    for k in range(size):
        for row in range(k + 1, size):
            if (row, k) not in a:
                continue
            factor = keep(f"f{row}_{k}", over(a.pop((row, k)), a[k, k]))
            for column in range(k + 1, size):
                if (k, column) in a:
                    value = minus(a.get((row, column), ZERO), times(factor, a[k, column]))
                    a[row, column] = keep(f"a{row}_{column}", value)
            b[row] = keep(f"b{row}", minus(b[row], times(factor, b[k])))
    for k in reversed(range(size)):
        value = b[k]
        for column in range(k + 1, size):
            if (k, column) in a:
                value = minus(value, times(a[k, column], b[column]))
        b[k] = keep(f"x{k}", over(value, a[k, k]))
    return statements, b
