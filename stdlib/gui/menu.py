"""The menu of a scene: its own items, those a program adds, and what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...interp.registry import method
from ...interp.values import HocObject
from ..context import object_of_running_code
from .desktop import desktop
from .panels import Item

if TYPE_CHECKING:
    from .scene import Scene


@dataclass
class MenuItem:
    """An item a program added: an action, or a mouse tool with what happens when it is selected."""

    label: str
    action: str
    context: HocObject | None
    tool: bool = False
    select_action: str = ""


class SceneMenu:
    """The menu methods of Graph, Shape and PlotShape."""

    machine: Any
    scene: Scene
    keep_lines = False
    selected_tool = ""
    crosshair = ""

    @property
    def menu_items(self) -> list[MenuItem]:
        return self.__dict__.setdefault("_menu_items", [])

    @method
    def menu_action(self, label: str, action: str) -> float:
        """Add a menu item that executes a statement."""
        self.menu_items.append(MenuItem(label, action, object_of_running_code(self.machine)))
        return 1.0

    @method
    def menu_tool(self, label: str, procedure: str, select_action: str = "") -> float:
        """Add a mouse tool; in an open panel it becomes a radio button there."""
        context = object_of_running_code(self.machine)
        self.menu_items.append(MenuItem(label, procedure, context, True, select_action))
        if opened := desktop(self.machine).open:
            opened[-1].items.append(Item("radiobutton", label, select_action, context=context))
        return 1.0

    @method
    def exec_menu(self, label: str) -> float:
        """Do what selecting a menu item does."""
        item = next((item for item in self.menu_items if item.label == label), None)
        if item is None:
            self._own_item(label)
        elif item.tool:
            self.selected_tool = label
            self._execute(item.select_action, item.context)
        else:
            self._execute(item.action, item.context)
        return 0.0

    def _execute(self, action: str, context: HocObject | None) -> None:
        if action:
            self.machine.statement(action, context)()

    def keep_present_lines(self) -> None:
        """What has lines of a run keeps them as they are now."""

    def _own_item(self, label: str) -> None:
        """The items every scene has. Those that only choose what the mouse does are remembered, nothing more."""
        if label == "Keep Lines":
            self.keep_lines = not self.keep_lines
            if not self.keep_lines:
                self.keep_present_lines()
        elif label == "Erase":
            self.erase()  # type: ignore[attr-defined]
        elif label == "View = plot" and self.scene.views:
            self.scene.show(*self.scene.extent())
        elif label == "Whole Scene" and self.scene.views:
            self.scene.show(*self.scene.bounds)
        else:
            self.selected_tool = label
