"""Solving a small linear system by elimination, written out as assignments.

Only entries that can be other than 0 are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from . import nodes as n
from .trees import ZERO, assign, minus, over, times

Matrix = Mapping[tuple[int, int], n.Expression]


def solve(
    matrix: Matrix, right: Sequence[n.Expression], new_local: Callable[[str], str]
) -> tuple[list[n.Statement], list[n.Expression]]:
    """Assignments, and after them the unknowns. The pivots are on the diagonal.

    `matrix` has the entries by (row, column); `new_local` declares a local and gives its name.
    """
    statements: list[n.Statement] = []

    def keep(name: str, value: n.Expression) -> n.Expression:
        if isinstance(value, (n.Name, n.Number)):
            return value
        name = new_local(name)
        statements.append(assign(name, value))
        return n.Name(name)

    a = {place: keep(f"a{place[0]}_{place[1]}", value) for place, value in matrix.items()}
    b = [keep(f"b{row}", value) for row, value in enumerate(right)]
    order = _order(len(right), a)
    for at, k in enumerate(order):
        for row in order[at + 1 :]:
            if (row, k) not in a:
                continue
            factor = keep(f"f{row}_{k}", over(a.pop((row, k)), a[k, k]))
            for column in order[at + 1 :]:
                if (k, column) in a:
                    value = minus(a.get((row, column), ZERO), times(factor, a[k, column]))
                    a[row, column] = keep(f"a{row}_{column}", value)
            b[row] = keep(f"b{row}", minus(b[row], times(factor, b[k])))
    for at in reversed(range(len(order))):
        k = order[at]
        value = b[k]
        for column in order[at + 1 :]:
            if (k, column) in a:
                value = minus(value, times(a[k, column], b[column]))
        b[k] = keep(f"x{k}", over(value, a[k, k]))
    return statements, b


def _order(size: int, places: Iterable[tuple[int, int]]) -> list[int]:
    """The pivots, each time the one that brings in the fewest new entries."""
    columns: list[set[int]] = [set() for _ in range(size)]
    rows: list[set[int]] = [set() for _ in range(size)]
    for row, column in places:
        if row != column:
            columns[row].add(column)
            rows[column].add(row)
    left, order = set(range(size)), []
    while left:
        k = min(left, key=lambda k: (len(columns[k]) * len(rows[k]), k))
        left.remove(k)
        order.append(k)
        for row in rows[k]:
            columns[row].discard(k)
        for column in columns[k]:
            rows[column].discard(k)
        for row in rows[k]:
            new = columns[k] - columns[row] - {row}
            columns[row] |= new
            for column in new:
                rows[column].add(row)
    return order
