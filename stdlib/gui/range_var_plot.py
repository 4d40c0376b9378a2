"""RangeVarPlot: a range variable along the path between two places of a cell."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from ...interp.registry import hoc_class, method
from ...interp.values import HocObject
from ...lang.errors import RanvierError
from ...solver.model.paths import Piece, path
from ..context import object_of_running_code
from ..vector import Vector
from .expressions import PlaceExpression, PlaceFunction

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ..python_object import PythonObject
    from ..section_list import SectionList
    from .graph import Graph


@hoc_class("RangeVarPlot")
class RangeVarPlot(HocObject):
    """A range variable ("v"), an expression of the position $1 ("v($1)*2") or a function of Python that takes the
    position, along a path, as a function of its length."""

    def __init__(self, machine: Machine, expression: str | PythonObject, *ends: object) -> None:
        self.text = expression if isinstance(expression, str) else "function"
        self.expression: PlaceExpression | PlaceFunction | None = None
        if not isinstance(expression, str):
            self.expression = PlaceFunction(machine, expression)
        elif expression not in machine.model.range_variables:
            self.expression = PlaceExpression(machine, expression, object_of_running_code(machine))
        self.places: list[tuple[Any, float] | None] = [None, None]
        self.shift = 0.0
        self.color_index = 1

    @method
    def begin(self, x: float) -> float:
        """The path starts here in the accessed section."""
        self.places[0] = (self.machine.current_section(), x)
        return 1.0

    @method
    def end(self, x: float) -> float:
        """The path ends here in the accessed section."""
        self.places[1] = (self.machine.current_section(), x)
        return 1.0

    @method
    def origin(self, x: float) -> float:
        """Shift the coordinates; NEURON 9 adds x itself, whatever the section."""
        self.shift = x
        return 1.0

    @method
    def left(self) -> float:
        """The coordinate where the path starts, µm."""
        points = self.samples()
        return points[0][2] if points else 0.0

    @method
    def right(self) -> float:
        """The coordinate where the path ends, µm."""
        points = self.samples()
        return points[-1][2] if points else 0.0

    @method
    def color(self, index: int) -> int:
        """The colour of its line."""
        self.color_index = index
        return 1

    @method
    def list(self, sections: SectionList) -> float:
        """Append the sections of the path to a SectionList."""
        for piece in self.pieces():
            if piece.section not in sections.members:
                sections.members.append(piece.section)
        return 0.0

    @method
    def to_vector(self, values: Vector, positions: Vector | None = None) -> float:
        """Copy the values, and the coordinates, into vectors; gives their number."""
        x, y = self.curve()
        values.assign(y)
        if positions is not None:
            positions.assign(x)
        return float(len(y))

    @method
    def vector(self) -> Vector:
        """A new Vector with the values."""
        made = Vector(self.machine)
        made.assign(self.curve()[1])
        return made

    @method
    def from_vector(self, values: Vector) -> float:
        """Set the variable along the path from a vector."""
        if self.expression is not None:
            raise RanvierError(f"RangeVarPlot.from_vector: {self.text} is not a range variable")
        samples = self.samples()
        for (section, x, _), value in zip(samples, values.data, strict=False):
            section.set(self.text, x, value)
        return float(len(samples))

    @method
    def plot(self, graph: Graph, *pen: float) -> float:
        """Draw the present values in a graph: (graph [, color, brush])."""
        x, y = self.curve()
        graph.add_vector_line(x, y, self.text, tuple(int(value) for value in pen[:2]) if len(pen) > 1 else None)
        return 1.0

    # --- for the library -------------------------------------------------------------------------------------

    def pieces(self) -> list[Piece]:
        begin, end = self.places
        if begin is None or end is None or not (begin[0].exists and end[0].exists):
            return []
        return path(begin, end)

    def samples(self) -> list[tuple[Any, float, float]]:
        """Section, x and coordinate of each point. v and expressions have points where sections meet; other range
        variables at the centres of segments, where a section sprouts from another's side, and at the path's ends."""
        pieces = self.pieces()
        points: list[tuple[Any, float, float]] = []
        everywhere = self.text == "v" or self.expression is not None
        for i, piece in enumerate(pieces):
            positions = piece.positions()
            for j, x in enumerate(positions):
                path_end = (i == 0 and j == 0) or (i == len(pieces) - 1 and j == len(positions) - 1)
                if not (everywhere or path_end or 0.0 < x < 1.0 or _sprouts(piece.section, x)):
                    continue
                at = piece.coordinate(x)
                if points and abs(points[-1][2] - self.shift - at) <= 1e-9:
                    if not _goes_down(points[-1][0], piece.section):
                        continue
                    points.pop()
                points.append((piece.section, x, at + self.shift))
        return points

    def curve(self) -> tuple[array, array]:
        """The coordinates and the values now."""
        x, y = array("d"), array("d")
        for section, position, at in self.samples():
            x.append(float(np.float32(at)))  # as NEURON's graphs keep it
            y.append(self.value(section, position))
        return x, y

    def value(self, section: Any, x: float) -> float:
        """0 where the section does not have the variable."""
        if self.expression is not None:
            return self.expression(section, x)
        return section.get(self.text, x) if section.has_variable(self.text) else 0.0


def _sprouts(section: Any, x: float) -> bool:
    """Whether the section is connected at x to the side of another."""
    return section.parent is not None and x == section.child_end and 0.0 < section.parent_x < 1.0


def _goes_down(section: Any, following: Any) -> bool:
    """Whether the beginning of the following section counts where they meet: as in NEURON, not at the root's end."""
    return following.parent is section and following.parent_x != section.child_end
