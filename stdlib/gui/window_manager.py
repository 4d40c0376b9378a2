"""The print and window manager, session files, and the calls that let a screen catch up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...interp.registry import absent, function, hoc_class, method
from ...interp.values import HocObject
from .desktop import desktop

if TYPE_CHECKING:
    from ...interp.values import StringCell


@function("pwman_place")
def pwman_place(x: float, y: float, show: float = 1.0) -> float:
    """Where the print and window manager stands on the screen."""
    return 0.0


@function("doEvents")
def do_events() -> float:
    """Handle what the user did with mouse and keys; without a screen there is nothing to do."""
    return 1.0


@hoc_class("PWManager")
class PWManager(HocObject):
    """The list of windows; its own is number 0."""

    def windows(self) -> list[Any]:
        return [self, *desktop(self.machine).visible()]

    def _window(self, index: int) -> Any:
        windows = self.windows()
        return windows[index] if 0 <= index < len(windows) else None

    @method
    def count(self) -> float:
        """The number of windows."""
        return float(len(self.windows()))

    @method
    def is_mapped(self, index: int) -> float:
        """Whether a window is on the screen."""
        return float(index > 0 and bool(getattr(self._window(index), "mapped", True)))

    @method
    def name(self, index: int, title: StringCell) -> float:
        """Copy a window's title."""
        window = self._window(index)
        title.value = "Print & File Window Manager" if window is self else str(getattr(window, "title", window))
        return 0.0

    @method
    def map(self, index: int) -> float:
        """Show a window."""
        return self._set_mapped(index, True)

    @method
    def hide(self, index: int) -> float:
        """Hide a window."""
        return self._set_mapped(index, False)

    def _set_mapped(self, index: int, mapped: bool) -> float:
        window = self._window(index)
        if hasattr(window, "mapped"):
            window.mapped = mapped
        return 0.0

    @method
    def close(self, index: int) -> float:
        """Close a window."""
        window = self._window(index)
        if hasattr(window, "unmap"):
            window.unmap()
        return 0.0

    @method
    def iconify(self) -> float:
        """Hide all windows behind an icon; without a screen there is nothing to do."""
        return 0.0

    @method
    def deiconify(self) -> float:
        """Undo iconify."""
        return 0.0

    @method
    def leader(self) -> float:
        """The index of the window that leads the others: its own."""
        return 0.0

    @method
    def manager(self) -> float:
        """The index of its own window."""
        return 0.0

    @method
    def window_place(self, index: int, left: float, top: float) -> float:
        """Where a window is on the screen."""
        return 1.0

    @method
    def landscape(self, on: bool = True) -> float:
        """How the paper lies."""
        return 1.0

    @method
    def deco(self, how: float = 0.0) -> float:
        """What of a window is printed."""
        return 1.0

    @method
    def scale(self, factor: float) -> float:
        """The scale of a window on the paper."""
        return 1.0


SCREEN = "it needs a screen's windows"
for name in ("group", "paper_place", "printfile", "save", "snap"):
    absent(name, SCREEN, "Graph.getline reads a graph's curves back.", owner="PWManager")
absent("save_session", "session files are read, not written yet")
absent("print_session", SCREEN, "Graph.printfile writes one graph.")
