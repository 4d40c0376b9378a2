"""The order in an assignment: hoc evaluates the subscripts, then the value, and reads the old value of `+=` last.

Python goes another way, which shows where the value is a call that changes what the rest looks at: in `x[i] = f()` or
`n += f()` f may change i or n. Only then is what comes first written apart; and in `x[f()] += 1`, where Python names
the place twice and f is to be called once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..lang.hoc import nodes
from ..lang.tree import node_kind, walk
from . import registry
from .code import Unit
from .generate import Text, expression_of, generate, number


@node_kind
class Evaluated(nodes.Expression):
    """What a Python variable holds already."""

    variable: str
    kind: str = "number"


@expression_of(Evaluated)
def _evaluated(unit: Unit, node: Evaluated) -> Text:
    return Text(node.variable, node.kind)


def in_order(unit: Unit, node: nodes.Assign) -> tuple[list[tuple[str, str]], nodes.Assign]:
    """Python variables and the texts to be evaluated into them first, and the assignment that uses them."""
    first: list[tuple[str, str]] = []
    twice = node.op != "=" and any(_may_change_others(unit, part) for part in _parts(node.target))
    if not twice and not _may_change_others(unit, node.value):
        return first, node

    def early(part: nodes.Expression) -> nodes.Expression:
        if isinstance(part, (nodes.Number, nodes.Arc, nodes.String)):
            return part
        first.append((unit.temporary(), number(unit, part)))
        return Evaluated(first[-1][0], span=part.span)

    target: Any = _owner_early(unit, node.target, first) if twice else node.target
    if isinstance(target, nodes.Subscript):
        target = replace(target, indices=tuple(map(early, target.indices)))
    elif isinstance(target, nodes.Call):
        target = replace(target, arguments=tuple(map(early, target.arguments)))
    value = early(node.value) if node.op != "=" else node.value
    return first, replace(node, target=target, value=value)


def _parts(target: Any) -> list[nodes.Expression]:
    """The subscripts of a place and the object that it belongs to."""
    member = target if isinstance(target, nodes.Member) else getattr(target, "target", None)
    owner = [member.target] if isinstance(member, nodes.Member) else []
    return [*owner, *getattr(target, "indices", ()), *getattr(target, "arguments", ())]


def _owner_early(unit: Unit, target: Any, first: list[tuple[str, str]]) -> Any:
    """The place with the object that it belongs to evaluated before."""
    if not isinstance(target, nodes.Member):
        member = getattr(target, "target", None)
        return replace(target, target=_owner_early(unit, member, first)) if isinstance(member, nodes.Member) else target
    if not _may_change_others(unit, target.target):
        return target
    text, kind = generate(unit, target.target)
    first.append((unit.temporary(), f"resolve({text})" if kind == "member" else text))
    return replace(target, target=Evaluated(first[-1][0], "any" if kind == "member" else kind, span=target.target.span))


def _may_change_others(unit: Unit, value: nodes.Expression) -> bool:
    """Whether evaluating it can assign a variable: plain functions such as sin do not."""
    for node in walk(value):
        if isinstance(node, (nodes.Assign, nodes.New, nodes.Read)):
            return True
        if isinstance(node, nodes.Call) and not only_computes(unit, node):
            return True
    return False


def only_computes(unit: Unit, call: nodes.Call) -> bool:
    """Whether a call is that of a plain function or of a range variable."""
    symbol = unit.find(call.target.name) if isinstance(call.target, nodes.Name) else None
    plain = isinstance(symbol, registry.Function) and symbol.signature and symbol.plain is not None
    return plain or hasattr(symbol, "set_all")
