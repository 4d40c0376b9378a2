"""TextEditor and ValueFieldEditor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import hoc_class, method
from ...interp.values import HocObject
from .desktop import desktop
from .panels import value_item

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
    def readonly(self, locked: float | None = None) -> bool:
        """Whether the user may not edit; with an argument, sets it."""
        if locked is not None:
            self.locked = bool(locked)
        return self.locked

    @method
    def map(self, title: str = "", *place: float) -> float:
        """Show it."""
        self.mapped = True
        desktop(self.machine).show(self)
        return 0.0


@hoc_class("ValueFieldEditor")
class ValueFieldEditor(HocObject):
    """A field that a box may hold, or the panel being written: ("label", "variable" or &variable …) as xvalue has."""

    def __init__(self, machine: Machine, label: str, variable: object, *rest: object) -> None:
        self.item = value_item(machine, "value", (label, variable, *rest))
        if desktop(machine).open:
            desktop(machine).open[-1].items.append(self.item)

    @method
    def default(self) -> float:
        """Take the present value as the one from which changes are marked."""
        self.item.default = self.item.variable()
        return 0.0
