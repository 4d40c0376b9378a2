"""Pictures of cells: PlotShape and RangeVarPlot draw with matplotlib or plotly, as the program chooses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np

from ...lang.errors import RanvierError

Point = tuple[float, float, float]
MARK_SIZE = 5
WIDTH = 2.0  # of lines
THICK = 0  # the style of PlotShape.show in which lines are as thick as the cells


class Scene:
    """Graph, Shape and PlotShape: a notebook shows their picture."""

    __slots__ = ()

    _hoc: Any

    def _repr_svg_(self) -> str | None:
        self._hoc.flush()
        try:
            return self._hoc.picture().content("svg").decode()
        except RanvierError:  # without matplotlib the name is shown
            return None


class Graph(Scene):
    """Graph.show()"""

    __slots__ = ()

    def show(self) -> None:
        """g.show(): its picture in a notebook, elsewhere its curves as text."""
        console = sys.modules.get("IPython")
        if console is not None and hasattr(console.get_ipython(), "kernel"):
            from IPython.display import display

            display(self)
        else:
            print(self._hoc.text())


class PlotShape(Scene):
    """PlotShape.plot(matplotlib.pyplot, a figure, or plotly): the cells in three dimensions."""

    __slots__ = ()

    _hoc: Any
    _exchange: Any

    def plot(self, graph: Any, *more: Any, **options: Any) -> Any:
        """ps.plot(plt): a picture in three dimensions, in a new figure of matplotlib (or the one that is given);
        ps.plot(plotly): a figure of plotly. Each segment has the colour of its value of ps.variable, on a map of
        matplotlib (`cmap=`), or that of `color=`; `line_width=`, for plotly `width=`. What comes back (axes, figure)
        has mark(segment), which marks a place."""
        if isinstance(graph, (int, float)):
            return self._exchange.call(self._hoc.hoc_plot, (graph, *more), {}, False)
        self._exchange.guarded(self._exchange.machine.function("define_shape"), ())
        draw = self._with_plotly if getattr(graph, "__name__", "").startswith("plotly") else self._with_matplotlib
        return draw(graph, **options)

    def _with_matplotlib(
        self, graph: Any, cmap: Any = None, color: Any = None, line_width: Any = None, **options: Any
    ) -> Any:
        figure = graph if hasattr(graph, "add_subplot") else graph.figure()
        axes = figure.add_subplot(projection="3d")
        for segment in self._segments():
            chosen = {"color": color or self._color(segment, cmap), "linewidth": line_width or self._width(segment)}
            axes.plot(*zip(*segment_line(segment), strict=True), **{**chosen, **options})
        axes.mark = lambda segment, marker="or", **how: _mark(axes, segment, marker, how)
        return axes

    def _with_plotly(self, graph: Any, cmap: Any = None, color: Any = None, width: Any = None, **options: Any) -> Any:
        from plotly import graph_objects

        figure = _new_figure(graph_objects)
        for segment in self._segments():
            x, y, z = zip(*segment_line(segment), strict=True)
            line = {"color": color or self._color(segment, cmap), "width": width or self._width(segment), **options}
            told = str(segment) + (f"<br>{self._value(segment):.3f}" if self._has(segment) else "")
            figure.add_trace(
                graph_objects.Scatter3d(x=x, y=y, z=z, name="", hovertemplate=told, mode="lines", line=line)
            )
        figure.update_layout(showlegend=False)
        return figure

    def _segments(self) -> Iterator[Any]:
        for section in self._hoc.sections():
            yield from self._exchange.section(section)

    def _has(self, segment: Any) -> bool:
        """Whether there is a value to be shown."""
        return self._hoc.variable_chosen and segment.sec.living().has_variable(self._hoc.variable_name)

    def _value(self, segment: Any) -> float:
        return getattr(segment, self._hoc.variable_name)

    def _width(self, segment: Any) -> float:
        return segment.diam if self._hoc.style_chosen and self._hoc.style == THICK else WIDTH

    def _color(self, segment: Any, cmap: Any) -> str:
        if not self._has(segment):
            return "black"
        low, high = self._hoc.limits
        place = min(max(int(255 * (self._value(segment) - low) / ((high - low) or 1.0)), 0), 255)
        red, green, blue, *_ = (int(255 * part) for part in (cmap or _cool)(place))
        return f"#{red:02x}{green:02x}{blue:02x}"


def _cool(place: int) -> tuple[float, float, float]:
    """matplotlib's map of this name: from cyan to magenta."""
    share = float(255 * np.linspace(0, 1, 256)[place] / 255)
    return share, 1 - share, 1.0


def _new_figure(graph_objects: Any) -> Any:
    """A figure with mark(segment); one that a notebook can change, where anywidget is installed."""

    def mark(figure: Any, segment: Any, marker: str = "or", **how: Any) -> Any:
        x, y, z = place(segment)
        shown = {"size": MARK_SIZE, "color": "red", "opacity": 1, **how}
        figure.add_trace(
            graph_objects.Scatter3d(x=[x], y=[y], z=[z], name="", hovertemplate=str(segment), marker=shown)
        )
        return figure

    for kind in (graph_objects.FigureWidget, graph_objects.Figure):
        try:
            return type(kind.__name__, (kind,), {"mark": mark})()
        except ImportError:
            continue
    raise AssertionError


def _mark(axes: Any, segment: Any, marker: str, how: dict[str, Any]) -> Any:
    x, y, z = place(segment)
    axes.plot([x], [y], [z], marker, **how)
    return axes


class RangeVarPlot:
    """RangeVarPlot("name", segment, segment)"""

    __slots__ = ()

    _hoc: Any
    _exchange: Any

    @classmethod
    def _made(cls, exchange: Any, given: tuple[Any, ...], options: dict[str, Any]) -> Any:
        made = super()._made(exchange, given[:1], options)  # type: ignore[misc]
        for name, segment in zip(("hoc_begin", "hoc_end"), given[1:3], strict=False):
            exchange.call(getattr(made, name), (segment,), {}, False)
        return made

    def plot(self, graph: Any, *more: Any, **options: Any) -> Any:
        """rv.plot(plt): the variable along the path, drawn by matplotlib (pyplot or axes), as a figure of plotly
        (plotly or plotly.express), or into a Graph."""
        vector = self._exchange.h.Vector
        values, positions = vector(), vector()
        self.to_vector(values, positions)  # type: ignore[attr-defined]
        if hasattr(graph, "_hoc"):
            return values.line(graph, positions, *more)
        x, y = positions.as_numpy(), values.as_numpy()
        if getattr(graph, "__name__", "").startswith("plotly"):
            from plotly import graph_objects

            return graph_objects.Figure(graph_objects.Scatter(x=x, y=y, mode="lines", **options))
        return graph.plot(x, y, *more, **options)


def place(segment: Any) -> Point:
    """Where a segment is in space, µm."""
    points, arc = _points(segment.sec)
    return _at(points, arc, segment.x * arc[-1])


def segment_line(segment: Any) -> list[Point]:
    """The line that a segment is, through the 3-D points."""
    points, arc = _points(segment.sec)
    half = 0.5 / segment.sec.nseg
    first, last = (segment.x - half) * arc[-1], (segment.x + half) * arc[-1]
    inside = [point for point, length in zip(points, arc, strict=True) if first < length < last]
    return [_at(points, arc, first), *inside, _at(points, arc, last)]


def _points(section: Any) -> tuple[list[Point], list[float]]:
    """The 3-D points in the order of x, and their distances from the first."""
    model = section.living()
    points = [model.point(i)[:3] for i in range(model.n3d)]
    arc = [model.arc3d(i) for i in range(model.n3d)]
    if model.child_end:
        points, arc = points[::-1], [arc[-1] - length for length in reversed(arc)]
    return points, arc


def _at(points: list[Point], arc: list[float], length: float) -> Point:
    for before, after, start, end in zip(points, points[1:], arc, arc[1:], strict=False):
        if length <= end:
            share = (length - start) / (end - start) if end > start else 0.0
            x, y, z = (a + share * (b - a) for a, b in zip(before, after, strict=True))
            return x, y, z
    return points[-1]
