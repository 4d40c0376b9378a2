"""Vector: lines and marks on a Graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np

from ..interp.registry import method
from ..lang.errors import RanvierError
from .vector_storage import VectorStorage

if TYPE_CHECKING:
    from .gui.graph import Graph
    from .vector import Vector

_MARK_SIZE = 12.0  # points


class VectorGraph(VectorStorage):
    """The methods plot, line, mark and ploterr. The x values are those of a Vector, or the indices times a number."""

    @method
    def plot(self, graph: Graph, *options: object) -> Vector:
        """v.plot(graph, x, color, brush): shows v over x, a Vector or an increment (default 1). The line follows v: its
        points, as many as there are now, are read again whenever the graph is flushed. Returns v.
        """
        x, pen = _x_and_pen(list(options))
        source, buffer = ref(self), self.room()
        abscissa, heights = self.curve(x)

        def read() -> tuple[np.ndarray, np.ndarray]:
            vector = source()
            if vector is None or vector.room() != buffer:  # it moved since, as a Vector does that outgrows its buffer
                return abscissa[:0], heights[:0]
            kept = vector.data[: len(heights)]
            heights[: len(kept)] = kept
            return abscissa, heights

        graph.add_vector_line(abscissa, heights, self.label_text, pen, read)
        return self  # type: ignore[return-value]

    @method
    def line(self, graph: Graph, *options: object) -> Vector:
        """v.line(graph, x, color, brush): draws v over x, a Vector or an increment (default 1), as it is now.
        Returns v.
        """
        x, pen = _x_and_pen(list(options))
        graph.add_vector_line(*self.curve(x), self.label_text, pen)
        return self  # type: ignore[return-value]

    @method
    def mark(
        self,
        graph: Graph,
        x: object = 1.0,
        style: object = "+",
        size: float = _MARK_SIZE,
        color: int | None = None,
        brush: int | None = None,
    ) -> Vector:
        """v.mark(graph, x, "style", size, color, brush): a mark at each point; style is one of | - + o O t T s S (or
        its number), the size is in points. Returns v.
        """
        pen = () if color is None else (color,) if brush is None else (color, brush)
        for at, height in zip(*self.curve(_abscissa(x)), strict=False):
            graph.mark(float(at), float(height), style, size, *pen)
        return self  # type: ignore[return-value]

    @method
    def ploterr(
        self,
        graph: Graph,
        x: Vector,
        error: Vector,
        size: float = 15.0,
        color: int | None = None,
        brush: int | None = None,
    ) -> Vector:
        """v.ploterr(graph, x, error, size, color, brush): a bar at each point, v - error to v + error, with marks
        of the size at its ends. The pen is the graph's: as in NEURON color and brush change nothing. Returns v.
        """
        abscissa, heights = self.curve(x)
        for at, height, half in zip(abscissa, heights, error.values, strict=False):
            graph.add_vector_line((at, at), (height - half, height + half))
            graph.mark(float(at), float(height - half), "-", size)
            graph.mark(float(at), float(height + half), "-", size)
        return self  # type: ignore[return-value]

    def curve(self, x: VectorStorage | float) -> tuple[np.ndarray, np.ndarray]:
        """x and y of the points: as many as both have."""
        if isinstance(x, VectorStorage):
            count = min(len(x.data), len(self.data))
            return x.values[:count].copy(), self.values[:count].copy()
        return np.arange(len(self.data)) * x, self.values.copy()


def _abscissa(x: Any) -> VectorStorage | float:
    if isinstance(x, (VectorStorage, int, float)):
        return x
    raise RanvierError("the x values must be a Vector or a number, the increment")


def _x_and_pen(options: list[Any]) -> tuple[VectorStorage | float, tuple[int, int] | None]:
    """The optional x and the optional color and brush. Two numbers alone are color and brush."""
    x: VectorStorage | float = 1.0
    if options and (isinstance(options[0], VectorStorage) or len(options) != 2):
        x = _abscissa(options.pop(0))
    if len(options) < 2:
        return x, None
    return x, (int(options[0]), int(options[1]))
