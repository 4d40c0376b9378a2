"""Plots of long ago, before Graph: a pen that goes over one screen. Nothing is drawn; the state is kept.

What a script prints between plt(-2) and the end of the plot is text of the picture, not of the output.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from ...interp.per_machine import PerMachine
from ...interp.registry import function
from ...interp.values import Pointer
from ...lang.errors import RanvierError
from ..context import object_of_running_code

if TYPE_CHECKING:
    from ...interp.machine import Machine

USAGE = """\
plot(mode)
plot(x, y)
plot(mode, x, y
axis()
axis(clip)
axis(xorg, xsize, yorg, ysize)
axis(xstart, xstop, ntic, ystart, ystop, ntic)
"""
POINTS = 50  # of a line that are kept before they are drawn


class Caption:
    """Where text goes that belongs to the picture."""

    def __init__(self, screen: TextIO) -> None:
        self.screen = screen

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        self.screen.flush()


@dataclass
class Scale:
    """One axis: where it lies on the screen, and what its numbers are."""

    origin: float
    size: float
    start: float = 0.0
    stop: float = 1.0

    def place(self, value: float) -> float:
        return self.origin + self.size * (value - self.start) / (self.stop - self.start)

    def holds(self, value: float, clip: float) -> bool:
        middle, half = 0.5 * (self.start + self.stop), 0.5 * abs(self.stop - self.start)
        return abs(value - middle) <= (2.0 * clip - 1.0) * half * (1.0 + 1e-12)


@dataclass
class Line:
    """What `graph` was given, and the points since the last flush."""

    value: Callable[[], float]
    setup: Callable[[], None]
    points: array = field(default_factory=lambda: array("d"))


@dataclass
class Plot:
    """The state of the pen of one machine."""

    x: Scale = field(default_factory=lambda: Scale(100.0, 500.0))
    y: Scale = field(default_factory=lambda: Scale(100.0, 400.0))
    clip: float = 0.0
    lines: list[Line] = field(default_factory=list)
    has_axes: bool = False  # of all lines

    def make_axes(self) -> None:
        self.has_axes = True
        for line in self.lines:
            line.setup()

    def draw(self) -> None:
        """What is kept of the lines goes to the screen that is not there."""
        if not self.has_axes:
            self.make_axes()
        for line in self.lines:
            del line.points[:]


_PLOTS: PerMachine[Plot] = PerMachine()


def _plot(machine: Machine) -> Plot:
    return _PLOTS.setdefault(machine, Plot())


def _end_caption(machine: Machine) -> None:
    if isinstance(machine.out, Caption):
        machine.out = machine.out.screen


@function("plt")
def plt(machine: Machine, mode: float, *place: float) -> float:
    """plt(mode): -1 ends the plot, -2 what is printed now is text of the plot, -3 erases; plt(mode, x, y): a point
    (0), a move (1) or a line (2), in 0 to 1000 and 0 to 780. There is no screen: use Graph.
    """
    if mode >= 0.0 and len(place) < 2:
        raise RanvierError(f"plt({mode:g}, x, y): x and y are missing")
    if mode == -2.0 and not isinstance(machine.out, Caption):
        machine.out = Caption(machine.out)
    elif mode == -1.0:
        _end_caption(machine)
    return 1.0


@function("plot")
def plot(machine: Machine, *numbers: float) -> float:
    """plot(mode): 0 points, 1 a move and then lines; plot(x, y) or plot(mode, x, y): go there, in the numbers of axis.

    Gives 0 if the place is not inside of the axes (see axis(clip)). There is no screen: use Graph.
    """
    if not numbers:
        machine.write(USAGE)
    state = _plot(machine)
    if len(numbers) < 2 or not state.clip:
        return 1.0
    x, y = numbers[-2:]
    return float(state.x.holds(x, state.clip) and state.y.holds(y, state.clip))


@function("axis")
def axis(machine: Machine, *numbers: float) -> float:
    """axis(): draw the axes and end the plot; axis(clip): points further off than `clip` times the axes' size are not
    plotted; axis(x, width, y, height): where the axes are, in the numbers of plt; axis(xstart, xstop, tics, ystart,
    ystop, tics): their numbers. There is no screen: use Graph.
    """
    state = _plot(machine)
    if not numbers:
        _end_caption(machine)
    elif len(numbers) == 1:
        state.clip = numbers[0]
    elif len(numbers) == 4:
        state.x.origin, state.x.size, state.y.origin, state.y.size = numbers
    elif len(numbers) == 6:
        state.x.start, state.x.stop, _, state.y.start, state.y.stop, _ = numbers
    return 1.0


@function("plotx")
def plotx(machine: Machine, x: float) -> float:
    """plotx(x): where on the screen x of the axes is."""
    return _plot(machine).x.place(x)


@function("ploty")
def ploty(machine: Machine, y: float) -> float:
    """ploty(y): where on the screen y of the axes is."""
    return _plot(machine).y.place(y)


@function("setcolor")
def setcolor(color: float) -> float:
    """setcolor(i): the color of what is drawn next; gives it. There is no screen: use Graph."""
    return float(int(color))


@function("settext")
def settext(color: float) -> float:
    """settext(i): the color of text; gives it. There is no screen: use Graph."""
    return float(int(color))


@function("lw")
def lw(machine: Machine, file: str = "", kind: float = 0.0) -> float:
    """lw("file", device): accepted; it wrote plots for a plotter. Use Graph.printfile."""
    return 0.0


@function("regraph")
def regraph(pointer: Pointer, *others: Pointer) -> float:
    """regraph(&x): accepted; there is no screen: use Graph."""
    return 1.0


@function("graph")
def graph(machine: Machine, what: str | float | None = None, setup: str = "") -> float:
    """graph("expression", "statements"): a line of the plot, and what makes its axes; graph(t): a point of each line;
    graph(): no lines. There is no screen: use Graph.
    """
    state = _plot(machine)
    if what is None:
        state.lines.clear()
    elif isinstance(what, str):
        context = object_of_running_code(machine)
        value = machine.expression(what, "number", context)
        state.lines.append(Line(value, machine.statement(setup, context)))
        state.has_axes = False
    else:
        for line in state.lines:
            line.points.extend((what, line.value()))
        if any(len(line.points) >= 2 * POINTS for line in state.lines):
            state.draw()
    return 0.0


@function("graphmode")
def graphmode(machine: Machine, mode: float) -> float:
    """graphmode(1): do what makes the axes; -1: draw the lines of graph, and begin new ones; 2: draw them and go on."""
    state = _plot(machine)
    if mode == 1.0:
        state.make_axes()
    elif mode in (-1.0, 2.0):
        state.draw()
    return 0.0
