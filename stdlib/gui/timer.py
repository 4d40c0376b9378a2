"""Timer: a statement that a screen's event loop executes again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import hoc_class, method
from ...interp.values import HocObject

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ..python_object import PythonObject


@hoc_class("Timer")
class Timer(HocObject):
    """new Timer("statement"), in Python Timer(function). There is no event loop here: it keeps its interval and never
    fires."""

    def __init__(self, machine: Machine, statement: str | PythonObject) -> None:
        self.interval = 0.5

    @method
    def seconds(self, interval: float | None = None) -> float:
        """The interval, s; with an argument, sets it."""
        if interval is not None:
            self.interval = interval
        return self.interval

    @method
    def start(self) -> float:
        """Start."""
        return 0.0

    @method
    def end(self) -> float:
        """Stop."""
        return 0.0
