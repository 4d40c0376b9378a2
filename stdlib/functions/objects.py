"""Which objects there are, and which object variables hold them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...interp.registry import function
from ...interp.values import HocObject, ObjectArray, ObjectCell

if TYPE_CHECKING:
    from ...interp.machine import Machine

Variable = tuple[str, list[HocObject | None], bool]
"""A name, the objects (one, or those of an array), and whether it is an array."""


def references(which: HocObject, ours: int) -> int:
    """How many refer to an object, besides those of the code that asks."""
    return sys.getrefcount(which) - 2 - ours


def top_level_variables(machine: Machine) -> Iterator[Variable]:
    for name, symbol in machine.globals.names.items():
        if isinstance(symbol, ObjectCell):
            yield name, [symbol.value], False
        elif isinstance(symbol, ObjectArray):
            yield name, symbol.data, True


def variables_of(owner: HocObject | None) -> Iterator[Variable]:
    """The object variables of a template's object."""
    return owner.object_members() if hasattr(owner, "object_members") else iter(())


def holders(machine: Machine, which: HocObject) -> Iterator[str]:
    """The names of the object variables that hold it."""
    yield from _holding("", top_level_variables(machine), which)
    owners = [owner for cls in machine.classes() for owner in machine.instances[cls]]
    for owner in owners:
        yield from _holding(f"{owner}.", variables_of(owner), which)
    for owner in owners:
        yield from (f"{owner}.object({i})" for i, item in enumerate(getattr(owner, "own", None) or ()) if item is which)


def _holding(prefix: str, variables: Iterator[Variable], which: HocObject) -> Iterator[str]:
    for name, values, array in variables:
        yield from (f"{prefix}{name}[{i}]" if array else prefix + name for i, v in enumerate(values) if v is which)


@function("allobjects")
def allobjects(machine: Machine, which: str | HocObject | None = "") -> float:
    """allobjects(["Class"]): print the living objects; allobjects(o): the number of references to o."""
    if not isinstance(which, str):
        return float(max(references(which, 2), 1)) if which is not None else 0.0
    for cls in machine.classes():
        if which in ("", cls.class_name):
            for living in machine.instances[cls]:
                machine.write(f"{living} with {references(living, 2)} refs\n")
    return 0.0


@function("allobjectvars")
def allobjectvars(machine: Machine) -> float:
    """allobjectvars(): print the object variables of the top level with their objects, and below each object its own
    object variables."""
    _show(machine, top_level_variables(machine), 0)
    return 0.0


def _show(machine: Machine, variables: Iterator[Variable], depth: int) -> None:
    for name, values, array in variables:
        for i in range(len(values)):
            value = values[i]
            shown = "NULL" if value is None else f"{value} with {references(value, 1 if array else 2)} refs."
            machine.write(f"{'   ' * depth}obp {name}[{i}] -> {shown}\n")
            if depth < 10:  # they may hold each other
                _show(machine, variables_of(value), depth + 1)
