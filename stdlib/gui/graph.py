"""Graph: x-y plots without a screen. Lines, marks and labels are kept as data and can be read back."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any
from weakref import ref

from ...interp.registry import hoc_class, method, numbers
from ...interp.values import HocObject, element_at, is_pointer, weak
from ...lang.errors import RanvierError
from ..context import object_of_running_code
from .expressions import Expression, NamedVariable
from .graph_settings import GraphSettings
from .plot_lines import PlotLine
from .scene import Axis, Curve, GlyphItem, Label, LiveCurve
from .scene_object import leading_strings

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import Pointer
    from ..vector import Vector
    from .glyph import Glyph
    from .range_var_plot import RangeVarPlot

FAMILY_LABEL_PLACE = 0.95


@hoc_class("Graph")
class Graph(GraphSettings):
    """A window for x-y plots: Graph() shows it, Graph(0) waits for view()."""

    def __init__(self, machine: Machine, mapped: bool = True) -> None:
        super().__init__(machine, mapped)
        self.abscissae = array("f")
        self.plot_lines: list[PlotLine] = []
        self.x_value: Expression | None = None
        self.keep_lines = False
        self.family_label: Expression | None = None
        self.family_value = 0.0  # the variable's, as the present lines began

    # --- lines that follow variables -------------------------------------------------------------------------

    @method
    def addvar(self, name: str, *rest: object) -> float:
        """Plot a variable at each plot(): ("variable" | "label", "variable" | "label", &variable) [, color, brush]."""
        text, given = leading_strings((name, *rest), 2)
        if given and not isinstance(given[0], float):
            pointer: Any = given.pop(0)
            if not is_pointer(pointer):
                raise RanvierError("Graph.addvar: after the names a pointer is needed, such as &x, or the color")
            pointer = weak(pointer)
            self._add_plot_line(text[0], text[-1], pointer.get, pointer, given)
        else:
            variable = NamedVariable(self.machine, text[-1], object_of_running_code(self.machine))
            self._add_plot_line(text[0], text[-1], variable, None, given)
        return 1.0

    @method
    def addexpr(self, expression: str, *rest: object) -> float:
        """Plot an expression at each plot(): (["label",] "expression" [, object] [, color, brush])."""
        text, given = leading_strings((expression, *rest), 2)
        context = object_of_running_code(self.machine)
        if given and not isinstance(given[0], float):
            context = given.pop(0)
            if not isinstance(context, HocObject):
                raise RanvierError("Graph.addexpr: after the texts an object is needed, or the color")
        value = Expression(self.machine, text[-1], context)
        self._add_plot_line(text[0], text[-1], value, None, given)
        return 1.0

    def _add_plot_line(self, label: str, text: str, value: Any, pointer: Any, given: list[Any]) -> None:
        """given: color, brush, then where the label is: x, y, and how (fixtype)."""
        color, brush = self._pen(given)
        if len(given) > 4:
            x, y, fixtype = numbers(given[2:5], "Graph")
            shown = Label(label, x, y, int(fixtype), color=color)
            self.scene.items.append(shown)
        else:
            shown = self._add_label(label, color)
        graph = ref(self)  # the Graph goes when the last variable lets go of it
        line = PlotLine(lambda: graph().abscissae, text, value, pointer, color, brush, shown)
        self.plot_lines.append(line)
        self.scene.items.append(line)

    @method
    def xexpr(self, expression: str, use_pointer: bool = False) -> float:
        """The abscissa of the next points is this expression, not plot()'s argument."""
        self.x_value = Expression(self.machine, expression, object_of_running_code(self.machine))
        return 1.0

    @method
    def begin(self) -> float:
        """The next plot() gives the first point of each line."""
        for line in self.plot_lines:
            if self.keep_lines and line.count > 1:
                self._keep(line)
            line.restart()
        self.abscissae = array("f")
        self._read_family_value()
        return 1.0

    def keep_lines_changed(self) -> None:
        """The lines of the last run stay, too, when Keep Lines ends; as it begins the family variable counts."""
        for line in self.plot_lines:
            if line.count > 1 and not self.keep_lines:
                self._keep(line)
        self._read_family_value()

    def _read_family_value(self) -> None:
        if self.family_label is not None:
            self.family_value = self.family_label()

    def _keep(self, line: PlotLine) -> None:
        kept = line.copy()
        items = self.scene.items
        if line in items:
            items.insert(items.index(line), kept)
        if self.family_label is not None:
            kept.label = Label(f"{self.family_value:g}", FAMILY_LABEL_PLACE, FAMILY_LABEL_PLACE)
            items.append(kept.label)

    @method
    def plot(self, x: float) -> float:
        """One point of every addvar and addexpr line, at this abscissa."""
        self.abscissae.append(x if self.x_value is None else self.x_value())
        for line in self.plot_lines:
            line.plot()
        return 1.0

    @method
    def erase(self) -> float:
        """Take away the drawn lines and marks; those of addvar and addexpr begin anew."""
        self.scene.items = [item for item in self.scene.items if item not in self.plot_lines]
        super().erase()
        for line in self.plot_lines:
            line.restart()
            self.scene.items.append(line)
        return 1.0

    @method
    def erase_all(self) -> float:
        """Take away everything."""
        super().erase_all()
        self.plot_lines.clear()
        return 1.0

    @method
    def family(self, what: str | float) -> float:
        """family(1) erases and keeps lines from now on, family(0) ends that; family("variable") labels each kept line
        with the value that the variable had when the line was begun."""
        if isinstance(what, str):
            if len(what) > 1:  # NEURON does not mind a name of one letter
                self.family_label = Expression(self.machine, what, None)
                self._add_label(what, self.color_index)
        else:
            if what:
                self.erase()
            self.keep_lines = bool(what)
        return 1.0

    @method
    def simgraph(self) -> float:
        """Let the local variable time step plot these lines; with the other methods nothing changes."""
        return 1.0

    # --- other things that are shown -------------------------------------------------------------------------

    @method
    def addobject(self, plot: RangeVarPlot, *pen: object) -> float:
        """Show a RangeVarPlot, read again at each flush: (rangevarplot [, color, brush])."""
        color, brush = self._pen(list(pen))
        label = self._add_label(plot.text, color)
        line = LiveCurve(color=color, brush=brush, label=label, read=_in_single_precision(plot.curve))
        line.shown = plot
        line.refresh()
        self.scene.items.insert(-1, line)  # its label stands behind it
        return 1.0

    @method
    def vector(self, count: int, x: Pointer, y: Pointer) -> float:
        """Show two arrays; y is read again at each flush."""
        abscissae = array("f", _elements(x, count))
        line = LiveCurve(color=self.color_index, brush=self.brush_index)
        line.read = lambda: (abscissae, array("f", _elements(y, count)))
        line.refresh()
        self.scene.items.append(line)
        return 1.0

    def add_vector_line(
        self, x: Any, y: Any, label: str = "", pen: tuple[int, int] | None = None, read: Any = None
    ) -> None:
        """A line through points from two sequences; with `read` (a function that gives both anew, or None if the
        data are gone) it is read again at each flush. For Vector.plot and Vector.line."""
        color, brush = pen or (self.color_index, self.brush_index)
        shown = self._add_label(label, color) if label else None
        points = [array("f", x), array("f", y)]
        if read is None:
            curve = Curve(*points, color, brush, shown)
        else:
            curve = LiveCurve(*points, color, brush, shown, read=_in_single_precision(read))
        self.scene.items.append(curve)

    @method
    def glyph(
        self,
        glyph: Glyph,
        x: float,
        y: float,
        x_scale: float = 1.0,
        y_scale: float = 1.0,
        angle: float = 0.0,
        fixtype: int = 0,
    ) -> float:
        """Show a Glyph with its origin at x, y."""
        self.scene.items.append(GlyphItem(glyph, x, y, x_scale, y_scale, angle, fixtype))
        return 0.0

    @method
    def xaxis(self, *arguments: float) -> float:
        """Draw axes: (mode) 0 in the view, 1 fixed, 2 a box, 3 none; or (start, stop, position, tics, minor tics,
        invert, numbers)."""
        self.scene.add_axis(Axis("x", arguments))
        return 1.0

    @method
    def yaxis(self, *arguments: float) -> float:
        """Draw axes, as xaxis does."""
        self.scene.add_axis(Axis("y", arguments))
        return 1.0

    # --- reading back ----------------------------------------------------------------------------------------

    @method
    def getline(self, previous: int, x: Vector, y: Vector) -> float:
        """Copy the first line after index `previous` into the vectors, its label into y's; gives its index, or -1."""
        found = self.scene.next_curve(previous)
        if found is None:
            return -1.0
        index, curve = found
        for vector, points in zip((x, y), curve.points(), strict=True):
            vector.assign(array("d", points))
        if curve.label is not None:
            y.label_text = curve.label.text
        return float(index)

    @method
    def line_info(self, previous: int, vector: Vector) -> float:
        """Like getline: the line's label, and color, brush, the label's x, y and fixtype."""
        found = self.scene.next_curve(previous)
        if found is None:
            return -1.0
        index, curve = found
        label = curve.label
        before = tuple(vector.data[2:5]) if len(vector.data) >= 5 else (0.0, 0.0, 0.0)
        place = (label.x, label.y, label.fixtype) if label else before
        vector.assign((curve.color, curve.brush, *place))
        if label is not None:
            vector.label_text = label.text
        return float(index)

    @method
    def gif(self, file: str = "", *place: float) -> float:
        """A picture from a file; it is not shown."""
        return 0.0


def _elements(pointer: Any, count: int) -> list[float]:
    return [element_at(pointer, i).get() for i in range(count)]


def _in_single_precision(read: Any) -> Any:
    def points() -> tuple[array, array] | None:
        found = read()
        return None if found is None else (array("f", found[0]), array("f", found[1]))

    return points
