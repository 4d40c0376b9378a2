"""Glyph: a drawing made of paths, for Graph.glyph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...interp.registry import hoc_class, method
from ...interp.values import HocObject

if TYPE_CHECKING:
    from ...interp.machine import Machine


@hoc_class("Glyph")
class Glyph(HocObject):
    """Each step is kept as (what, numbers)."""

    def __init__(self, machine: Machine) -> None:
        self.steps: list[tuple[str, tuple[Any, ...]]] = []

    def _step(self, what: str, *numbers: Any) -> Glyph:
        self.steps.append((what, numbers))
        return self

    @method
    def path(self) -> Glyph:
        """Start a new path."""
        return self._step("path")

    @method
    def m(self, x: float, y: float) -> Glyph:
        """Move the pen."""
        return self._step("move", x, y)

    @method
    def l(self, x: float, y: float) -> Glyph:  # noqa: E743 hoc's name
        """Draw a line to this point."""
        return self._step("line", x, y)

    @method
    def curve(self, x: float, y: float, x1: float, y1: float, x2: float, y2: float) -> Glyph:
        """Draw a Bézier curve to x, y with these control points."""
        return self._step("curve", x, y, x1, y1, x2, y2)

    @method
    def circle(self, x: float, y: float, radius: float) -> Glyph:
        """A circle."""
        return self._step("circle", x, y, radius)

    @method
    def close(self) -> Glyph:
        """Close the path."""
        return self._step("close")

    @method
    def s(self, color: int = 1, brush: int = 0) -> Glyph:
        """Draw the path's line."""
        return self._step("stroke", color, brush)

    @method
    def fill(self, color: int = 1) -> Glyph:
        """Fill the path."""
        return self._step("fill", color)

    @method
    def cpt(self, x: float, y: float) -> Glyph:
        """A small square at this point, to be selected by."""
        return self._step("control", x, y)

    @method
    def erase(self) -> Glyph:
        """Take away all steps."""
        self.steps.clear()
        return self

    @method
    def gif(self, file: str) -> Glyph:
        """A picture from a file; it is not shown."""
        return self._step("gif", file)

    @method
    def label(self, text: str, x: float = 0.0, y: float = 0.0, fixtype: float = 1.0, color: int = 1) -> Glyph:
        """Text at x, y. (NEURON's manual has it, NEURON has not.)"""
        return self._step("label", text, x, y, fixtype, color)

    @method
    def glyph(self, other: Glyph, x: float = 0.0, y: float = 0.0, scale: float = 1.0, angle: float = 0.0) -> Glyph:
        """Another drawing at x, y. (NEURON's manual has it, NEURON has not.)"""
        return self._step("glyph", other, x, y, scale, angle)
