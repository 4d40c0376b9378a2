"""A scene: what a Graph or a Shape shows, kept as data. Its items lie in drawing order, as `Graph.getline` counts them.

Coordinates are kept in single precision, as NEURON keeps them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import ceil, floor, inf, log10
from typing import Any


@dataclass(eq=False)
class Label:
    """A text. `fixtype`: 0 moves and scales with the scene, 1 keeps its size, 2 is placed relative to the view."""

    text: str
    x: float = 0.0
    y: float = 1.0
    fixtype: int = 2
    scale: float = 1.0
    x_align: float = 0.0
    y_align: float = 0.0
    color: int = 1


@dataclass(eq=False)
class Mark:
    """A symbol; style is one of `+ot` `sOTS|-`, size in points."""

    x: float
    y: float
    style: str = "+"
    size: float = 12.0
    color: int = 1
    brush: int = 1


@dataclass(eq=False)
class GlyphItem:
    """A Glyph object at a place."""

    glyph: Any
    x: float
    y: float
    x_scale: float = 1.0
    y_scale: float = 1.0
    angle: float = 0.0
    fixtype: int = 0


@dataclass(eq=False)
class Curve:
    """A line through points."""

    x: array = field(default_factory=lambda: array("f"))
    y: array = field(default_factory=lambda: array("f"))
    color: int = 1
    brush: int = 1
    label: Label | None = None

    def points(self) -> tuple[array, array]:
        """x and y of all points, of the same length."""
        return self.x, self.y

    def refresh(self) -> None:
        """Read again what the curve depicts, at a flush."""

    def __len__(self) -> int:
        return len(self.points()[0])


@dataclass(eq=False)
class LiveCurve(Curve):
    """A curve that reads its points again at each flush; `read` gives x and y, or None if the data are gone. `shown`
    is the object it depicts."""

    read: Callable[[], tuple[array, array] | None] | None = None
    shown: Any = None

    def refresh(self) -> None:
        points = self.read() if self.read else None
        if points is not None:
            self.x, self.y = points


UNPLACED = (0.0, 0.0, 300.0, 200.0)
"""left, top, width and height on the screen, in points, of a window that no program placed."""
MARGIN = 0.1  # of a view's width or height, on each side


@dataclass
class View:
    """A window onto the scene: model coordinates, and where it is on the screen."""

    left: float = 25.0
    right: float = 275.0
    bottom: float = 50.0 / 3.0
    top: float = 550.0 / 3.0
    window: tuple[float, ...] = ()
    square: bool = False  # the ratio between x and y is always 1

    def seen(self) -> tuple[float, float, float, float]:
        """left, right, bottom and top with the margins that a window leaves around the view."""
        x, y = MARGIN * (self.right - self.left), MARGIN * (self.top - self.bottom)
        return self.left - x, self.right + x, self.bottom - y, self.top + y

    def see(self, left: float, right: float, bottom: float, top: float) -> None:
        """Be what a window with these limits shows, without its margins."""
        x, y = (right - left) * MARGIN / (1 + 2 * MARGIN), (top - bottom) * MARGIN / (1 + 2 * MARGIN)
        self.left, self.right, self.bottom, self.top = left + x, right - x, bottom + y, top - y


@dataclass
class Axis:
    """An axis asked for with xaxis or yaxis; `arguments` as they were given."""

    which: str
    arguments: tuple[float, ...]


class Scene:
    """Items in drawing order, views, and the size that all of it has by default."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self.views: list[View] = []
        self.bounds = (0.0, 300.0, 0.0, 200.0)  # xmin xmax ymin ymax
        self.axes: list[Axis] = []

    def add_axis(self, axis: Axis) -> None:
        """A mode says how all axes are drawn from now on."""
        if len(axis.arguments) < 2:
            self.axes.clear()
        self.axes.append(axis)

    def curves(self) -> Iterator[tuple[int, Curve]]:
        """The curves with their index among all items."""
        for index, item in enumerate(self.items):
            if isinstance(item, Curve):
                yield index, item

    def next_curve(self, previous: int) -> tuple[int, Curve] | None:
        """The first curve whose index is above `previous`."""
        return next(((i, curve) for i, curve in self.curves() if i > previous), None)

    def set_size(self, left: float, right: float, bottom: float, top: float) -> None:
        """The natural size of the scene; the first view shows it."""
        self.bounds = (min(left, right), max(left, right), min(bottom, top), max(bottom, top))
        if self.views:
            self.show(*self.bounds)

    def show(self, left: float, right: float, bottom: float, top: float, square: bool = False) -> None:
        """Make the first view show these model coordinates, and as much in both directions if it is to be square."""
        view = self.views[0]
        if square:
            half, x, y = max(right - left, top - bottom) / 2.0, (left + right) / 2.0, (bottom + top) / 2.0
            left, right, bottom, top = x - half, x + half, y - half, y + half
        view.left, view.right, view.bottom, view.top = left, right, bottom, top

    def extent(self) -> tuple[float, float, float, float]:
        """xmin, xmax, ymin, ymax of all marks and curves of at least two points; the scene's where there is none."""
        x_low = y_low = inf
        x_high = y_high = -inf
        for item in self.items:
            if isinstance(item, Curve):
                x, y = item.points()
                if len(x) < 2:
                    continue
            elif isinstance(item, Mark):
                x, y = [item.x], [item.y]
            else:
                continue
            x_low, x_high = min(x_low, min(x)), max(x_high, max(x))
            y_low, y_high = min(y_low, min(y)), max(y_high, max(y))
        left, right, bottom, top = self.bounds
        if x_low < x_high:
            left, right = x_low, x_high
        if y_low < y_high:
            bottom, top = y_low, y_high
        return left, right, bottom, top

    def flush(self) -> None:
        """Bring every curve that depicts something else up to date."""
        for _, curve in self.curves():
            curve.refresh()

    def remove_curves(self) -> None:
        """Take away curves with their labels, and marks."""
        labels = {id(item.label) for item in self.items if isinstance(item, Curve)}
        self.items = [item for item in self.items if not isinstance(item, (Curve, Mark)) and id(item) not in labels]


def rounded_out(left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
    """These limits, each pair moved apart to round numbers."""
    return (*_round_range(left, right), *_round_range(bottom, top))


def _round_range(low: float, high: float) -> tuple[float, float]:
    if not low < high < inf:
        return low, high
    step = 10.0 ** (floor(log10(high - low)) - 1)
    return floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
