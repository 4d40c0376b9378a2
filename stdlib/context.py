"""Whose code is running: a function of the library that keeps a statement for later runs it in that object."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..interp.machine import Machine


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
