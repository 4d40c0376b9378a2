"""Expressions and variables that are given as text: to Graph.addexpr, xvalue, RangeVarPlot …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from weakref import ref

from ...interp.values import NumberCell, is_pointer, weak
from ...lang.errors import RanvierError

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import HocObject
    from ...solver.model.sections import Section


class NamedVariable:
    """A variable given as text: found once, in the section that is accessed then, and again if what it was is gone."""

    def __init__(self, machine: Machine, text: str, context: HocObject | None) -> None:
        self.machine = machine
        self.find = machine.expression(text, "pointer", context)
        self.found = weak(self.find())
        self.found.get()  # an undefined name is an error now

    def pointer(self) -> Any:
        """The variable that is meant now."""
        if not self.found.alive:
            found = weak(self.find())
            self.found = found if is_pointer(found) else self.found  # the object it belonged to may be gone
        return self.found

    def __call__(self) -> float:
        return self.pointer().get()


class Expression:
    """A numerical expression, evaluated at each call in the section that is accessed then."""

    def __init__(self, machine: Machine, text: str, context: HocObject | None) -> None:
        self.machine = machine
        self.text = text
        self.context = None if context is None else ref(context)
        self.value = machine.expression(text, "number", context)

    def __call__(self) -> float:
        return self.value()

    def pointer(self) -> Any:
        """What the expression reads, if it is nothing but a variable; else None."""
        try:
            return weak(self.machine.pointer(self.text, self.context and self.context()))
        except RanvierError:
            return None


class PlaceExpression:
    """An expression of a position, which it calls $1, in a section."""

    def __init__(self, machine: Machine, text: str, context: HocObject | None) -> None:
        self.machine = machine
        self.position = NumberCell("position")
        name = "range_var_plot_x_"
        machine.builtins.names.setdefault(name, self.position)
        self.position = machine.builtins.names[name]
        self.value = machine.expression(re.sub(r"\$1\b", name, text), "number", context)

    def __call__(self, section: Section, x: float) -> float:
        self.position.value = x
        with self.machine.accessing(section):
            return self.value()


class PlaceFunction:
    """A function of Python of a position in a section."""

    def __init__(self, machine: Machine, function: Any) -> None:
        self.machine = machine
        self.function = function

    def __call__(self, section: Section, x: float) -> float:
        with self.machine.accessing(section):
            return float(self.function(x))
