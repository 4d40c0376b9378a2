"""The print and window manager, session files, and the calls that let a screen catch up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...interp.registry import function, hoc_class, method
from ...interp.values import HocObject
from .desktop import desktop
from .panels import MAIN_MENU

if TYPE_CHECKING:
    from ...interp.machine import Machine


@function("pwman_place")
def pwman_place(x: float, y: float, show: float = 1.0) -> float:
    """Where the print and window manager stands on the screen."""
    return 0.0


@function("doEvents")
def do_events() -> float:
    """Handle what the user did with mouse and keys; without a screen there is nothing to do."""
    return 1.0


@dataclass
class ViewWindow:
    """The window of a view of a scene."""

    shown: Any
    view: Any

    @property
    def title(self) -> str:
        return self.shown.window_title(self.view)

    @property
    def mapped(self) -> bool:
        return self.shown.mapped

    @mapped.setter
    def mapped(self, on: bool) -> None:
        self.shown.mapped = on

    def unmap(self) -> None:
        """The view is gone; without views so is the scene's place on the screen."""
        views = self.shown.scene.views
        views[:] = [view for view in views if view is not self.view]
        self.shown.mapped = bool(views)


@hoc_class("PWManager")
class PWManager(HocObject):
    """The list of windows; its own is number 0."""

    def windows(self) -> list[Any]:
        """Each window; a scene is there once for each of its views. NEURON's main menu stands before its own."""
        found = [self]
        for window in desktop(self.machine).visible():
            found += [ViewWindow(window, view) for view in window.scene.views] if hasattr(window, "scene") else [window]
        if len(found) > 1 and getattr(found[1], "title", "") == MAIN_MENU:
            found[:2] = reversed(found[:2])
        return found

    def _window(self, index: int) -> Any:
        windows = self.windows()
        return windows[index] if 0 <= index < len(windows) else None

    @method
    def count(self) -> int:
        """The number of windows."""
        return len(self.windows())

    @method
    def is_mapped(self, index: int) -> bool:
        """Whether a window is on the screen."""
        window = self._window(index)
        return window is not None and window is not self and bool(getattr(window, "mapped", True))

    @method
    def name(self, index: int) -> str:
        """A window's title."""
        window = self._window(index)
        return "Print & File Window Manager" if window is self else str(getattr(window, "title", window))

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
        panels = desktop(self.machine).panels
        if hasattr(window, "unmap"):
            window.unmap()
        elif window in panels:
            panels.remove(window)
        return 0.0

    @method
    def iconify(self, index: int = 0) -> float:
        """Hide all windows behind an icon; without a screen there is nothing to do."""
        return 0.0

    @method
    def deiconify(self, index: int = 0) -> float:
        """Undo iconify."""
        return 0.0

    @method
    def leader(self, index: int = 0) -> int:
        """The index of the window that leads the others: its own."""
        return 0

    @method
    def manager(self, index: int = 0) -> int:
        """The index of its own window."""
        return 0

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
        """The scale of a window on the paper; returns it."""
        return factor

    @method
    def group(self, index: int = -1) -> HocObject | None:
        """The group of windows of the paper icon: NULLobject, there are no icons."""
        return None

    @method
    def save(self, file: str, *what: object) -> float:
        """save("file"): write a session file of all windows."""
        return save_session(self.machine, file)

    @method
    def snap(self, *place: float) -> float:
        """A picture of the screen; there is none."""
        return 0.0

    @method
    def paper_place(self, index: int, show: bool = True, *place: float) -> float:
        """Where a window is on the paper."""
        return 1.0

    @method
    def printfile(self, file: str = "", kind: float = 0.0, *how: float) -> float:
        """Print the paper into a file; nothing is on it, so nothing is written, and a warning says so."""
        print_session(self.machine)
        return 1.0


@function("save_session")
def save_session(machine: Machine, file: str, header: object = "") -> float:
    """save_session("file" [, "header"]): a session file: what makes the panels, graphs, shapes and boxes again that
    there are. A box is written by its save procedure; what belongs to other objects is left out, with a warning."""
    from .session_file import write_session

    write_session(machine, file, "" if isinstance(header, (float, HocObject)) else str(header))
    return 0.0


@function("print_session")
def print_session(machine: Machine, *how: object) -> float:
    """print_session(): print the windows; there are none, and a warning says so. Graph.printfile writes one graph."""
    machine.warn("nothing is printed: there are no windows. Graph.printfile writes one graph")
    return 0.0


@function("ivoc_style")
def ivoc_style(machine: Machine, pattern: str, value: str = "") -> float:
    """How a screen looks: kept, there is none."""
    desktop(machine).styles[pattern] = value
    return 1.0
