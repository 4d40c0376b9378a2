"""Statements such as `pt3dadd(1, 2.5, -3, 4)`: a library function called with numbers.

Morphologies consist of them by the ten thousand. No code is generated for these: they are a table that is run through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from ..lang.hoc import nodes
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
    node: nodes.CallOfNumbers


def recognized(machine: Machine, scope: Scope, node: nodes.Statement) -> LiteralCall | None:
    """The call that a statement is, if it is one of these."""
    if type(node) is not nodes.CallOfNumbers:
        return None
    name = node.name
    symbol = scope.find(name)
    if type(symbol) is not registry.Function or name in ("numarg", "argtype"):
        return None
    return LiteralCall(machine.library_function(symbol), node.numbers, node)


def all_recognized(machine: Machine, scope: Scope, node: nodes.Block | nodes.CallOfNumbers) -> list[LiteralCall] | None:
    """The calls that a statement consists of, if it is nothing else."""
    calls = []
    for statement in node.statements if type(node) is nodes.Block else (node,):
        call = recognized(machine, scope, statement)
        if call is None:
            return None
        calls.append(call)
    return calls


def run(calls: Iterable[LiteralCall], echo: Callable[[str], None] | None = None) -> None:
    """Do the calls one after the other."""
    for function, arguments, node in calls:
        try:
            result = function(*arguments)
        except Exception as error:
            failure = located(error)
            failure.span = failure.span or node.span
            if failure.calls and failure.calls[-1][1] is None:
                failure.calls[-1] = (failure.calls[-1][0], node.span)
            raise failure from None
        if echo is not None:
            echo(result + "\n" if isinstance(result, str) else f"\t{shown(result)}\n")
