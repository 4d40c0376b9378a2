"""The menu of a scene: its own items, those a program adds, and what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...interp.registry import method
from ..context import Later
from ..python_object import PythonObject
from .desktop import desktop
from .panels import Item
from .scene import rounded_out

if TYPE_CHECKING:
    from .scene import Scene


@dataclass
class MenuItem:
    """An item a program added. Selected, an action runs; a mouse tool then waits, to run its `procedure`."""

    label: str
    action: Later
    procedure: str | PythonObject | None = None


class SceneMenu:
    """The menu methods of Graph, Shape and PlotShape."""

    machine: Any
    scene: Scene
    keep_lines = False
    selected_tool = ""
    crosshair: str | PythonObject = ""

    @property
    def menu_items(self) -> list[MenuItem]:
        return self.__dict__.setdefault("_menu_items", [])

    @method
    def menu_action(self, label: str, action: str | PythonObject) -> float:
        """Add a menu item that executes a statement."""
        self.menu_items.append(MenuItem(label, Later(self.machine, action)))
        return 1.0

    @method
    def menu_tool(self, label: str, procedure: str | PythonObject, select_action: str | PythonObject = "") -> float:
        """Add a mouse tool; in an open panel it becomes a radio button there."""
        selected = Later(self.machine, select_action)
        self.menu_items.append(MenuItem(label, selected, procedure))
        if opened := desktop(self.machine).open:
            opened[-1].items.append(Item("radiobutton", label, selected))
        return 1.0

    @method
    def exec_menu(self, label: str) -> float:
        """Do what selecting a menu item does."""
        item = next((item for item in self.menu_items if item.label == label), None)
        if item is None:
            self._own_item(label)
        else:
            if item.procedure is not None:
                self.selected_tool = label
            item.action()
        return 0.0

    def keep_lines_changed(self) -> None:
        """Keep Lines begins or ends."""

    def _own_item(self, label: str) -> None:
        """The items every scene has. Those that only choose what the mouse does are remembered, nothing more."""
        if label == "Keep Lines":
            self.keep_lines = not self.keep_lines
            self.keep_lines_changed()
        elif label == "Erase":
            self.erase()  # type: ignore[attr-defined]
        elif label == "View = plot" and self.scene.views:
            self.scene.show(*rounded_out(*self.extent()), self.scene.views[0].square)
        elif label == "Whole Scene" and self.scene.views:
            self.scene.show(*self.scene.bounds)
        else:
            self.selected_tool = label
