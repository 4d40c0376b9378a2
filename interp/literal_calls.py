"""Statements such as `pt3dadd(1, 2.5, -3, 4)`: a library function called with numbers.

Morphologies consist of them by the ten thousand. No code is generated for these: they are a table that is run through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from ..lang.hoc import nodes
from . import registry
from .errors import located
from .runtime import shown

if TYPE_CHECKING:
    from .machine import Machine
    from .names import Scope

FEW = 4
"""Code is as good for fewer in a row."""


LiteralCall = tuple[Callable[..., Any], tuple[float, ...], nodes.CallOfNumbers]
"""The function, its arguments and the statement."""


class Recognizer:
    """Tells which statements of a scope are such calls. Names keep their meaning as long as it is used."""

    def __init__(self, machine: Machine, scope: Scope) -> None:
        self.machine = machine
        self.scope = scope
        self.known: dict[tuple[str, int], Callable[..., Any] | None] = {}

    def __call__(self, node: nodes.Statement) -> LiteralCall | None:
        """The call that a statement is, if it is one of these."""
        if type(node) is not nodes.CallOfNumbers:
            return None
        numbers = node.numbers
        key = node.name, len(numbers)
        function = self.known[key] if key in self.known else self._function(*key)
        return None if function is None else (function, numbers, node)

    def _function(self, name: str, count: int) -> Callable[..., Any] | None:
        symbol, found = self.scope.find(name), None
        if type(symbol) is registry.Function and name not in ("numarg", "argtype"):
            found = self.machine.library_function(symbol)
            if symbol.signature.numbers == count:  # nothing to be checked
                found = partial(symbol.python, self.machine) if symbol.signature.takes_machine else symbol.python
        self.known[name, count] = found
        return found


def all_recognized(machine: Machine, scope: Scope, node: nodes.Block | nodes.CallOfNumbers) -> list[LiteralCall] | None:
    """The calls that a statement consists of, if it is nothing else."""
    if type(node) is nodes.Block and not all(type(one) is nodes.CallOfNumbers for one in node.statements):
        return None
    recognize = Recognizer(machine, scope)
    calls = [recognize(statement) for statement in (node.statements if type(node) is nodes.Block else (node,))]
    return None if None in calls else calls  # type: ignore[return-value]


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
