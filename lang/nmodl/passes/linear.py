"""LINEAR: equations ~ left = right as a matrix, and its solution by elimination with row exchanges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...errors import RanvierError, Unsupported
from ...tree import walk
from .. import nodes as n
from ..analysis import locals_of, names, used
from ..derivative import NotDifferentiable, derivative
from ..symbols import analyse
from ..trees import ONE, ZERO, Names, assign, body, file_names, minus, over, plus, split_locals, times


def run(file: n.File) -> n.File:
    symbols = analyse(file)
    states = [name for name, v in symbols.variables.items() if v.role == "state"]
    taken = file_names(file)
    blocks = []
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and block.keyword == "LINEAR":
            for state in states:
                if symbols.variables[state].size and state in used(block.body):
                    raise Unsupported("arrays of states in LINEAR are not covered yet", block.span)
            block = replace(block, body=_Linear(block, states, taken).run())
        blocks.append(block)
    return replace(file, blocks=tuple(blocks))


class _Linear:
    def __init__(self, block: n.StatementBlock, states: list[str], taken: set[str]) -> None:
        self.block = block
        declared, self.statements = split_locals(block.body)
        self.locals = list(declared)
        self.names = Names(taken | used(block.body) | locals_of(block.body))
        self.equations = [e for s in self.statements for e in walk(s) if isinstance(e, n.LinearEquation)]
        mentioned = {name for equation in self.equations for name in names(equation)}
        self.unknowns = list(block.solve_for) or [state for state in states if state in mentioned]
        if len(self.unknowns) != len(self.equations):
            counts = f"{len(self.equations)} equations for {len(self.unknowns)} states"
            raise RanvierError(f"{block.name} has {counts}", block.span)

    def local(self, name: str, size: int = 0) -> str:
        self.locals.append(n.LocalName(self.names.fresh(name), size))
        return self.locals[-1].name

    def run(self) -> n.Body:
        size = len(self.unknowns)
        self.a, self.b = self.local("a", size * size), self.local("b", size)
        out: list[n.Statement] = [assign(unknown, ZERO) for unknown in self.unknowns]
        row = 0
        for statement in self.statements:
            if isinstance(statement, n.LinearEquation):
                out += self.equation(row, statement)
                row += 1
            else:
                out.append(statement)
        if row != size:
            raise Unsupported("equations in a loop or an IF are not covered yet", self.block.span)
        out += self.elimination(size)
        for k, unknown in enumerate(self.unknowns):
            out.append(assign(unknown, n.Index(self.b, n.Number(float(k)))))
        return body(out, self.locals)

    def equation(self, row: int, equation: n.LinearEquation) -> Iterator[n.Statement]:
        """The coefficients of an equation, and (the unknowns being 0 now) its right-hand side."""
        size = len(self.unknowns)
        difference = minus(equation.left, equation.right)
        for column, unknown in enumerate(self.unknowns):
            try:
                slope = derivative(difference, {unknown: ONE})
            except NotDifferentiable:
                slope = n.Name(unknown)
            if not set(names(slope)).isdisjoint(self.unknowns):
                raise RanvierError(f"this equation is not linear in {unknown}", equation.span)
            yield n.Assign(n.Index(self.a, n.Number(float(row * size + column))), slope)
        yield n.Assign(n.Index(self.b, n.Number(float(row))), minus(equation.right, equation.left))

    def elimination(self, size: int) -> list[n.Statement]:
        """Gauss and Jordan: for each column the largest pivot below, its row exchanged, the others cleared."""
        pivot, factor, kept = (n.Name(self.local(name)) for name in ("pivot", "factor", "kept"))
        k, row, column = (n.Name(self.names.fresh(name)) for name in ("k", "row", "column"))
        last, width = n.Number(size - 1.0), n.Number(float(size))

        def a(row: n.Expression, column: n.Expression) -> n.Index:
            return n.Index(self.a, plus(times(row, width), column))

        def b(row: n.Expression) -> n.Index:
            return n.Index(self.b, row)

        def loop(variable: n.Name, first: n.Expression, *inner: n.Statement) -> n.From:
            return n.From(variable.name, first, last, None, n.Body(inner))

        def when(condition: n.Expression, *inner: n.Statement) -> n.If:
            return n.If(condition, n.Body(inner), None)

        def exchange(one: n.Index, other: n.Index) -> tuple[n.Statement, ...]:
            return assign(kept.name, one), n.Assign(one, other), n.Assign(other, kept)

        def size_of(entry: n.Index) -> n.Expression:
            return n.Call("fabs", (entry,))

        second = n.Name(self.names.fresh("column"))
        below = n.Name(self.names.fresh("row"))
        larger = n.Binary(">", size_of(a(below, k)), size_of(a(pivot, k)))
        clear = (
            assign(factor.name, over(a(row, k), a(k, k))),
            loop(column, k, n.Assign(a(row, column), minus(a(row, column), times(factor, a(k, column))))),
            n.Assign(b(row), minus(b(row), times(factor, b(k)))),
        )
        divide = n.Name(self.names.fresh("row"))
        return [
            loop(
                k,
                ZERO,
                assign(pivot.name, k),
                loop(below, k, when(larger, assign(pivot.name, below))),
                when(
                    n.Binary("!=", pivot, k),
                    loop(second, ZERO, *exchange(a(k, second), a(pivot, second))),
                    *exchange(b(k), b(pivot)),
                ),
                loop(row, ZERO, when(n.Binary("!=", row, k), *clear)),
            ),
            loop(divide, ZERO, n.Assign(b(divide), over(b(divide), a(divide, divide)))),
        ]
