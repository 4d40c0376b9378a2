"""What Graph, Shape and PlotShape share: a scene with its views, colours, hand-drawn lines, marks and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...interp.registry import method, numbers
from ...interp.values import HocObject, StringCell, element_at
from ...lang.errors import RanvierError
from . import picture, postscript
from .desktop import desktop
from .menu import SceneMenu
from .scene import Curve, Label, Mark, Scene, View
from .text_plot import text_plot

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import Pointer

MARK_STYLES = "+otsOTS|-"
LABEL_PLACE = 0.8, 0.9  # of the first label after a scene got its size, relative to the view


class SceneObject(HocObject, SceneMenu):
    """What Graph, Shape and PlotShape have in common: a scene with its views, labels, lines and marks."""

    window_name = "Graph"

    def __init__(self, machine: Machine, mapped: bool = True) -> None:
        self.scene = Scene()
        self.color_index = 1
        self.brush_index = 1
        self.label_style = Label("")  # the next label is made like this one
        self.labels_below = 0
        self.line_in_progress: Curve | None = None
        self.session_name = ""
        self.mapped = False
        if mapped:
            self.map_view(View())

    def map_view(self, view: View) -> None:
        """A window onto the scene comes up."""
        self.scene.views.append(view)
        if not self.mapped:
            self.mapped = True
            desktop(self.machine).show(self)

    # --- size and views --------------------------------------------------------------------------------------

    @method
    def size(self, first: float | Pointer, right: float = 0.0, bottom: float = 0.0, top: float | None = None) -> float:
        """size(left, right, bottom, top) sets the scene's size, size(1…4) tells the first view's left, right, bottom
        or top, size(&x[0]) gives xmin, xmax, ymin, ymax of all marks and lines."""
        if not isinstance(first, float):
            for i, value in enumerate(self.extent()):
                element_at(first, i).set(value)
            return 0.0
        if top is None:
            return self._view_edge(int(first))
        self.scene.set_size(first, right, bottom, top)
        self.label_style.x, self.label_style.y = LABEL_PLACE
        return float(bool(self.scene.views))

    def extent(self) -> tuple[float, float, float, float]:
        """xmin, xmax, ymin, ymax of what is shown."""
        return self.scene.extent()

    def _view_edge(self, which: int) -> float:
        if not 1 <= which <= 4:
            raise RanvierError(f"{self.class_name}.size: {which} is none of 1 (left), 2 (right), 3 (bottom), 4 (top)")
        if not self.scene.views:
            return 0.0
        view = self.scene.views[0]
        return (view.left, view.right, view.bottom, view.top)[which - 1]

    @method
    def view(
        self,
        left: float,
        bottom: float = 0.0,
        width: float | None = None,
        height: float = 0.0,
        window_left: float = 0.0,
        window_top: float = 0.0,
        window_width: float = 0.0,
        window_height: float = 0.0,
    ) -> float:
        """view(left, bottom, width, height, and the window's left, top, width, height) maps a view of that part of the
        scene; view(2) one whose x and y have the same scale."""
        if width is None:
            low_x, high_x, low_y, high_y = self.scene.bounds
            self.map_view(View(low_x, high_x, low_y, high_y, square=left == 2.0))
        else:
            window = (window_left, window_top, window_width, window_height)
            self.map_view(View(left, left + width, bottom, bottom + height, window))
        return 1.0

    @method
    def view_count(self) -> int:
        """The number of views of this scene."""
        return len(self.scene.views)

    @method
    def unmap(self) -> float:
        """Dismiss the windows of this scene."""
        self.scene.views.clear()
        self.mapped = False
        return 0.0

    @method
    def flush(self) -> float:
        """Bring the picture up to date: vectors and space plots are read again."""
        self.scene.flush()
        return 1.0

    @method
    def fastflush(self) -> float:
        """Draw the points since the last flush; without a screen there is nothing to do."""
        return 1.0

    @method
    def printfile(self, path: str) -> float:
        """Write the first view: as SVG, PNG or PDF if the name ends so, else as encapsulated PostScript."""
        if path.rpartition(".")[2].lower() in picture.KINDS:
            drawn: Any = self.picture()
        else:
            drawn = postscript.Picture(self.present_view(), desktop(self.machine).colors)
            self.draw(drawn)
        drawn.write(path)
        return 1.0

    def window_title(self, view: View) -> str:
        """What stands above the window of a view: what it is, and the limits that it shows."""
        left, right, bottom, top = view.seen()
        name = str(self) if view.window else self.window_name
        return f"{name}  x {left:.6g} : {right:.6g}  y {bottom:.6g} : {top:.6g}"

    def present_view(self) -> View:
        """The first view, or the whole scene."""
        return self.scene.views[0] if self.scene.views else View(*self.scene.bounds)

    def picture(self, view: View | None = None) -> picture.Picture:
        """The first view, or another, as it is drawn now. RanvierError without matplotlib."""
        screen = desktop(self.machine)
        drawn = picture.Picture(view or self.present_view(), screen.colors, screen.brushes)
        self.draw(drawn)
        return drawn

    def text(self) -> str:
        """Its curves as text, "" without any."""
        self.scene.flush()
        curves = {}
        for index, curve in self.scene.curves():
            name = curve.label.text if curve.label is not None else f"line {index}"
            if len(curve) > 1:
                curves[name if name not in curves else f"{name} ({index})"] = curve.points()
        return text_plot(curves) if curves else ""

    def draw(self, drawn: picture.Picture | postscript.Picture) -> None:
        """Put everything that is shown into a picture."""
        drawn.add_scene(self.scene)

    @method
    def save_name(self, name: str, now: float = 0.0) -> float:
        """The variable by which a session file knows this scene. With `now` it is written into the session file that
        is being written: what makes the scene in that variable as it is."""
        self.session_name = name
        session = desktop(self.machine).session
        if now and session is not None:
            session.add_own_scene(self)
        return 1.0

    # --- colours and lines -----------------------------------------------------------------------------------

    @method
    def color(self, index: int = 1, name: str = "") -> float:
        """The colour of what is drawn next; with a name, what colour an index is."""
        if name:
            desktop(self.machine).colors[index] = name
        else:
            self.color_index = index
        return 1.0

    @method
    def beginline(self, *arguments: object) -> float:
        """Start a line: ([label,] [color, brush])."""
        text, rest = leading_strings(arguments, 1)
        color, brush = self._pen(rest)
        label = self._add_label(text[0], color) if text else None
        self.line_in_progress = Curve(color=color, brush=brush, label=label)
        self.scene.items.append(self.line_in_progress)
        return 1.0

    @method
    def line(self, x: float, y: float) -> float:
        """Draw on to this point."""
        if self.line_in_progress is None:
            self.beginline()
        self.line_in_progress.x.append(x)
        self.line_in_progress.y.append(y)
        return 1.0

    @method
    def mark(
        self,
        x: float,
        y: float,
        style: str | float = "+",
        size: float = 12.0,
        color: int | None = None,
        brush: int | None = None,
    ) -> float:
        """Put a mark; the style is one of + o t s O T S | - or its index in that list."""
        if isinstance(style, str) and (len(style) != 1 or style not in MARK_STYLES):
            raise RanvierError(f'there is no mark "{style}"', hint=f"marks are {' '.join(MARK_STYLES)}")
        name = style if isinstance(style, str) else MARK_STYLES[int(style)]
        pen = (self.color_index if color is None else color, self.brush_index if brush is None else brush)
        self.scene.items.append(Mark(x, y, name, size, *pen))
        return 1.0

    def _pen(self, rest: list[Any]) -> tuple[int, int]:
        """Color and brush, given or the present ones."""
        if len(rest) < 2:
            return self.color_index, self.brush_index
        color, brush = numbers(rest[:2], self.class_name)
        return int(color), int(brush)

    @method
    def erase(self) -> float:
        """Take away the drawn lines and marks; those of addvar and addexpr begin anew."""
        self.scene.remove_curves()
        self.line_in_progress = None
        return 1.0

    @method
    def erase_all(self) -> float:
        """Take away everything."""
        self.scene.items.clear()
        self.line_in_progress = None
        self.labels_below = 0
        return 1.0

    # --- labels ----------------------------------------------------------------------------------------------

    @method
    def label(self, *arguments: object) -> float:
        """label(x, y, "text"), label("text") one line below the last, label(x, y) where the next one goes, or all of
        (x, y, "text", fixtype, scale, x_align, y_align, color)."""
        given = list(arguments)
        if given and isinstance(given[0], float):
            if len(given) < 2:
                raise RanvierError(f"{self.class_name}.label: y is missing")
            self.label_style.x, self.label_style.y = numbers(given[:2], f"{self.class_name}.label")
            self.labels_below = 0
            given = given[2:]
        if given:
            self._add_label(str(given[0]), *numbers(given[1:], f"{self.class_name}.label"))
        return 1.0

    def _add_label(self, text: str, *rest: float) -> Label:
        """Add a label where the next one goes; rest is a color, or fixtype, scale, x_align, y_align, color."""
        style = self.label_style
        label = Label(
            text, style.x, style.y, style.fixtype, style.scale, style.x_align, style.y_align + self.labels_below
        )
        label.color = int(rest[-1]) if len(rest) in (1, 5) else self.color_index
        if len(rest) > 1:
            label.fixtype, label.scale = int(rest[0]), float(rest[1])
            label.x_align, label.y_align = (float(value) for value in (*rest[2:4], 0.0, 0.0)[:2])
        else:
            self.labels_below += 1
        self.scene.items.append(label)
        return label


def leading_strings(arguments: tuple[Any, ...], most: int) -> tuple[list[str], list[Any]]:
    """The strings at the start of the arguments, at most so many, and what follows them."""
    count = 0
    while count < min(most, len(arguments)) and isinstance(arguments[count], (str, StringCell)):
        count += 1
    return [str(text) for text in arguments[:count]], list(arguments[count:])
