"""Shape and PlotShape: pictures of the cells, kept as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, sin
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import numpy as np

from ...interp.per_machine import PerMachine
from ...interp.registry import function, hoc_class, method
from ...interp.values import HocObject
from ...lang.errors import RanvierError
from .. import shape_layout
from ..context import Later
from ..python_object import PythonObject
from ..section_list import SectionList
from .scene import Mark, View
from .scene_object import SceneObject

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import Pointer
    from ...solver.model.sections import Section
    from ..section_list import SectionList
    from .picture import Picture

ROOM = 1.0
"""Around all sections, µm."""
ZOOM = 1.1
"""A window onto all sections shows so much more than they take."""
DIAMETERS = 0.0  # the style that shows them
SCALE = ((0.10, 0.10, 0.45), (0.20, 0.40, 0.85), (0.45, 0.75, 0.75), (0.95, 0.75, 0.25), (0.80, 0.15, 0.10))
"""Red, green and blue from low values to high ones, if a program gives no colours."""
STEPS_OF_SCALE = 32


@dataclass(eq=False)
class PointMark:
    """A mark at a place of a section, or where a point process is."""

    where: Any
    x: float
    color: int
    style: str = "o"
    size: float = 8.0

    def place(self) -> tuple[Section | None, float]:
        """Section and position."""
        if isinstance(self.where, HocObject):
            return self.where.point.get_loc() or (None, 0.5)  # type: ignore[attr-defined]
        return self.where, self.x


class Follower:
    """The shapes of a machine: while there is one, new sections get 3-D points when the screen is updated."""

    def __init__(self) -> None:
        self.shapes: WeakSet[ShapeObject] = WeakSet()
        self.seen: Any = None

    def update(self, machine: Machine) -> None:
        sections = machine.model.section_set
        now = (len(sections), next(reversed(sections), None))
        if len(self.shapes) and now != self.seen:
            shape_layout.lay_out(machine.model)
            self.seen = now


_followers: PerMachine[Follower] = PerMachine()


@function("doNotify")
def do_notify(machine: Machine) -> float:
    """Update what panels and graphs show; without a screen only shapes have something to do."""
    if machine in _followers:
        _followers[machine].update(machine)
    return 1.0


class Rotation:
    """How a picture is turned: each point is turned by a matrix and moved."""

    def __init__(self, matrix: Any = None, shift: Any = None) -> None:
        self.matrix = np.eye(3) if matrix is None else matrix
        self.shift = np.zeros(3) if shift is None else shift

    def then(self, origin: Any, angles: tuple[float, ...]) -> Rotation:
        """Turned further, clockwise around the axes z and x; the origin comes to 0, as in NEURON."""
        matrix = self.matrix
        for angle, (a, b) in zip(angles, ((1, 2), (0, 2), (0, 1)), strict=True):
            turn = np.eye(3)
            turn[a, a] = turn[b, b] = cos(angle)
            turn[a, b], turn[b, a] = sin(angle), -sin(angle)
            matrix = turn @ matrix
        return Rotation(matrix, -matrix @ origin)

    def places(self, points: Any) -> Any:
        """x and y on the screen of 3-D points."""
        return self.matrix[:2] @ np.stack([points.x, points.y, points.z]) + self.shift[:2, None]


class ShapeObject(SceneObject):
    """What Shape and PlotShape share. Making one gives 3-D points to every section that has none."""

    window_name = "Shape"

    def __init__(self, machine: Machine, *arguments: object) -> None:
        sections = next((value for value in arguments if isinstance(value, HocObject)), None)
        if not isinstance(sections, SectionList | None):
            raise RanvierError(f"{self.class_name} shows a SectionList, not {sections}")
        mapped = next((bool(value) for value in arguments if isinstance(value, float)), True)
        follower = _followers.setdefault(machine, Follower())
        follower.shapes.add(self)
        follower.seen = None  # points may have been changed
        follower.update(machine)
        self.own_sections = list(sections.sections()) if sections is not None else None
        self.section_colors: dict[Section, int] = {}
        self.point_marks: list[PointMark] = []
        self.style = 0.0
        self.style_chosen = False
        self.length_scale = 1.0
        self.selected: tuple[Section, float] | None = None
        self.turned = Rotation()
        super().__init__(machine, False)
        left, right, bottom, top = self.extent()
        self.scene.bounds = (min(left, 0.0), max(right, 0.0), min(bottom, 0.0), max(top, 0.0))  # with the origin
        self.first_view = self.whole(*self.scene.bounds)  # unless the program chooses another
        if mapped:
            self.map_view(replace(self.first_view))

    def sections(self) -> list[Section]:
        """The sections that are shown."""
        shown = self.machine.model.sections if self.own_sections is None else self.own_sections
        return [section for section in shown if section.exists]

    def extent(self) -> tuple[float, float, float, float]:
        """xmin, xmax, ymin, ymax of all sections as thick as they are; the scene's where there is none."""
        points = [section.points for section in self.sections() if section.points is not None and len(section.points)]
        if not points:
            return super().extent()
        half = np.concatenate([one.diameter for one in points]) / 2.0
        x, y = np.concatenate([self.turned.places(one) for one in points], axis=1)
        edges = ((x - half).min() - ROOM, (x + half).max() + ROOM, (y - half).min() - ROOM, (y + half).max() + ROOM)
        return tuple(float(edge) for edge in edges)  # type: ignore[return-value]

    def whole(self, *edges: float) -> View:
        """A view of all sections, or one of this left, right, bottom, top with as much room around it."""
        left, right, bottom, top = edges or self.extent()
        half = max(right - left, top - bottom) / 2.0 * ZOOM
        x, y = (left + right) / 2.0, (bottom + top) / 2.0
        view = View(square=True)
        view.see(x - half, x + half, y - half, y + half)
        return view

    def map_view(self, view: View) -> None:
        """A window comes up: x and y have the same scale."""
        view.square = True
        super().map_view(view)

    def present_view(self) -> View:
        """The first view if a program chose one, else all of the sections as they are now."""
        views = self.scene.views
        return views[0] if views and views[0] != self.first_view else self.whole()

    def draw(self, drawn: Picture) -> None:
        """The sections, then what was drawn over them."""
        for section in self.sections():
            points = section.points
            if len(points) > 1:
                thickness = points.diameter if self.style == DIAMETERS else [0.0] * len(points)
                drawn.add_tapers(*self.turned.places(points), thickness, self.colors_along(section))
        for mark in self.point_marks:
            section, x = mark.place()
            if section is not None and len(section.points) > 1:
                at = x * section.points.arc[-1]
                place = [float(np.interp(at, section.points.arc, axis)) for axis in self.turned.places(section.points)]
                drawn.add_mark(Mark(*place, mark.style, mark.size, mark.color), inside="white")
        super().draw(drawn)

    def colors_along(self, section: Section) -> list[Any]:
        """The colours of the pieces between the 3-D points of a section."""
        return [self.section_colors.get(section, 1)] * (len(section.points) - 1)

    @method
    def observe(self, sections: SectionList | None = None) -> float:
        """Show the sections of a list, or all."""
        self.own_sections = None if sections is None else list(sections.sections())
        return 0.0

    @method
    def show(self, style: float) -> int:
        """0: diameters, 1: centroids, 2: schematic."""
        self.style, self.style_chosen = style, True
        return 1

    @method
    def color(self, index: int, x: float | None = None) -> float:
        """The colour of the accessed section."""
        self.section_colors[self.machine.current_section()] = index
        return 0.0

    @method
    def color_all(self, index: int) -> float:
        """The colour of all sections."""
        self.section_colors = dict.fromkeys(self.sections(), index)
        return 0.0

    @method
    def color_list(self, sections: SectionList, index: int) -> float:
        """The colour of the sections of a list."""
        self.section_colors.update(dict.fromkeys(sections.sections(), index))
        return 0.0

    @method
    def len_scale(self, factor: float) -> float:
        """How long a section is drawn in the schematic style."""
        self.length_scale = factor
        return 0.0

    @method
    def rotate(self, *arguments: float) -> float:
        """rotate(x, y, z, a, b, c) turns the picture around this point, by a, b and c radians around the axes of the
        screen one after the other; rotate() turns it back to where it was."""
        if not arguments:
            self.turned = Rotation()
        elif len(arguments) == 6:
            self.turned = self.turned.then(np.array(arguments[:3]), arguments[3:])
        else:
            raise RanvierError(f"{self.class_name}.rotate needs x, y, z and three angles, or nothing")
        return 0.0

    @method
    def nearest(self, x: float, y: float) -> float:
        """Select the nearest point of a section, and give its distance."""
        found = [(*self._distance(section, x, y), section) for section in self.sections() if section.n3d > 1]
        if not found:
            return 1e9
        distance, place, section = min(found, key=lambda one: one[0])
        self.selected = (section, place)
        return distance

    def _distance(self, section: Section, x: float, y: float) -> tuple[float, float]:
        """Of a point on the screen to a section, and where in it that is, from 0 to 1."""
        arc = np.array(section.points.arc, dtype=float)
        start = np.stack(self.turned.places(section.points))
        along, to = np.diff(start), np.array([[x], [y]]) - start[:, :-1]
        square = (along**2).sum(axis=0)
        share = np.divide((along * to).sum(axis=0), square, out=np.zeros_like(square), where=square > 0).clip(0.0, 1.0)
        distances = np.hypot(*(to - share * along))
        nearest = int(distances.argmin())
        at = arc[nearest] + share[nearest] * square[nearest] ** 0.5  # as long as it looks, as NEURON has it
        return float(distances[nearest]), _of_node(float(at / arc[-1]) if arc[-1] else 0.5, section.nseg)

    @method
    def push_selected(self) -> float:
        """The selected section becomes the accessed one until pop_section(); gives the selected place, or -1."""
        if self.selected is None:
            return -1.0
        self.machine.push_section(self.selected[0])
        return self.selected[1]


def _of_node(x: float, nseg: int) -> float:
    """The middle of the segment at x, or an end where that is nearer."""
    if x < 0.25 / nseg or x > 1.0 - 0.25 / nseg:
        return float(round(x))
    return (min(int(x * nseg), nseg - 1) + 0.5) / nseg


@hoc_class("Shape")
class Shape(ShapeObject):
    """The picture of all sections, or of those of a SectionList: Shape([list] [, 0 to wait for view()])."""

    @method
    def select(self, x: float = 0.5) -> float:
        """Select the accessed section; the selected place is its middle."""
        self.selected = (self.machine.current_section(), 0.5)
        return 1.0

    @method
    def action(self, statement: str | PythonObject) -> float:
        """What to execute when the user selects a section."""
        self.selection_action = Later(self.machine, statement)
        return 1.0

    @method
    def point_mark(
        self, where: float | HocObject, color: float | int = 1, style: str | float = "o", size: float = 8.0
    ) -> float:
        """Mark a point process, or a place x of the accessed section: (what, color [, "style", size])."""
        place = self.machine.current_section() if isinstance(where, float) else where
        x = where if isinstance(where, float) else 0.5
        self.point_marks.append(PointMark(place, x, int(color), str(style), size))
        return 0.0

    @method
    def point_mark_remove(self, what: HocObject | None = None) -> float:
        """Take away the marks of a point process, or all."""
        self.point_marks = [] if what is None else [mark for mark in self.point_marks if mark.where is not what]
        return 0.0


@hoc_class("PlotShape")
class PlotShape(ShapeObject):
    """A picture of the cells that shows a range variable by colours: PlotShape([list] [, 0 to wait for view()])."""

    def __init__(self, machine: Machine, *arguments: object) -> None:
        super().__init__(machine, *arguments)
        self.variable_name = "v"
        self.variable_chosen = False
        self.limits = (-80.0, 40.0)
        self.colors: list[tuple[int, ...]] = []
        self.squares: list[tuple[Any, float, float, float]] = []

    def draw(self, drawn: Picture) -> None:
        """The sections in the colours of the variable, their meaning, and squares as large as their variables."""
        super().draw(drawn)
        drawn.add_scale(self.variable_name, *self.limits, self.scale_of_colors())
        for variable, x, y, width in self.squares:
            color = self._color(variable.get())
            drawn.add_tapers([x - width / 2.0, x + width / 2.0], [y, y], [width, width], [color])

    def scale_of_colors(self) -> list[tuple[float, ...]]:
        """Red, green and blue of each colour, from the lowest value to the highest."""
        if self.colors:
            return [tuple(min(max(part, 0), 255) / 255.0 for part in rest) for _, *rest in sorted(self.colors)]
        at = np.linspace(0.0, 1.0, STEPS_OF_SCALE) * (len(SCALE) - 1)
        parts = [np.interp(at, range(len(SCALE)), part) for part in zip(*SCALE, strict=True)]
        return [tuple(color) for color in np.stack(parts, axis=1).tolist()]

    def _color(self, value: float) -> tuple[float, ...]:
        colors, (low, high) = self.scale_of_colors(), self.limits
        share = (value - low) / ((high - low) or 1.0)
        return colors[min(max(int(share * len(colors)), 0), len(colors) - 1)] if share == share else colors[0]

    def colors_along(self, section: Section) -> list[Any]:
        """The colours of the pieces between the 3-D points of a section."""
        arc = section.points.arc
        if not section.has_variable(self.variable_name) or not arc[-1]:
            return super().colors_along(section)
        middles = [(start + end) / 2.0 / arc[-1] for start, end in zip(arc, arc[1:], strict=False)]
        return [self._color(section.get(self.variable_name, min(max(x, 0.0), 1.0))) for x in middles]

    @method
    def variable(self, name: str | None = None) -> float:
        """The range variable that is shown, where there is one of this name."""
        if name is not None:
            self.variable_name, self.variable_chosen = name, True
        return 1.0

    @method
    def scale(self, low: float, high: float) -> float:
        """The values of the first and the last colour."""
        self.limits = (low, high)
        return 1.0

    @method
    def colormap(self, *arguments: float) -> float:
        """colormap(size [, global]) starts a table of colours; colormap(index, red, green, blue) sets one."""
        if len(arguments) >= 4:
            self.colors.append(tuple(int(value) for value in arguments[:4]))
        else:
            self.colors.clear()
        return 1.0

    @method
    def hinton(self, variable: Pointer, x: float, y: float, width: float, height: float | None = None) -> float:
        """A square whose size follows a variable."""
        self.squares.append((variable, x, y, width))
        return 1.0

    @method
    def begin(self) -> float:
        """A run begins; a picture keeps no curve."""
        return 1.0

    @method
    def plot(self, x: float) -> float:
        """A step of a run; a picture keeps no curve."""
        return 1.0
