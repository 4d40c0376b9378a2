"""Encapsulated PostScript of a view: a frame with numbers, lines, marks and labels."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Any

from ...lang.errors import RanvierError
from .scene import Curve, Label, Mark, Scene, View

WIDTH, HEIGHT, MARGIN = 400.0, 300.0, 45.0  # points
RGB = {
    "white": (1, 1, 1), "black": (0, 0, 0), "red": (0.8, 0, 0), "blue": (0, 0, 0.9), "green": (0, 0.55, 0),
    "orange": (1, 0.6, 0), "brown": (0.55, 0.3, 0.1), "violet": (0.6, 0.2, 0.8), "yellow": (0.9, 0.8, 0),
    "gray": (0.5, 0.5, 0.5),
}  # fmt: skip


def ticks(low: float, high: float) -> list[float]:
    """About five round numbers between two."""
    if not high > low:
        return []
    step = 10.0 ** floor(log10((high - low) / 5.0))
    step *= next(factor for factor in (1, 2, 5, 10) if (high - low) / (factor * step) <= 6.0)
    first = int(-(-low // step))
    return [i * step for i in range(first, int(high // step) + 1)]


class Picture:
    """What is drawn, as lines of PostScript."""

    def __init__(self, view: View, colors: dict[int, str]) -> None:
        self.view = view
        self.colors = colors
        self.lines: list[str] = []
        self._frame()

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the scene on the paper."""
        view = self.view
        across = (x - view.left) / ((view.right - view.left) or 1.0)
        up = (y - view.bottom) / ((view.top - view.bottom) or 1.0)
        return MARGIN + WIDTH * across, MARGIN + HEIGHT * up

    def _frame(self) -> None:
        view = self.view
        self.lines.append(f"0 setgray {MARGIN:g} {MARGIN:g} {WIDTH:g} {HEIGHT:g} rectstroke")
        for value in ticks(view.left, view.right):
            x, _ = self.place(value, 0.0)
            self._text(f"{value:g}", x, MARGIN - 12.0, 0.5)
        for value in ticks(view.bottom, view.top):
            _, y = self.place(0.0, value)
            self._text(f"{value:g}", MARGIN - 4.0, y - 3.0, 1.0)

    def _ink(self, color: int | tuple[float, ...], brush: int = 1) -> None:
        known = isinstance(color, tuple)
        red, green, blue = color[:3] if known else RGB.get(self.colors.get(color, "black"), (0, 0, 0))
        self.lines.append(f"{red:g} {green:g} {blue:g} setrgbcolor {max(0.5, min(brush, 4)):g} setlinewidth")

    def _text(self, text: str, x: float, y: float, align: float) -> None:
        """align: 0, the text starts at x, to 1, it ends there."""
        shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.lines.append(f"({shown}) dup stringwidth pop {align:g} mul {x:.2f} exch sub {y:.2f} moveto show")

    def add_line(self, xs: Sequence[float], ys: Sequence[float], color: Any, brush: int) -> None:
        """A line through points."""
        if len(xs) < 2:
            return
        self._ink(color, brush)
        points = [self.place(x, y) for x, y in zip(xs, ys, strict=True)]
        steps = [f"{x:.2f} {y:.2f} lineto" for x, y in points[1:]]
        self.lines += [f"newpath {points[0][0]:.2f} {points[0][1]:.2f} moveto", *steps, "stroke"]

    def add_tapers(
        self, xs: Sequence[float], ys: Sequence[float], diameters: Sequence[float], colors: Sequence[Any]
    ) -> None:
        """Pieces of cable between points, as lines, each in its colour."""
        for i, color in enumerate(colors):
            self.add_line(xs[i : i + 2], ys[i : i + 2], color, 1)

    def add_scale(self, title: str, low: float, high: float, colors: Sequence[tuple[float, ...]]) -> None:
        """What the colours mean, in words."""
        self._text(f"{title}: {low:g} to {high:g}", MARGIN + WIDTH, MARGIN + HEIGHT + 6.0, 1.0)

    def add_scene(self, scene: Scene) -> None:
        """Its curves and marks, within the frame, and its labels."""
        self.lines.append(f"gsave {MARGIN:g} {MARGIN:g} {WIDTH:g} {HEIGHT:g} rectclip")
        for item in scene.items:
            if isinstance(item, Curve):
                self.add_line(*item.points(), item.color, item.brush)
            elif isinstance(item, Mark):
                self.add_mark(item)
        self.lines.append("grestore")
        for item in scene.items:
            if isinstance(item, Label):
                self._label(item)

    def add_mark(self, mark: Mark, inside: str = "none") -> None:
        """A mark at a place; nothing is put inside a hollow one."""
        self._ink(mark.color, mark.brush)
        x, y = self.place(mark.x, mark.y)
        half = mark.size / 2.0
        if mark.style in "oO":
            end = "fill" if mark.style == "O" else "stroke"
            self.lines.append(f"newpath {x:.2f} {y:.2f} {half:g} 0 360 arc {end}")
        elif mark.style in "sS":
            end = "rectfill" if mark.style == "S" else "rectstroke"
            self.lines.append(f"{x - half:.2f} {y - half:.2f} {mark.size:g} {mark.size:g} {end}")
        elif mark.style in "tT":
            end = "fill" if mark.style == "T" else "stroke"
            corners = f"{x - half:.2f} {y - half:.2f} moveto {mark.size:g} 0 rlineto {-half:g} {mark.size:g} rlineto"
            self.lines.append(f"newpath {corners} closepath {end}")
        else:
            if mark.style in "+-":
                self.lines.append(f"newpath {x - half:.2f} {y:.2f} moveto {mark.size:g} 0 rlineto stroke")
            if mark.style in "+|":
                self.lines.append(f"newpath {x:.2f} {y - half:.2f} moveto 0 {mark.size:g} rlineto stroke")

    def _label(self, label: Label) -> None:
        self._ink(label.color)
        if label.fixtype == 2:
            x, y = MARGIN + WIDTH * label.x, MARGIN + HEIGHT * label.y
        else:
            x, y = self.place(label.x, label.y)
        self._text(label.text, x, y - 11.0 * label.y_align, label.x_align)

    def write(self, path: str) -> None:
        """Make the file. Raises RanvierError if that fails."""
        box = f"0 0 {WIDTH + 2 * MARGIN:g} {HEIGHT + 2 * MARGIN:g}"
        head = ["%!PS-Adobe-3.0 EPSF-3.0", f"%%BoundingBox: {box}", "%%EndComments"]
        font = "/Helvetica findfont 10 scalefont setfont"
        try:
            with open(path, "w", encoding="latin-1", errors="replace") as file:
                file.write("\n".join([*head, font, *self.lines, "showpage", "%%EOF", ""]))
        except OSError as error:
            raise RanvierError(f"printfile: cannot write {path}: {error.strerror}") from None
