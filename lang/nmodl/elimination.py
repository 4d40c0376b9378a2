"""Solving a small linear system by elimination, written out as assignments, or as loops with row exchanges.

Written out, only entries that can be other than 0 are looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from . import nodes as n
from .trees import ONE, ZERO, assign, minus, over, plus, times

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
    """The pivots, as NEURON's sparse solver takes them: each time the row with the fewest entries; of several the one
    whose number of entries changed last."""
    columns: list[set[int]] = [set() for _ in range(size)]
    for row, column in places:
        columns[row].add(column)
    counts = [len(each) for each in columns]
    waiting: list[int] = []

    def count(row: int, change: int) -> None:
        counts[row] += change
        waiting.insert(bisect_left(waiting, counts[row], key=counts.__getitem__), row)

    for row in range(size):
        count(row, 0)
    order = []
    while waiting:
        pivot = waiting.pop(0)
        order.append(pivot)
        for row in [row for row in sorted(waiting) if pivot in columns[row]]:
            new = columns[pivot] - columns[row] - set(order)
            columns[row] |= new
            for change in (-1, *(1 for _ in new)):
                waiting.remove(row)
                count(row, change)
    return order


def pivoted(
    size: int, a: str, b: str, new_local: Callable[[str], str], new_name: Callable[[str], str]
) -> list[n.Statement]:
    """Gauss on the local arrays `a` (size × size, row by row) and `b`, which is the solution afterwards: for each
    column the largest pivot below, its row exchanged and divided by it, the rows below cleared; then the unknowns from
    the last on. `new_name` gives FROM variables."""
    pivot, factor, kept = (n.Name(new_local(name)) for name in ("pivot", "factor", "kept"))
    k, row, column = (n.Name(new_name(name)) for name in ("k", "row", "column"))
    second, below, divide = n.Name(new_name("column")), n.Name(new_name("row")), n.Name(new_name("column"))
    turn, known = n.Name(new_name("turn")), n.Name(new_name("column"))
    last, width = n.Number(size - 1.0), n.Number(float(size))

    def at(row: n.Expression, column: n.Expression) -> n.Index:
        return n.Index(a, plus(times(row, width), column))

    def right(row: n.Expression) -> n.Index:
        return n.Index(b, row)

    def loop(variable: n.Name, first: n.Expression, *inner: n.Statement) -> n.From:
        return n.From(variable.name, first, last, None, n.Body(inner))

    def when(condition: n.Expression, *inner: n.Statement) -> n.If:
        return n.If(condition, n.Body(inner), None)

    def exchange(one: n.Index, other: n.Index) -> tuple[n.Statement, ...]:
        return assign(kept.name, one), n.Assign(one, other), n.Assign(other, kept)

    def size_of(entry: n.Index) -> n.Expression:
        return n.Call("fabs", (entry,))

    def subtract(entry: n.Index, factor: n.Expression, other: n.Expression) -> n.Assign:
        return n.Assign(entry, minus(entry, times(factor, other)))

    larger = n.Binary(">", size_of(at(below, k)), size_of(at(pivot, k)))
    scale = (
        assign(factor.name, at(k, k)),
        loop(divide, k, n.Assign(at(k, divide), over(at(k, divide), factor))),
        n.Assign(right(k), over(right(k), factor)),
    )
    clear = (
        assign(factor.name, at(row, k)),
        loop(column, k, subtract(at(row, column), factor, at(k, column))),
        subtract(right(row), factor, right(k)),
    )
    solved = minus(last, turn)
    return [
        loop(
            k,
            ZERO,
            assign(pivot.name, k),
            loop(below, k, when(larger, assign(pivot.name, below))),
            when(
                n.Binary("!=", pivot, k),
                loop(second, ZERO, *exchange(at(k, second), at(pivot, second))),
                *exchange(right(k), right(pivot)),
            ),
            *scale,
            loop(row, plus(k, ONE), *clear),
        ),
        loop(turn, ONE, loop(known, plus(solved, ONE), subtract(right(solved), at(solved, known), right(known)))),
    ]
