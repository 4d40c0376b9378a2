"""SOLVE … METHOD cnexp: each equation m' = a + b m by its exact solution over a step, with a and b held constant.

    m = m + (1 - exp(dt*b))*(-a/b - m)

The equations are taken one by one in the order of the text. What stands before an equation (calls of procedures,
assignments) is not looked into: only the state's own name in the equation makes it depend on the state.

Equations that are not linear are treated as NEURON does. If the state stands in a function's argument, in a
divisor or in an exponent, the whole block is solved by derivimplicit instead. A product of factors that both hold
the state passes for linear; a is then taken as 0 and b as the derivative.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import names
from ..derivative import derivative
from ..trees import DT, ONE, ZERO, is_number, map_derivatives, minus, negative, over, plus, times
from .primes import derivative_name

OF_GATES = "cnexp_"
"""The method that the text of a KSChan's gates names: the same, but for the last digit of the variable step."""


class _NotLinear(Exception):
    pass


def run(file: n.File) -> n.File:
    failed = set()
    derivatives = {derivative_name(target.name) for target in walk(file) if isinstance(target, n.Prime)}

    def solved(block: n.StatementBlock) -> n.Body:
        try:
            return _Cnexp(derivatives).rewrite(block.body)
        except _NotLinear:
            failed.add(block.name)
            return block.body

    return _Method(failed).rewrite(map_derivatives(file, ("cnexp", OF_GATES), solved))


def take_apart(file: n.File) -> n.File:
    """(inf - m)/tau as inf/tau - m/tau, which comes to NEURON's last digit by two divisions more. Runs before, only
    if it is asked for (the option arithmetic)."""

    def apart(block: n.StatementBlock) -> n.Body:
        return _Apart().rewrite(block.body)

    return map_derivatives(file, ("cnexp",), apart)


class _Apart(Rewriter):
    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        match node:
            case n.Assign(n.Prime(), n.Binary("/", n.Binary("-", inf, n.Name() as m), tau)):
                return replace(node, value=minus(over(inf, tau), over(m, tau)))
        return node


class _Method(Rewriter):
    """Gives the blocks that could not be solved to derivimplicit."""

    def __init__(self, failed: set[str]) -> None:
        self.failed = failed

    def rewrite_Solve(self, node: n.Solve) -> n.Solve:
        return replace(node, method="derivimplicit") if node.block in self.failed else node


class _Cnexp(Rewriter):
    def __init__(self, kept: set[str]) -> None:
        self.kept = kept  # derivatives that are read

    def rewrite_Assign(self, node: n.Assign) -> n.Assign | None:
        if not isinstance(node.target, n.Prime):
            return None if node.target.name in self.kept else node
        state = n.Name(node.target.name, span=node.target.span)
        return n.Assign(state, _solution(state, node.value), span=node.span)


def _solution(m: n.Name, rate: n.Expression) -> n.Expression:
    """The state's value after a step."""
    if not _linear(rate, m.name):
        raise _NotLinear
    match rate:  # (inf - m)/tau, by far the most frequent, needs one division only
        case n.Binary("/", n.Binary("-", inf, n.Name(m.name)), tau) if not _mentions(inf, m.name):
            return plus(m, times(_grown(negative(over(DT, tau))), minus(inf, m)))
    slope = derivative(rate, {m.name: ONE})
    if is_number(slope, 0):
        return plus(m, times(DT, rate))
    start = ZERO if _mentions(slope, m.name) else _without(rate, m.name)
    return plus(m, times(_grown(times(DT, slope)), minus(negative(over(start, slope)), m)))


def _grown(exponent: n.Expression) -> n.Expression:
    return minus(ONE, n.Call("exp", (exponent,)))


def _mentions(node: n.Expression, name: str) -> bool:
    return name in names(node)


def _linear(node: n.Expression, state: str) -> bool:
    """Whether an expression is a polynomial in the state, as far as NEURON looks."""
    if not _mentions(node, state):
        return True
    match node:
        case n.Name():
            return True
        case n.Unary("-", operand):
            return _linear(operand, state)
        case n.Binary("+" | "-" | "*", left, right):
            return _linear(left, state) and _linear(right, state)
        case n.Binary("/", left, right):
            return _linear(left, state) and not _mentions(right, state)
    return False


def _without(node: n.Expression, state: str) -> n.Expression:
    """The expression for the state being 0."""
    match node:
        case n.Name(name) if name == state:
            return ZERO
        case n.Unary("-", operand):
            return negative(_without(operand, state))
        case n.Binary("+", left, right):
            return plus(_without(left, state), _without(right, state))
        case n.Binary("-", left, right):
            return minus(_without(left, state), _without(right, state))
        case n.Binary("*", left, right):
            return times(_without(left, state), _without(right, state))
        case n.Binary("/", left, right):
            return over(_without(left, state), right)
    return node
