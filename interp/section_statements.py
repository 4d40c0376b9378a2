"""Statements about sections as Python text, as `statements` has the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..lang.hoc import nodes
from ..lang.tree import walk
from . import places
from .code import Unit, refuse
from .expressions import place, range_kind
from .generate import generate, number, section, value
from .names import BuiltinVariable, SectionProperty, UndefinedNumber
from .order import only_computes
from .procedures import Procedure
from .registry import Function
from .statements import generate_statement, loop_body, statement_of
from .symbols import Own
from .values import NumberArray, NumberCell


@statement_of(nodes.SectionStatement)
def _section_statement(unit: Unit, node: nodes.SectionStatement) -> None:
    text, kind = generate(unit, node.section)
    called = isinstance(node.section, nodes.Call) and not isinstance(node.section.target, nodes.Member)
    if kind in ("number", "string", "object") or called:  # two statements on one line
        unit.line(f"resolve({text})" if kind == "member" else text)
        generate_statement(unit, node.statement)
        return
    if kind == "section":
        entered = unit.temporary()
        text = f"{entered} if ({entered} := {text}) and {entered}.exists else section({entered})"
        if _only_numbers(unit, node.statement):
            unit.line(f"{entered} = {text}")
            outer, unit.section = unit.section, entered
            generate_statement(unit, node.statement)
            unit.section = outer
            return
    depth = unit.temporary()
    unit.line(f"{depth} = len(S)")
    if kind != "section":
        found = unit.temporary()
        unit.line(f"{found} = {text}")
        unit.line(f"S.append({found}) if type({found}) is Section and {found}.exists else enter(S, {found})")
    else:
        unit.line(f"S.append({text})")
    _with_sections(unit, depth, lambda: generate_statement(unit, node.statement))


def _only_numbers(unit: Unit, statement: nodes.Statement) -> bool:
    """Whether a statement only computes with numbers: nothing looks at the section stack meanwhile."""
    for node in walk(statement):
        if isinstance(node, nodes.Name):
            if node.name in unit.locals:
                if unit.locals[node.name] == "object":
                    return False
            elif not _is_number(unit.find(node.name)):
                return False
        elif isinstance(node, nodes.Call):
            if not only_computes(unit, node):
                return False
        elif not isinstance(node, NUMERICAL):
            return False
    return True


def _is_number(symbol: Any) -> bool:
    if isinstance(symbol, Own):
        return symbol.kind == "number"
    return isinstance(symbol, NUMBERS) or (hasattr(symbol, "set_all") and range_kind(symbol) == "number")


NUMBERS = (NumberCell, NumberArray, BuiltinVariable, SectionProperty, Function)
NUMERICAL = (
    nodes.ExpressionStatement, nodes.Block, nodes.If, nodes.While, nodes.For, nodes.ForRange, nodes.ForSegments,
    nodes.Assign, nodes.Binary, nodes.Unary, nodes.Parentheses, nodes.Number, nodes.Subscript, nodes.Arc,
)  # fmt: skip


def _with_sections(unit: Unit, depth: str, write: Callable[[], None]) -> None:
    """What `write` writes, and then the section stack as it was."""
    with unit.block("try:"):
        write()
    with unit.block("finally:"):
        unit.line(f"del S[{depth}:]")


def _for_each_section(unit: Unit, sections: str, body: nodes.Statement) -> None:
    depth = unit.temporary()
    unit.line(f"{depth} = len(S)")
    unit.line("S.append(None)")

    def loop() -> None:
        with unit.block(f"for S[{depth}] in {sections}:"):
            loop_body(unit, body)

    _with_sections(unit, depth, loop)


@statement_of(nodes.ForAll)
def _for_all(unit: Unit, node: nodes.ForAll) -> None:
    _for_each_section(unit, f"living({'this' if unit.takes_this else ''})", node.body)


@statement_of(nodes.ForSec)
def _for_sec(unit: Unit, node: nodes.ForSec) -> None:
    _for_each_section(unit, f"selected({value(unit, node.selection)}{', this' if unit.takes_this else ''})", node.body)


@statement_of(nodes.IfSec)
def _if_sec(unit: Unit, node: nodes.IfSec) -> None:
    with unit.block(f"if is_selected(S[-1], {value(unit, node.selection)}):"):
        generate_statement(unit, node.body)


@statement_of(nodes.Access)
def _access(unit: Unit, node: nodes.Access) -> None:
    unit.line(f"access({section(unit, node.section)})")


@statement_of(nodes.Connect)
def _connect(unit: Unit, node: nodes.Connect) -> None:
    child, end = section(unit, node.child), number(unit, node.child_end)
    parent, x = "S[-1]", number(unit, node.parent_x)
    if node.parent is not None:
        if isinstance(node.parent, nodes.Name) and not _is_section(unit, node.parent.name):
            if isinstance(unit.find(node.parent.name), (UndefinedNumber, type(None))):
                section(unit, node.parent)
            x = number(unit, nodes.Call(node.parent, (node.parent_x,), span=node.parent.span))
        else:
            parent = section(unit, node.parent)
    unit.line(f"connect({child}, {end}, {parent}, {x})")


def _is_section(unit: Unit, name: str) -> bool:
    return (
        name not in unit.locals
        and not isinstance(unit.find(name), Procedure)
        and place(unit, nodes.Name(name)).kind == "section"
    )


@statement_of(nodes.Insert)
def _insert(unit: Unit, node: nodes.Insert) -> None:
    unit.machine.make_mechanism(node.mechanism)  # what follows may name its variables
    unit.line(f"insert(S[-1], {node.mechanism!r})")


@statement_of(nodes.Uninsert)
def _uninsert(unit: Unit, node: nodes.Uninsert) -> None:
    unit.line(f"S[-1].uninsert({node.mechanism!r})")


@statement_of(nodes.SetPointer)
def _set_pointer(unit: Unit, node: nodes.SetPointer) -> None:
    target = place(unit, node.target).pointer()
    pointer = place(unit, node.pointer)
    if isinstance(pointer, places.Member):
        unit.line(f"set_pointer({pointer.target}, {pointer.name!r}, None, {target})")
    elif isinstance(pointer, places.MemberCall):
        unit.line(f"set_pointer({pointer.target}, {pointer.name!r}, {pointer.arguments[2:]}, {target})")
    elif isinstance(pointer, places.Range):
        name = unit.namespace[pointer.variable].name
        unit.line(f"set_pointer({pointer.section}, {name!r}, {pointer.x or '0.5'}, {target})")
    else:
        raise refuse(node.pointer, "this is not a mechanism's POINTER")
