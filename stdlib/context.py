"""Whose code is running: a function of the library that keeps a statement for later runs it in that object."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any
from weakref import ref

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from .python_object import PythonObject


def object_of_running_code(machine: Machine) -> Any:
    """The template's object whose code called this function; None at the top level."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "hoc" and "__unit__" in frame.f_globals:
            if "this" in frame.f_locals:
                return frame.f_locals["this"]
            break
        frame = frame.f_back  # type: ignore[assignment]
    return machine.object_stack[-1] if machine.object_stack else None


class Later:
    """A statement to be run later, in the object whose code runs now. It does not keep that object alive, and nothing
    happens once it is gone. The text is parsed when it is first run. Or a function of Python, which has no text."""

    def __init__(self, machine: Machine, action: str | PythonObject) -> None:
        in_hoc = isinstance(action, str)
        owner = object_of_running_code(machine) if in_hoc else None
        self.machine = machine
        self.text = action if in_hoc else ""
        self.function = None if in_hoc else action.statement()
        self.owner = None if owner is None else ref(owner)

    def __call__(self) -> None:
        if self.function is not None:
            self.function()
            return
        owner = self.owner and self.owner()
        if self.text and (owner is not None or self.owner is None):
            self.machine.statement(self.text, owner)()
