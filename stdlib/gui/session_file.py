"""save_session: the windows of a machine as a hoc program that makes them again.

Written are panels of top-level variables, graphs of variables and expressions, shapes, and boxes. A box that has a save
procedure (`VBox.save`) is written by it; others with what is in them. What is gone or has no name at the top level is
left out, and named in a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from .boxes import Box, Deck
from .desktop import desktop
from .expressions import Expression
from .graph import Graph
from .names_of_pointers import name_of
from .panels import MAIN_MENU, Item, Menu, Panel
from .plot_lines import PlotLine
from .range_var_plot import RangeVarPlot
from .scene import UNPLACED, Curve, Label, LiveCurve
from .scene_object import SceneObject
from .shapes import PlotShape

if TYPE_CHECKING:
    from ...interp.machine import Machine

HEAD = (
    "objectvar save_window_, rvp_",
    "objectvar scene_vector_[{}]",
    "objectvar ocbox_, ocbox_list_, scene_, scene_list_",
    "{{ocbox_list_ = new List()  scene_list_ = new List()}}",
)
TAIL = ("{doNotify()}",)  # scene_vector_ stays: a graph that is in no list lives by it


class Nameless(Exception):
    """Something can not be named at the top level."""


class SessionWriter:
    """Collects the lines of one session file."""

    def __init__(self, machine: Machine, path: str) -> None:
        self.machine = machine
        self.path = path
        self.lines: list[str] = []
        self.scenes = self.boxes = 0
        self.left_out: list[str] = []

    def text(self, header: str = "") -> str:
        """The file's text."""
        screen = desktop(self.machine)
        screen.session = self
        try:
            for window in sorted(screen.visible(), key=lambda one: -getattr(one, "rank", 1.0)):
                self.add(window)
        finally:
            screen.session = None
        head = [line.format(self.scenes + 1) for line in HEAD]
        return "\n".join([*([header] if header else []), *head, *self.lines, *TAIL, ""])

    def add(self, window: Any) -> None:
        """Write a window if it is on the screen and can be written."""
        if not getattr(window, "mapped", True):
            return
        before = len(self.lines)
        try:
            if isinstance(window, Panel):
                if window.title != MAIN_MENU:
                    self._panel(window)
            elif isinstance(window, SceneObject):
                self._scene(window)
            elif isinstance(window, Box):
                self._box(window)
            else:
                raise Nameless
        except Nameless:
            del self.lines[before:]
            self.left_out.append(window.title if isinstance(window, Panel) else str(window))

    # --- panels ---------------------------------------------------------------------------------------------------

    def _panel(self, panel: Panel) -> None:
        self.lines += ["{", f"xpanel({quoted(panel.title)}, {int(panel.horizontal)})"]
        self._items(panel.items)
        self.lines += [f"xpanel({numbers(*panel.place)})" if panel.place else "xpanel()", "}"]

    def _items(self, items: list[Item | Menu]) -> None:
        for item in items:
            if item.of_object:
                raise Nameless  # it belongs to an object, which alone knows what to write
            if isinstance(item, Menu):
                made = f", {quoted(item.make.text)}" if item.make else ""
                self.lines.append(f"xmenu({quoted(item.title)}{made}, {int(item.bar)})")
                if not item.make:
                    self._items(item.items)
                    self.lines.append("xmenu()")
            else:
                self.lines += item_lines(self.machine, item)

    # --- scenes ---------------------------------------------------------------------------------------------------

    def _scene(self, scene: SceneObject) -> None:
        views = scene.scene.views
        if not views:
            return
        self._begin_scene(scene, f"new {scene.class_name}(0)")
        for view in views:
            place = view.window or UNPLACED
            size = (view.left, view.bottom, view.right - view.left, view.top - view.bottom)
            self.lines.append(f"{{save_window_.view({limits(*size, *place)})}}")
        if scene.session_name:
            owner = scene.session_name.rstrip(".")
            self.lines += [f"{owner}.append(save_window_)", f"save_window_.save_name({quoted(scene.session_name)})"]
        self._end_scene(scene)

    def add_own_scene(self, scene: SceneObject) -> None:
        """Write a scene that an object makes and knows by its session name; the object writes the windows."""
        name = scene.session_name
        self._begin_scene(scene, name)
        self.lines += [f"{name} = save_window_", f"save_window_.save_name({quoted(name)})"]
        self._end_scene(scene)

    def _begin_scene(self, scene: SceneObject, made: str) -> None:
        self.scenes += 1
        view = scene.present_view()
        self.lines += [
            "{",
            f"save_window_ = {made}",
            f"save_window_.size({limits(view.left, view.right, view.bottom, view.top)})",
        ]
        if isinstance(scene, PlotShape):
            self.lines.append(f"save_window_.variable({quoted(scene.variable_name)})")
        self.lines.append(f"scene_vector_[{self.scenes}] = save_window_")

    def _end_scene(self, scene: SceneObject) -> None:
        for axis in scene.scene.axes:
            self.lines.append(f"save_window_.{axis.which}axis({numbers(*axis.arguments)})")
        if isinstance(scene, Graph):
            self._curves(scene)
        self.lines.append("}")

    def _curves(self, graph: Graph) -> None:
        if graph.x_value is not None:
            self.lines.append(f"save_window_.xexpr({quoted(graph.x_value.text)})")
        of_curves = {id(item.label) for item in graph.scene.items if isinstance(item, Curve)}
        for item in graph.scene.items:
            if isinstance(item, PlotLine):
                try:
                    self.lines.append(plot_line(self.machine, item))
                except Nameless:
                    self.left_out.append(f"{item.text} of {graph}")
            elif isinstance(item, LiveCurve) and isinstance(item.shown, RangeVarPlot):
                self.lines += range_lines(item, item.shown)
            elif isinstance(item, Label) and id(item) not in of_curves:
                rest = numbers(item.fixtype, item.scale, item.x_align, item.y_align, item.color)
                self.lines.append(f"save_window_.label({numbers(item.x, item.y)}, {quoted(item.text)}, {rest})")

    # --- boxes ----------------------------------------------------------------------------------------------------

    def _box(self, box: Box) -> None:
        place = f", {numbers(*(box.place or UNPLACED))}"
        if box.saver:
            begin = len(self.lines)
            box.saver()
            if len(self.lines) > begin:  # its procedure leaves the box in ocbox_
                self.lines[begin:begin] = ["", f"//Begin {box.title}", "{"]
                self.lines += [
                    f"ocbox_.map({quoted(box.title)}{place})",
                    "}",
                    "objref ocbox_",
                    f"//End {box.title}",
                    "",
                ]
            return
        number = self.boxes
        self.boxes += 1
        self.lines += [
            "{",
            f"ocbox_ = new {box.class_name}()",
            "ocbox_list_.append(ocbox_)",
            "ocbox_.intercept(1)",
            "}",
        ]
        for window in [reference() for reference in box.contents]:
            if window is not None:
                self.add(window)
        shown = [f"ocbox_.flip_to({box.card})"] if isinstance(box, Deck) else []
        self.lines += [
            "{",
            f"ocbox_ = ocbox_list_.object({number})",
            "ocbox_.intercept(0)",
            *shown,
            f"ocbox_.map({quoted(box.title)}{place})",
            "}",
            "objref ocbox_",
        ]


def item_lines(machine: Machine, item: Item) -> Iterator[str]:
    """The statements that make an item of a panel again, with the value that its variable has now."""
    label, action = quoted(item.label), quoted(item.action.text if item.action else "")
    if item.kind == "label":
        yield f"xlabel({label})"
    elif item.kind == "varlabel":
        yield f"xvarlabel({named(machine, item.variable)})"
    elif item.kind == "button":
        yield f"xbutton({label}, {action})"
    elif item.kind == "radiobutton":
        yield f"xradiobutton({label}, {action}, {int(item.selected)})"
    elif item.kind in ("checkbox", "statebutton"):
        yield f"x{item.kind}({label}, &{named(machine, item.variable)}, {action})"
    elif item.kind == "slider":
        low, high = item.bounds or (0.0, 100.0)
        form = numbers(*item.how, *(0, 0)[len(item.how) :])
        yield f"xslider(&{named(machine, item.variable)}, {numbers(low, high)}, {action}, {form})"
    else:
        name = item.variable.text if hasattr(item.variable, "text") else named(machine, item.variable)
        if item.kind == "value" and name.isidentifier():
            yield f"{name} = {item.variable():.9g}"
        marked, runs, by_address = item.how or (0, 0, 0)
        yield f"x{item.kind}({label}, {quoted(name)}, {marked}, {action}, {runs}, {by_address})"


def plot_line(machine: Machine, line: PlotLine) -> str:
    """The statement that adds a line of addvar or addexpr."""
    text = line.text if line.pointer is None else named(machine, line.pointer)
    what = "addexpr" if isinstance(line.value, Expression) else "addvar"
    label = line.label or Label(text)
    names = quoted(text) if label.text == text else f"{quoted(label.text)}, {quoted(text)}"
    return f"save_window_.{what}({names}, {numbers(line.color, line.brush, label.x, label.y, label.fixtype)})"


def range_lines(curve: LiveCurve, plot: RangeVarPlot) -> Iterator[str]:
    """The statements that add a RangeVarPlot."""
    yield f"rvp_ = new RangeVarPlot({quoted(plot.text)})"
    for method, place in zip(("begin", "end"), plot.places, strict=True):
        if place is not None and place[0].exists:
            yield f"{place[0].name} rvp_.{method}({place[1]:.9g})"
    yield f"rvp_.origin({plot.shift:.9g})"
    yield f"save_window_.addobject(rvp_, {numbers(curve.color, curve.brush)})"


def named(machine: Machine, variable: Any) -> str:
    """The name of a variable, or of what reads it; Nameless if it has none at the top level."""
    name = name_of(machine, variable)
    if not name:
        raise Nameless
    return name


def quoted(text: str) -> str:
    """As a string of hoc."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def numbers(*values: float) -> str:
    """As arguments."""
    return ", ".join(f"{value:.9g}" for value in values)


def limits(*values: float) -> str:
    """As arguments, in the precision of a scene."""
    return ", ".join(f"{value:.6g}" for value in values)


def write_session(machine: Machine, path: str, header: str = "") -> None:
    """Write the file; a warning names what is left out. RanvierError if it can not be written."""
    writer = SessionWriter(machine, path)
    text = writer.text(header)
    try:
        with open(machine.expanded(path), "w", encoding="latin-1", errors="replace") as file:
            file.write(text)
    except OSError as error:
        raise RanvierError(f"save_session: cannot write {path}: {error.strerror}") from None
    if writer.left_out:
        machine.warn(f"{path} is without what belongs to objects: {', '.join(writer.left_out)}")
