"""Pictures of graphs and shapes by matplotlib: SVG, PNG and PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from .scene import Curve, GlyphItem, Label, Mark, Scene, View

if TYPE_CHECKING:
    from .glyph import Glyph

KINDS = ("svg", "png", "pdf")
SIZE, PAD, DOTS = (6.4, 4.0), 0.15, 144  # inches, inches around the axes, dots per inch
INKS = {
    "white": "#ffffff", "black": "#222222", "red": "#c0392b", "blue": "#1f5fa8", "green": "#2e8b57",
    "orange": "#e67e22", "brown": "#8b5a2b", "violet": "#8e44ad", "yellow": "#c9a800", "gray": "#8a8a8a",
}  # fmt: skip
BRUSHES: dict[int, tuple[Any, float]] = {
    0: ("-", 0.6), 1: ("-", 1.1), 2: ("-", 2.0), 3: ("-", 3.0), 4: ("-", 4.0),
    5: ((0, (1, 1)), 1.1), 6: ((0, (2, 2)), 1.1), 7: ((0, (4, 2)), 1.1), 8: ((0, (6, 3)), 1.1), 9: ((0, (8, 4)), 1.1),
}  # fmt: skip
MARKS = {"+": "+", "o": "o", "t": "^", "s": "s", "O": "o", "T": "^", "S": "s", "|": "|", "-": "_"}
LINE = 11.0  # points, from one label to the next below it
EDGE = 3.0  # points, between labels and the picture's right edge, or the axis below
MOST_LINES = 20  # that a label is moved so that it lies on no other
MANY_PIECES = 2000  # of a shape that stands as dots in an SVG, which would be of megabytes
Color = "int | tuple[float, ...]"


class Picture:
    """A view of a scene as it is drawn. Colours are indices, or red, green and blue from 0 to 1."""

    def __init__(self, view: View, colors: Mapping[int, str], brushes: Mapping[int, tuple[int, float]]) -> None:
        figure, canvas = matplotlib_classes()
        self.figure = figure(figsize=SIZE, layout="constrained")
        canvas(self.figure)
        self.figure.get_layout_engine().set(h_pad=PAD, w_pad=PAD)
        self.axes = self.figure.add_subplot()
        self._labels: list[Any] = []
        self._pieces = 0
        self._colors, self._brushes = colors, brushes
        left, right, bottom, top = view.seen()
        if right > left:
            self.axes.set_xlim(left, right)
        if top > bottom:
            self.axes.set_ylim(bottom, top)
        if view.square:
            self.axes.set_aspect("equal", "box")
        self.axes.spines[["top", "right"]].set_visible(False)
        self.axes.tick_params(labelsize=8, width=0.6)
        for axis in (self.axes.xaxis, self.axes.yaxis):
            axis.get_offset_text().set_fontsize(8)

    # --- what scenes consist of ----------------------------------------------------------------------------------

    def add_scene(self, scene: Scene) -> None:
        """Its curves, marks, drawings and labels."""
        for item in scene.items:
            if isinstance(item, Curve):
                self.add_line(*item.points(), item.color, item.brush)
            elif isinstance(item, Mark):
                self.add_mark(item)
            elif isinstance(item, GlyphItem):
                self._glyph(item)
            elif isinstance(item, Label):
                self._label(item)
        if any(axis.arguments == (3.0,) for axis in scene.axes):
            self.axes.set_axis_off()

    def add_line(self, xs: Sequence[float], ys: Sequence[float], color: Color, brush: int = 1) -> None:
        """A line through points."""
        style, width = self._brush(brush)
        points = np.array(xs, dtype=float), np.array(ys, dtype=float)
        self.axes.plot(*points, color=self._ink(color), linestyle=style, linewidth=width)

    def add_tapers(
        self, xs: Sequence[float], ys: Sequence[float], diameters: Sequence[float], colors: Sequence[Color]
    ) -> None:
        """Pieces of cable between points, as broad as they are thick there, each in its colour."""
        from matplotlib.collections import PolyCollection

        x, y, half = (np.array(numbers, dtype=float) for numbers in (xs, ys, diameters))
        half /= 2.0
        along = np.stack([np.diff(x), np.diff(y)])
        length = np.hypot(*along)
        across = np.divide(np.stack([-along[1], along[0]]), length, out=np.zeros_like(along), where=length > 0)
        low, high = across * half[:-1], across * half[1:]
        start, end = np.stack([x[:-1], y[:-1]]), np.stack([x[1:], y[1:]])
        corners = np.stack([start + low, end + high, end - high, start - low])
        inks = [self._ink(color) for color in colors]
        shape = PolyCollection(corners.transpose(2, 0, 1), facecolors=inks, edgecolors=inks, linewidths=0.5)
        self._pieces += len(inks)
        if self._pieces > MANY_PIECES:
            self.axes.set_rasterization_zorder(1.5)  # pieces of cable are below, lines above
        self.axes.add_collection(shape, autolim=False)

    def add_scale(self, title: str, low: float, high: float, colors: Sequence[tuple[float, ...]]) -> None:
        """What the colours mean."""
        from matplotlib.cm import ScalarMappable
        from matplotlib.colors import ListedColormap, Normalize

        meaning = ScalarMappable(Normalize(low, high), ListedColormap(list(colors)))
        bar = self.figure.colorbar(meaning, ax=self.axes, shrink=0.7)
        bar.ax.set_title(title, fontsize=9)
        bar.ax.tick_params(labelsize=8, width=0.6)

    def add_mark(self, mark: Mark, inside: str = "none") -> None:
        """A mark at a place; `inside` is the colour in it if it is not filled with its own."""
        ink = self._ink(mark.color)
        filled = ink if mark.style in "OTS" else inside
        self.axes.plot(
            mark.x, mark.y, MARKS[mark.style], markersize=mark.size * 0.75, markeredgecolor=ink, markerfacecolor=filled
        )

    def _label(self, label: Label) -> None:
        within = "axes fraction" if label.fixtype == 2 else "data"
        aligned = ("left", "center", "right")[round(2 * min(max(label.x_align, 0.0), 1.0))]
        text = "".join(filter(str.isprintable, label.text))  # SVG allows no control characters
        shown = self.axes.annotate(
            text, (label.x, label.y), xycoords=within, xytext=(0.0, -LINE * label.y_align),
            textcoords="offset points", color=self._ink(label.color), fontsize=9 * (label.scale or 1.0),
            horizontalalignment=aligned, annotation_clip=False, parse_math=False,
            bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.7},
        )  # fmt: skip
        shown.set_in_layout(False)  # as in NEURON, it takes no room from the curves
        self._labels.append(shown)

    def _glyph(self, item: GlyphItem) -> None:
        turned = radians(item.angle)
        matrix = np.array([[cos(turned), -sin(turned)], [sin(turned), cos(turned)]])
        scale = np.array([item.x_scale, item.y_scale])

        def placed(x: float, y: float) -> np.ndarray:
            return matrix @ (scale * (x, y)) + (item.x, item.y)

        for path, stroke, fill, brush in _paths(item.glyph, placed):
            style, width = self._brush(brush)
            self.axes.add_patch(
                _patch(
                    path,
                    edgecolor="none" if stroke is None else self._ink(stroke),
                    linestyle=style,
                    linewidth=width,
                    facecolor="none" if fill is None else self._ink(fill),
                )  # fmt: skip
            )

    def _ink(self, color: Color) -> Any:
        if isinstance(color, tuple):
            return color
        name = self._colors.get(color, "black")
        return INKS.get(name, name if _is_color(name) else INKS["black"])

    def _brush(self, index: int) -> tuple[Any, float]:
        if index in self._brushes:
            pattern, width = self._brushes[index]
            return _dashes(pattern), max(width, 0.5)
        return BRUSHES.get(index, BRUSHES[1])

    # --- files -----------------------------------------------------------------------------------------------------

    def content(self, kind: str) -> bytes:
        """The picture as the content of a file: kind is one of KINDS."""
        from matplotlib import rc_context

        self._separate_labels()
        out = io.BytesIO()
        dates: dict[str, Any] = {"Date": None} if kind == "svg" else {}
        with rc_context({"svg.hashsalt": "ranvier", "svg.fonttype": "none"}):
            self.figure.savefig(out, format=kind, dpi=DOTS, metadata=dates or None)
        return out.getvalue()

    def _separate_labels(self) -> None:
        """A label that would be cut off goes farther to the left, one that would lie on another goes below it, or above
        where the axis is below."""
        if not self._labels:
            return
        self.figure.draw_without_rendering()
        points = 72.0 / self.figure.dpi
        free_right = self.figure.bbox.x1 - EDGE / points
        axis = self.axes.get_window_extent().y0 + EDGE / points
        placed: list[Any] = []
        for label in self._labels:
            box = label.get_window_extent()
            right = min(free_right - box.x1, 0.0)
            up = self._free_height(box.translated(right, 0.0), placed, LINE / points, axis)
            x, y = label.xyann
            label.xyann = (x + right * points, y + up * points)
            placed.append(box.translated(right, up))
        self._labels.clear()

    def _free_height(self, box: Any, placed: list[Any], line: float, axis: float) -> float:
        """How far up a label has to go so that it lies on no other, and not on the axis if it was above."""
        ups = [-line * k for k in range(MOST_LINES) if box.y0 - line * k >= axis or box.y1 < axis]
        for up in (*ups, *(line * k for k in range(MOST_LINES))):
            moved = box.translated(0.0, up)
            if (up <= 0.0 or moved.y0 >= axis) and not any(moved.overlaps(other) for other in placed):
                return up
        return 0.0

    def write(self, path: str) -> None:
        """Make the file. Raises RanvierError if that fails."""
        content = self.content(path.rpartition(".")[2].lower())
        try:
            with open(path, "wb") as file:
                file.write(content)
        except OSError as error:
            raise RanvierError(f"printfile: cannot write {path}: {error.strerror}") from None


def matplotlib_classes() -> tuple[Any, Any]:
    """A figure and what draws it. RanvierError without matplotlib."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise RanvierError(
            "pictures other than PostScript need matplotlib", hint='pip install "ranvier[plot]"'
        ) from None
    return Figure, FigureCanvasAgg


def _is_color(name: str) -> bool:
    from matplotlib.colors import is_color_like

    return is_color_like(name)


def _dashes(pattern: int) -> Any:
    """A pattern of bits as lengths of dashes and gaps."""
    bits = f"{int(pattern) & 0xFFFFFFFF:b}".strip("0")
    if not bits or "0" not in bits:
        return "-"
    runs, last = [0], "1"
    for bit in bits + "0":
        if bit != last:
            runs.append(0)
            last = bit
        runs[-1] += 1
    return (0, tuple(runs[: len(runs) // 2 * 2]))


def _paths(glyph: Glyph, placed: Any) -> list[tuple[list[tuple[int, Any]], int | None, int | None, int]]:
    """The paths of a drawing: steps of matplotlib's, the colours of line and area, and the brush."""
    from matplotlib.path import Path

    found: list[tuple[list[tuple[int, Any]], int | None, int | None, int]] = []
    steps: list[tuple[int, Any]] = []
    for what, numbers in glyph.steps:
        if what == "path":
            steps = []
        elif what in ("move", "line"):
            steps.append((Path.MOVETO if what == "move" or not steps else Path.LINETO, placed(*numbers[:2])))
        elif what == "curve":
            x, y, *controls = numbers
            steps += [(Path.CURVE4, placed(*point)) for point in (controls[:2], controls[2:], (x, y))]
        elif what == "circle":
            x, y, radius = numbers
            corners = Path.circle((x, y), radius)
            steps += [(code, placed(*point)) for code, point in zip(corners.codes, corners.vertices, strict=True)]
        elif what == "close" and steps:
            steps.append((Path.CLOSEPOLY, steps[0][1]))
        elif what == "stroke" and steps:
            found.append((steps, numbers[0], None, numbers[1]))
        elif what == "fill" and steps:
            found.append((steps, None, numbers[0], 1))
    return found


def _patch(steps: list[tuple[int, Any]], **look: Any) -> Any:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    return PathPatch(Path([point for _, point in steps], [code for code, _ in steps]), **look)
