"""The lines of `Graph.addvar` and `Graph.addexpr`: one value each time the graph is told to plot."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

from .scene import Curve, Label


class PlotLine(Curve):
    """A line that gets one point per `plot(x)`. All such lines of a graph share the abscissae.

    `value` reads the variable or evaluates the expression `text`; `pointer` is a variable that was given as such.
    The graph counts the points by its abscissae: values that were not written since `begin` keep what they were (0 at
    first), so a variable that is added after some points were plotted starts with those.
    """

    def __init__(
        self,
        abscissae: Callable[[], array],
        text: str,
        value: Callable[[], float],
        pointer: Any = None,
        color: int = 1,
        brush: int = 1,
        label: Label | None = None,
    ) -> None:
        super().__init__(color=color, brush=brush, label=label)
        self.abscissae = abscissae
        self.text = text
        self.value = value
        self.pointer = pointer
        self.count = 0

    def source(self) -> Any:
        """The pointer to what the line shows, or None if that is more than a variable."""
        return self.value.pointer() if self.pointer is None else self.pointer  # type: ignore[attr-defined]

    def restart(self) -> None:
        """The next value is that of the first point."""
        self.count = 0

    def plot(self) -> None:
        """Read the variable or evaluate the expression, once."""
        value = self.value()
        if self.count < len(self.y):
            self.y[self.count] = value
        else:
            self.y.append(value)
        self.count += 1

    def extend(self, values: array) -> None:
        """Many values at once."""
        del self.y[self.count :]
        self.y.extend(values)
        self.count += len(values)

    def points(self) -> tuple[array, array]:
        x = self.abscissae()
        y = self.y[: len(x)]
        if len(y) < len(x):
            y.extend([0.0] * (len(x) - len(y)))
        return x[:], y

    def __len__(self) -> int:
        return len(self.abscissae())

    def copy(self) -> Curve:
        """The line as it is, for Keep Lines; it has no label."""
        x, y = self.points()
        return Curve(x, y, self.color, self.brush)
