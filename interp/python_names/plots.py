"""Pictures of cells by matplotlib: PlotShape and RangeVarPlot draw into what the program gives them."""

from __future__ import annotations

from typing import Any

from ...lang.errors import RanvierError

Point = tuple[float, float, float]


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


class PlotShape(Scene):
    """PlotShape.plot(matplotlib.pyplot or a figure): the cells in three dimensions."""

    __slots__ = ()

    _hoc: Any
    _exchange: Any

    def plot(self, graph: Any, *more: Any, cmap: Any = None, **options: Any) -> Any:
        """ps.plot(plt): a picture in three dimensions, in a new figure (or the one that is given); each segment has the
        colour of its value of ps.variable, on a map of matplotlib if `cmap` is one. Gives matplotlib's axes; their
        mark(segment, marker) marks a place."""
        if isinstance(graph, (int, float)):
            return self._exchange.call(self._hoc.hoc_plot, (graph, *more), {}, False)
        self._exchange.guarded(self._exchange.machine.function("define_shape"), ())
        figure = graph if hasattr(graph, "add_subplot") else graph.figure()
        axes = figure.add_subplot(projection="3d")
        for section in self._hoc.sections():
            for segment in self._exchange.section(section):
                line = segment_line(segment)
                axes.plot(*zip(*line, strict=True), color=self._color(segment, cmap), **{"linewidth": 2, **options})
        axes.mark = lambda segment, marker="or", **how: _mark(axes, segment, marker, how)
        return axes

    def _color(self, segment: Any, cmap: Any) -> Any:
        name, (low, high) = self._hoc.variable_name, self._hoc.limits
        if not segment.sec.living().has_variable(name):
            return "black"
        value = getattr(segment, name)
        return self._hoc._color(value) if cmap is None else cmap((value - low) / ((high - low) or 1.0))


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
        """rv.plot(plt): the variable along the path, drawn by matplotlib (pyplot or axes) or into a Graph."""
        vector = self._exchange.h.Vector
        values, positions = vector(), vector()
        self.to_vector(values, positions)  # type: ignore[attr-defined]
        if hasattr(graph, "_hoc"):
            return values.line(graph, positions, *more)
        return graph.plot(positions.as_numpy(), values.as_numpy(), *more, **options)


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
