"""The path along a cell from one place to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sections import Section

Place = tuple["Section", float]
Step = tuple["Section", float, float]
"""A section, walked from one of its positions to another."""


NO_PATH = 1e20  # µm, to a place in another cell


@dataclass
class Piece:
    """A section on the path, walked from x = start to x = stop; `at` is the path's coordinate at start, in µm."""

    section: Section
    start: float
    stop: float
    at: float = 0.0

    @property
    def length(self) -> float:
        return abs(self.stop - self.start) * self.section.L

    def coordinate(self, x: float) -> float:
        return self.at + abs(x - self.start) * self.section.L

    def positions(self) -> list[float]:
        """The nodes from start to stop: the ends and the centres of segments."""
        section = self.section
        low, high = min(self.start, self.stop), max(self.start, self.stop)
        nodes = [0.0, *((i + 0.5) / section.nseg for i in range(section.nseg)), 1.0]
        inside = [x for x in nodes if low - 1e-9 <= x <= high + 1e-9]
        return inside if self.start <= self.stop else inside[::-1]


def snapped(section: Section, x: float) -> float:
    """The node that x means: an end, or the centre of a segment."""
    if x <= 0.0 or x >= 1.0:
        return float(x > 0.0)
    return (section.segment_of(x) + 0.5) / section.nseg


def ascent(section: Section | None, x: float) -> Iterator[Step]:
    """From a place up to the root: each section with where it is entered and its end towards its parent."""
    while section is not None:
        yield section, snapped(section, x), float(section.child_end)
        section, x = section.parent, section.parent_x


def _steps(begin: Place, end: Place) -> tuple[list[Step], list[Step]]:
    """The way from one place towards the root, and from where it turns to the other place. Empty if there is none."""
    up, down = list(ascent(*begin)), list(ascent(*end))
    above = {id(section): i for i, (section, _, _) in enumerate(down)}
    meeting = next((i for i, (section, _, _) in enumerate(up) if id(section) in above), None)
    if meeting is None:
        return [], []
    common, here, root_end = up[meeting]
    there = down[above[id(common)]][1]
    turn = here if abs(here - root_end) <= abs(there - root_end) else there
    falling = [(section, stop, start) for section, start, stop in down[: above[id(common)]]]
    return [*up[:meeting], (common, here, turn)], [(common, turn, there), *falling[::-1]]


def path(begin: Place, end: Place) -> list[Piece]:
    """The way from one place to another; coordinate 0 is the place on it that is nearest to the root. Empty if there
    is none."""
    rising, falling = ([Piece(*step) for step in steps] for steps in _steps(begin, end))
    at = -sum(piece.length for piece in rising)
    for piece in rising + falling:
        piece.at = at
        at += piece.length
    return [piece for piece in rising + falling if piece.length] or rising[-1:]


def distance_between(begin: Place, end: Place) -> float | None:
    """The length of the path, µm; None if there is none. Summed as NEURON does, to the last digit: from both places
    towards the root, from the one in the later section first."""
    rising, falling = _steps(begin, end)
    if not rising:
        return None
    steps = [*_by_turns(rising[:-1], falling[:0:-1], rising[-1][0]), rising[-1], falling[0]]
    total = 0.0
    for section, start, stop in steps:
        total += abs(stop * section.L - start * section.L)
    return total


def _by_turns(one: list[Step], other: list[Step], common: Section) -> list[Step]:
    """Two ways up to children of a section, the deeper one's sections first; of equals that of the later child."""
    if one and other and common.children.index(one[-1][0]) < common.children.index(other[-1][0]):
        one, other = other, one
    steps: list[Step] = []
    one, other = one[::-1], other[::-1]
    while one or other:
        steps.append((one if len(one) >= len(other) else other).pop())
    return steps
