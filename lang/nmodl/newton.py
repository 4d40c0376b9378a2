"""Equations ~ left = right by Newton's method, the way NEURON finds its way to a root.

The Jacobian comes from differences to both sides of a state, and is kept as long as no state changes by more than
a twentieth of itself: of several roots the same one is found as in NEURON. The equations stand in the text once, in a
loop: each turn is one evaluation of them. There are as many evaluations as in NEURON, three for each column, as they
may count or draw random numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import nodes as n
from .elimination import pivoted
from .trees import ONE, ZERO, Names, assign, minus, over, plus, times

KEPT = n.Number(0.05)
CHANGE = n.Number(1e-6)
RESIDUAL = n.Number(1e-8)
SMALL = n.Number(1e-8)
"""The relative change of a state below this size does not count."""
PART, LEAST = n.Number(0.02), n.Number(1e-6)
"""How far a state is moved to see the slope: this part of itself, at least so much."""
ITERATIONS = n.Number(50.0)


class Newton:
    """The solution of some statements with equations for as many unknowns (scalars) as they are. `local` declares a
    local, an array if it has a size."""

    def __init__(
        self,
        block: n.StatementBlock,
        unknowns: Sequence[str],
        equations: Sequence[n.Statement],
        local: Callable[[str, int], str],
        names: Names,
    ) -> None:
        self.block, self.unknowns, self.equations, self.names = block, unknowns, equations, names
        self.local = local
        self.size = len(unknowns)
        self.x, self.f, self.b = (local(name, self.size) for name in ("x", "f", "b"))
        self.jacobian, self.a = (local(name, self.size**2) for name in ("jacobian", "a"))
        scalars = "column", "side", "shift", "fresh", "going", "change", "largest", "count"
        self.column, self.side, self.shift, self.fresh, self.going, self.change, self.largest, self.count = (
            n.Name(local(name, 0)) for name in scalars
        )

    def statements(self) -> list[n.Statement]:
        start = [n.Assign(_at(self.x, k), n.Name(unknown)) for k, unknown in enumerate(self.unknowns)]
        beside = _if(_less(self.column, self.size), self._difference())
        here = _if(n.Unary("!", _less(self.column, self.size)), self._iteration())
        loop = n.Body((*self._evaluation(), beside, here))
        return [
            *start,
            assign(self.going.name, ONE),
            assign(self.count.name, ZERO),
            *self._begin_jacobian(),
            n.While(self.going, loop),
        ]

    def _evaluation(self) -> list[n.Statement]:
        """How much the equations are off, in f."""
        out: list[n.Statement] = [assign(name, _at(self.x, k)) for k, name in enumerate(self.unknowns)]
        row = 0
        for statement in self.equations:
            if isinstance(statement, n.LinearEquation):
                statement = n.Assign(_at(self.f, row), minus(statement.right, statement.left), span=statement.span)
                row += 1
            out.append(statement)
        return out

    # --- the Jacobian, a column for three evaluations: above, below, and again here ---

    def _begin_jacobian(self) -> list[n.Statement]:
        begin = [assign(self.column.name, ZERO), assign(self.side.name, ZERO), assign(self.fresh.name, ONE)]
        return [*begin, *self._shifted()]

    def _shifted(self) -> list[n.Statement]:
        x = n.Index(self.x, self.column)
        size = times(PART, n.Call("fabs", (x,)))
        return [
            assign(self.shift.name, size),
            _if(n.Binary("<", self.shift, LEAST), [assign(self.shift.name, LEAST)]),
            n.Assign(x, plus(x, self.shift)),
        ]

    def _difference(self) -> list[n.Statement]:
        """What is done with an evaluation beside x."""
        x = n.Index(self.x, self.column)
        above, below = n.Binary("==", self.side, ZERO), n.Binary("==", self.side, ONE)
        row = n.Name(self.names.fresh("row"))
        entry = n.Index(self.jacobian, plus(times(row, n.Number(float(self.size))), self.column))
        f = n.Index(self.f, row)
        two = times(n.Number(2.0), self.shift)
        from_above = [
            self._rows(row, n.Assign(entry, f)),
            n.Assign(x, minus(x, two)),
            assign(self.side.name, ONE),
        ]
        from_below = [
            self._rows(row, n.Assign(entry, over(minus(entry, f), two))),
            n.Assign(x, plus(x, self.shift)),
            assign(self.side.name, n.Number(2.0)),
        ]
        here = [
            assign(self.side.name, ZERO),
            assign(self.column.name, plus(self.column, ONE)),
            _if(_less(self.column, self.size), self._shifted()),
        ]
        return [_if(above, from_above, [_if(below, from_below, here)])]

    # --- an iteration ---

    def _iteration(self) -> list[n.Statement]:
        """What is done with an evaluation at x: the end, a new Jacobian first, or the next x."""
        stale = n.Binary("&&", n.Unary("!", self.fresh), n.Binary(">", self.change, KEPT))
        return [
            _if(n.Unary("!", self.fresh), self._judge()),
            _if(self.going, [_if(stale, self._begin_jacobian(), self._next())]),
        ]

    def _judge(self) -> list[n.Statement]:
        row = n.Name(self.names.fresh("row"))
        off = n.Call("fabs", (n.Index(self.f, row),))
        small = n.Binary("&&", n.Binary("<", self.change, CHANGE), n.Binary("<", self.largest, RESIDUAL))
        text = f"{self.block.keyword} {self.block.name}: no convergence in {ITERATIONS.value:g} iterations"
        fail = n.CallStatement(n.Call("fail_", (n.String(text),)), span=self.block.span)
        stop = assign(self.going.name, ZERO)
        return [
            assign(self.largest.name, ZERO),
            self._rows(row, _if(n.Binary(">", off, self.largest), [assign(self.largest.name, off)])),
            _if(small, [stop], [_if(n.Binary("==", self.count, ITERATIONS), [stop, fail])]),
        ]

    def _next(self) -> list[n.Statement]:
        """x is moved to where the equations would hold if they were linear."""
        entry, row, each = (n.Name(self.names.fresh(name)) for name in ("entry", "row", "row"))
        x, step = n.Index(self.x, each), n.Index(self.b, each)
        part = n.Call("fabs", (over(step, x),))
        matters = n.Binary("&&", n.Binary(">", n.Call("fabs", (x,)), SMALL), n.Binary(">", part, self.change))
        last = n.Number(self.size**2 - 1.0)
        copy = n.Assign(n.Index(self.a, entry), n.Index(self.jacobian, entry))
        return [
            n.From(entry.name, ZERO, last, None, n.Body((copy,))),
            self._rows(row, n.Assign(n.Index(self.b, row), n.Index(self.f, row))),
            *pivoted(self.size, self.a, self.b, lambda name: self.local(name, 0), self.names.fresh),
            assign(self.change.name, ZERO),
            self._rows(each, _if(matters, [assign(self.change.name, part)]), n.Assign(x, minus(x, step))),
            assign(self.count.name, plus(self.count, ONE)),
            assign(self.fresh.name, ZERO),
        ]

    def _rows(self, row: n.Name, *inner: n.Statement) -> n.From:
        return n.From(row.name, ZERO, n.Number(self.size - 1.0), None, n.Body(inner))


def _at(array: str, k: int) -> n.Index:
    return n.Index(array, n.Number(float(k)))


def _less(variable: n.Name, number: int) -> n.Expression:
    return n.Binary("<", variable, n.Number(float(number)))


def _if(condition: n.Expression, then: list[n.Statement], otherwise: list[n.Statement] | None = None) -> n.If:
    return n.If(condition, n.Body(tuple(then)), n.Body(tuple(otherwise)) if otherwise else None)
