"""TextEditor and ValueFieldEditor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import hoc_class, method
from ...interp.values import HocObject
from .desktop import desktop
from .panels import Group, xvalue

if TYPE_CHECKING:
    from ...interp.machine import Machine


@hoc_class("TextEditor")
class TextEditor(HocObject):
    """A window with a text: (["text" [, rows, columns]])."""

    def __init__(self, machine: Machine, text: str = "", rows: int = 5, columns: int = 30) -> None:
        self.content = text
        self.locked = False
        self.mapped = False

    @method
    def text(self, new: str | None = None) -> str:
        """The text; with an argument, replaces it."""
        if new is not None:
            self.content = new
        return self.content

    @method
    def readonly(self, locked: float | None = None) -> float:
        """Whether the user may not edit; with an argument, sets it."""
        if locked is not None:
            self.locked = bool(locked)
        return float(self.locked)

    @method
    def map(self, title: str = "", *place: float) -> float:
        """Show it."""
        self.mapped = True
        desktop(self.machine).show(self)
        return 0.0


@hoc_class("ValueFieldEditor")
class ValueFieldEditor(HocObject):
    """A field of the panel being written, as xvalue makes it, that can be reached later."""

    def __init__(self, machine: Machine, *arguments: object) -> None:
        screen = desktop(machine)
        if screen.open:
            xvalue(machine, *arguments)
            self.item = screen.open[-1].items[-1]
        else:  # it has no place, but a value
            screen.open.append(Group(""))
            xvalue(machine, *arguments)
            self.item = screen.open.pop().items[-1]

    @method
    def default(self) -> float:
        """Take the present value as the one from which changes are marked."""
        self.item.default = self.item.variable()
        return 0.0
