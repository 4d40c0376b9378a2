"""Statements such as `pt3dadd(1, 2.5, -3, 4)`: a library function called with numbers.

Morphologies consist of them by the ten thousand. No code is generated for these: they are a table that is run through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from ..lang.hoc import nodes
from ..lang.source import Span
from . import registry
from .errors import located
from .runtime import shown

if TYPE_CHECKING:
    from .machine import Machine
    from .names import Scope

FEW = 4
"""Code is as good for fewer in a row."""


class LiteralCall(NamedTuple):
    function: Callable[..., Any]
    arguments: tuple[float, ...]
    span: Span | None


def recognized(machine: Machine, scope: Scope, node: nodes.Statement) -> LiteralCall | None:
    """The call that a statement is, if it is one of these."""
    if type(node) is not nodes.ExpressionStatement:
        return None
    call = node.expression
    if type(call) is not nodes.Call or type(call.target) is not nodes.Name:
        return None
    values = []
    for given in call.arguments:
        if type(given) is nodes.Number:
            values.append(given.value)
        elif type(given) is nodes.Unary and given.op == "-" and type(given.operand) is nodes.Number:
            values.append(-given.operand.value)
        else:
            return None
    name = call.target.name
    symbol = scope.find(name)
    if type(symbol) is not registry.Function or name in ("numarg", "argtype"):
        return None
    return LiteralCall(machine.library_function(symbol), tuple(values), call.span)


def run(calls: Iterable[LiteralCall], echo: Callable[[str], None] | None = None) -> None:
    """Do the calls one after the other."""
    for function, arguments, span in calls:
        try:
            result = function(*arguments)
        except Exception as error:
            failure = located(error)
            failure.span = failure.span or span
            raise failure from None
        if echo is not None:
            echo(result + "\n" if isinstance(result, str) else f"\t{shown(result)}\n")
