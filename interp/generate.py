"""Expressions as Python text of a wanted kind. What writes each node registers itself here (`expressions.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from .code import Unit, refuse
from .names import UndefinedNumber


class Text(NamedTuple):
    """Python text of an expression. kind: "number", "truth" (a bool), "string", "object", "section", "any" (a value
    whose kind the run tells) or "member" (one that may still be a method to call or an array)."""

    text: str
    kind: str


EXPRESSIONS: dict[type, Callable[[Unit, Any], Text]] = {}


def expression_of(node_type: type) -> Callable[[Callable[[Unit, Any], Text]], Callable[[Unit, Any], Text]]:
    def register(function: Callable[[Unit, Any], Text]) -> Callable[[Unit, Any], Text]:
        EXPRESSIONS[node_type] = function
        return function

    return register


def generate(unit: Unit, node: nodes.Expression) -> Text:
    """The Python for an expression."""
    try:
        made = EXPRESSIONS[type(node)](unit, node)
    except RanvierError as error:
        error.span = error.span or node.span
        raise
    return Text(unit.mark(made.text, node), made.kind) if unit.marked else made


# --- wanted kinds --------------------------------------------------------------------------------------------


def number(unit: Unit, node: nodes.Expression) -> str:
    """Python for a float."""
    text, kind = generate(unit, node)
    if kind == "number":
        return text
    if kind == "truth":
        return f"(1.0 if {text} else 0.0)"
    if kind in ("any", "member", "object"):
        temporary = unit.temporary()
        return f"({temporary} if type({temporary} := {text}) is float else number({temporary}))"
    raise refuse(node, f"a number is needed here, not {article(kind)}")


def truth(unit: Unit, node: nodes.Expression) -> str:
    """Python for a bool."""
    text, kind = generate(unit, node)
    if kind == "truth":
        return text
    if kind == "number":
        return f"({text} != 0.0)"
    if kind in ("any", "member", "object"):
        return f"(number({text}) != 0.0)"
    raise refuse(node, f"a number is needed here, not {article(kind)}")


def string(unit: Unit, node: nodes.Expression) -> str:
    """Python for a str."""
    return _checked(unit, node, "string", ("any", "member", "object"), "string({})")


def instance(unit: Unit, node: nodes.Expression) -> str:
    """Python for a HocObject or None."""
    check = "(o if isinstance(o := {}, HocObject) else instance(o))"
    return _checked(unit, node, "object", ("any", "member", "number", "truth"), check)


def _checked(unit: Unit, node: nodes.Expression, wanted: str, later: tuple[str, ...], check: str) -> str:
    """Python for the wanted kind; what may be or, to hoc's grammar, is of other kinds is checked when it is run."""
    text, kind = generate(unit, node)
    if kind == wanted:
        return text
    if kind in later:
        return check.format(text)
    raise refuse(node, f"{article(wanted)} is needed here, not {article(kind)}")


def section(unit: Unit, node: nodes.Expression) -> str:
    """Python for a Section."""
    text, kind = generate(unit, node)
    if kind in ("section", "any", "member"):
        return f"section({text})"
    name = node.name if isinstance(node, nodes.Name) else ""
    if name and name not in unit.locals and isinstance(unit.find(name), UndefinedNumber):
        raise refuse(node, f"{name} is not a section", unit.scope.hint(name) or f"create {name} makes one")
    raise refuse(node, f"a section is needed here, not {article(kind)}")


def value(unit: Unit, node: nodes.Expression) -> str:
    """Python for a value of any kind: float, str, HocObject or None."""
    text, kind = generate(unit, node)
    if kind == "truth":
        return f"(1.0 if {text} else 0.0)"
    if kind == "member":
        return f"(o if type(o := {text}) is float else resolve(o))"
    if kind == "section":
        raise refuse(node, "a section is not a value")
    return text


def article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ao" else f"a {kind}"
