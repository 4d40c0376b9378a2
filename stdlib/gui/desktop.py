"""What a machine has on its screen that is not there: windows, the panel being written, boxes that catch windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from .panels import Group, Panel
    from .session_file import SessionWriter

DEFAULT_COLORS = ("white", "black", "red", "blue", "green", "orange", "brown", "violet", "yellow", "gray")


class Desktop:
    """The windows of one machine, in the order in which they came up."""

    def __init__(self) -> None:
        self.windows: list[ref[Any]] = []
        self.panels: list[Panel] = []  # a panel has no hoc object: the screen alone keeps it
        self.open: list[Group] = []  # the panel being written, and its open menus
        self.held: list[Any] = []  # boxes that keep an object until their window goes
        self.catching: list[Any] = []  # boxes whose intercept(1) is on, innermost last
        self.colors: dict[int, str] = dict(enumerate(DEFAULT_COLORS))
        self.session: SessionWriter | None = None  # the session file that is being written
        self.styles: dict[str, str] = {}
        self.brushes: dict[int, tuple[int, float]] = {}  # index → pattern, width

    def show(self, window: Any) -> None:
        """A window comes up: on the screen, or in the box that catches it."""
        if self.catching:
            self.catching[-1].contents.append(ref(window))
        else:
            self.windows.append(ref(window))

    def visible(self) -> list[Any]:
        """The windows whose objects still live."""
        return [window for window in (reference() for reference in self.windows) if window is not None]


def desktop(machine: Machine) -> Desktop:
    """The machine's desktop."""
    if machine.screen is None:
        machine.screen = Desktop()
    return machine.screen
