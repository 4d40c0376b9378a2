"""LINEAR: equations ~ left = right as a matrix, and its solution by elimination with row exchanges."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import RanvierError
from .. import nodes as n
from ..analysis import names
from ..derivative import NotDifferentiable, derivative
from ..elimination import pivoted
from ..equations import Equations, solved
from ..trees import ONE, ZERO, assign, minus


def run(file: n.File) -> n.File:
    return solved(file, "LINEAR", _solution)


def _solution(linear: Equations) -> list[n.Statement]:
    size = len(linear.unknowns)
    a, b = linear.local("a", size * size), linear.local("b", size)
    out: list[n.Statement] = [assign(unknown, ZERO) for unknown in linear.unknowns]
    place = n.Name(linear.names.fresh("place"))
    clear = n.Body((n.Assign(n.Index(a, place), ZERO),))
    out.append(n.From(place.name, ZERO, n.Number(size * size - 1.0), None, clear))
    row = 0
    for statement in linear.statements:
        if isinstance(statement, n.LinearEquation):
            out += _equation(linear.unknowns, row, statement, a, b)
            row += 1
        else:
            out.append(statement)
    out += pivoted(size, a, b, linear.local, linear.names.fresh)
    return [*out, *(assign(unknown, n.Index(b, n.Number(float(k)))) for k, unknown in enumerate(linear.unknowns))]


def _equation(unknowns: list[str], row: int, equation: n.LinearEquation, a: str, b: str) -> Iterator[n.Statement]:
    """The coefficients of an equation that are not 0, and (the unknowns being 0 now) its right-hand side."""
    difference = minus(equation.left, equation.right)
    inside = set(names(difference))
    for column, unknown in enumerate(unknowns):
        if unknown not in inside:
            continue
        try:
            slope = derivative(difference, {unknown: ONE})
        except NotDifferentiable:
            slope = n.Name(unknown)
        if not set(names(slope)).isdisjoint(unknowns):
            raise RanvierError(f"this equation is not linear in {unknown}", equation.span)
        yield n.Assign(n.Index(a, n.Number(float(row * len(unknowns) + column))), slope)
    yield n.Assign(n.Index(b, n.Number(float(row))), minus(equation.right, equation.left))
