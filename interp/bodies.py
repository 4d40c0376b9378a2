"""Whole functions: of a procedure, of statements that are run by themselves, of an expression that Python wants."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..lang.hoc import nodes
from . import calls, section_statements  # noqa: F401 - they register what they write
from .code import Unit
from .expressions import place
from .generate import number, section, string, value
from .procedures import Procedure
from .statements import generate_echo, generate_statement
from .survey import NOTHING

if TYPE_CHECKING:
    from .machine import Machine
    from .names import Bound, Scope


UNCHECKED_CALLS = sys.version_info[:2] == (3, 13)
"""Python 3.13 does not look at the depth of calls of functions with `*rest`, but at that of plain ones."""


def procedure_body(procedure: Procedure, careful: bool, marked: bool) -> Unit:
    """The code of a procedure."""
    machine, template = procedure.machine, procedure.template
    scope = template.scope if template else machine.globals
    unit = Unit(machine, scope, procedure.kind, procedure, procedure.uses, careful, marked)
    unit.title = procedure.title
    if UNCHECKED_CALLS:
        unit.line("look_at_depth()")
    _guard_arguments(unit, procedure)
    _declare_locals(unit, procedure.node.body)
    objects = [name for name, kind in unit.locals.items() if kind == "object"]
    if objects and machine.counts_references:
        with unit.block("try:"):
            generate_statement(unit, procedure.node.body)
        with unit.block("finally:"):
            for name in objects:
                unit.line(f"held, l_{name}.value = l_{name}.value, None")
                unit.line("held = released(held)")
    else:
        generate_statement(unit, procedure.node.body)
    if procedure.kind in ("func", "obfunc"):
        unit.line(f"raise RanvierError({f'{procedure.name} ({procedure.kind}) returns no value'!r})")
    elif procedure.kind == "proc":
        unit.line("return 0.0")
    elif not procedure.uses.iterates:
        unit.line("return")
        unit.line("yield")
    return unit


def _guard_arguments(unit: Unit, procedure: Procedure) -> None:
    """If the arguments are not of the expected types, go on in the careful version."""
    use = unit.uses
    if use.indexed:
        unit.line("rest = list(rest)")
        return
    names = [f"a{i}" for i in range(1, use.highest + 1)]
    if use.counted and names:
        unit.line(f"{', '.join(names)}, = (*rest, {', '.join(['MISSING'] * len(names))})[:{len(names)}]")
    for i, kind in unit.expected.items():
        if kind == "s":  # a literal
            unit.line(f"if type(a{i}) is str: a{i} = StringCell('', a{i})")
    guards = [GUARDS[kind].format(f"type(a{i})") for i, kind in unit.expected.items()]
    if not guards:
        return
    given = (["this"] if procedure.template else []) + (["*rest"] if use.counted else [*names, "*rest"])
    call = f"{unit.constant(procedure.go_on_carefully)}({', '.join(given)})"
    with unit.block(f"if {' or '.join(guards)}:"):
        if procedure.kind == "iterator":
            unit.line(f"yield from {call}")
            unit.line("return")
        else:
            unit.line(f"return {call}")


GUARDS = {
    "": "{} is not float",
    "s": "{} is not StringCell",
    "o": "{} is not ObjectCell",
    "&": "{} not in POINTERS",
}


def _declare_locals(unit: Unit, body: nodes.Block) -> None:
    for statement in body.statements:
        if isinstance(statement, nodes.Local):
            for declarator in statement.names:
                unit.locals[declarator.name] = "cell" if declarator.name in unit.uses.pointed else "number"
        elif isinstance(statement, nodes.LocalObject):
            unit.locals.update(dict.fromkeys(statement.names, "object"))


def statement_body(
    machine: Machine,
    scope: Scope,
    statements: tuple[nodes.Statement, ...],
    owner: Bound | None,
    marked: bool,
    echo: bool,
    numbers: dict[int, str] | None = None,
) -> Unit:
    """The code of statements that are run by themselves; with `echo` as at the top level of a file.

    `numbers` are those that are given when it is run: the places of the numerals, and Python's names for them.
    """
    unit = Unit(machine, scope, "top", owner, NOTHING, True, marked)
    unit.numbers = numbers or {}
    for statement in statements:
        if echo and isinstance(statement, nodes.ExpressionStatement):
            with unit.at(statement):
                generate_echo(unit, statement.expression)
        else:
            generate_statement(unit, statement)
    return unit


def expression_body(
    machine: Machine, scope: Scope, expression: nodes.Expression, owner: Bound | None, marked: bool, how: str
) -> Unit:
    """The code of an expression that Python wants: how is "value", "number", "string", "section" or "pointer"."""
    unit = Unit(machine, scope, "top", owner, NOTHING, True, marked)
    makers = {"value": value, "number": number, "section": section, "string": string, "pointer": _pointer}
    with unit.at(expression):
        unit.line(f"return {makers[how](unit, expression)}")
    return unit


def _pointer(unit: Unit, node: nodes.Expression) -> str:
    return place(unit, node).pointer()
