"""Import3d_Neurolucida_read: the format of Neurolucida before its version 3. A line is a point: [what,type] (x, y, z) r
(half of the diameter).

[2,type] begins a branch, [1,…] goes on, [10,5] ends it where it divides; other lines are not looked at. The types 1
and 2 are dendrites, 21 and 22 axons, 41 and 42 the soma's outline, 61 and 62 apical dendrites: the odd ones begin a
tree, the even ones are branches, connected to the point of division that they begin at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ...interp.registry import hoc_class
from ..vector import Vector
from .contours import centre_of
from .reader import Reader, number_of
from .section import Section, held

if TYPE_CHECKING:
    from ...interp.machine import Machine

BEGINS, GOES_ON, DIVIDES = 0, 1, 2  # as NEURON's pointtype
CODES = {2: BEGINS, 1: GOES_ON}
TYPES = {1: 3, 21: 2, 41: 1, 61: 4}
CENTRE_DIAMETER = 0.01  # µm, of the first point of a branch that begins at the soma
MARGIN = 0.5  # µm, how far from the soma's outline a tree still begins at the soma
NUMBER = r"\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*"
LINE = re.compile(rf"\s*\[(\d+),\s*(\d+)\]\s*\({NUMBER},{NUMBER},{NUMBER}\){NUMBER}")


@dataclass
class Point:
    kind: int
    code: int
    place: tuple[float, ...]  # x, y, z, diameter
    line: int


@dataclass
class Branch:
    """Points on their way to become a section. `begin`: the point that it is connected to, if that is not its own."""

    first: int
    points: list[Point]
    kind: int
    parent: Branch | None = None
    begin: tuple[float, ...] | None = None
    parentx: float = 1.0
    logical: bool = False
    section: Section | None = field(default=None, repr=False)

    @property
    def end(self) -> Point:
        return self.points[-1]


@hoc_class("Import3d_Neurolucida_read")
class NeurolucidaReader(Reader):
    """new Import3d_Neurolucida_read(): r.input("file.nrn") reads a morphology in the format of Neurolucida before its
    version 3; `new Import3d_GUI(r, 0)` makes cells of it. What is not where it should be is told.
    """

    format = "Neurolucida"

    member_pointtype = held("pointtype", Vector, "what each point is: 0 begins a branch, 1 goes on, 2 divides")

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.pointtype: Vector | None = None

    def read(self, text: str) -> None:
        points = self._points(text)
        branches = self._branches(points)
        divisions = [branch for branch in branches if branch.end.kind == DIVIDES]
        self._connect_to_soma(branches, divisions)
        somas = [branch for branch in branches if branch.kind == 1]
        for branch in (*somas, *(branch for branch in branches if branch.kind != 1)):
            self._make(branch)
        for branch in branches:
            if branch.parent is not None:
                branch.section.parent = branch.parent.section  # type: ignore[union-attr]
        self.type = self.vector([branch.kind for branch in branches])
        self.pointtype = self.vector([point.kind for point in points])
        self.iline = self.vector([point.line for point in points])
        columns = zip(*(point.place for point in points), strict=True) if points else ((),) * 4
        self.x, self.y, self.z, self.d = (self.vector(column) for column in columns)

    def _points(self, text: str) -> list[Point]:
        points = []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.lstrip().startswith("["):
                continue
            match = LINE.match(line)
            try:
                what, code, *words = match.groups()  # type: ignore[union-attr]
                x, y, z, radius = map(number_of, words)
            except (AttributeError, ValueError):
                self.complain(f"{self.name}:{number}: could not parse: {line}")
                continue
            kind = DIVIDES if (what, code) == ("10", "5") else CODES.get(int(what))
            if kind is not None:
                place = np.float32([x, y, z, 2 * radius]).tolist()
                points.append(Point(kind, int(code), tuple(place), number))
        return points

    def _branches(self, points: list[Point]) -> list[Branch]:
        branches: list[Branch] = []
        for index, point in enumerate(points):
            if point.kind == BEGINS:
                branch = Branch(index, [point], self._type(point))
                branches.append(branch)
                if point.code % 2 == 0:
                    self._find_parent(branch, branches[:-1])
            elif not branches:
                raise self.wrong(point.line, "a branch goes on before one has begun")
            elif branches[-1].end.kind == DIVIDES:
                branches.append(self._goes_on_behind(branches[-1], index, point))
            else:
                branches[-1].points.append(point)
        return branches

    def _type(self, point: Point) -> int:
        known = TYPES.get(point.code - 1 + point.code % 2)
        if known is None:
            self.complain(f"{self.name}:{point.line}: there is no type {point.code}")
        return known or 0

    def _goes_on_behind(self, parent: Branch, index: int, point: Point) -> Branch:
        """A point that follows a division without a beginning."""
        self.complain(f"{self.name}:{point.line}: no branch begins here; taken as one of the division before")
        return Branch(index, [point], parent.kind, parent, (*parent.end.place[:3], point.place[3]))

    def _find_parent(self, branch: Branch, before: list[Branch]) -> None:
        """The division that a branch begins at, or one above or below it, or the end of the branch before."""
        start = np.array(branch.points[0].place)
        ends = [other for other in before if other.end.kind == DIVIDES]
        ends = [other for other in ends if other.end.place[:2] == branch.points[0].place[:2]]
        line = branch.points[0].line
        if ends:
            parent = branch.parent = min(ends, key=lambda other: abs(other.end.place[2] - start[2]))
            if parent.end.place[2] != start[2]:
                self.complain(f"{self.name}:{line}: the division that the branch begins at has another z")
                branch.begin = (*parent.end.place[:3], branch.points[0].place[3])
        elif before and before[-1].end.place[:3] == branch.points[0].place[:3]:
            self.complain(f"{self.name}:{line}: the branch begins where the one before ends, which is no division")
            branch.parent = before[-1]
        else:
            self.complain(f"{self.name}:{line}: there is no division that the branch begins at")

    def _connect_to_soma(self, branches: list[Branch], divisions: list[Branch]) -> None:
        soma = next((branch for branch in branches if branch.kind == 1), None)
        if soma is None:
            return
        outline = np.array([point.place[:3] for point in soma.points])
        centre = tuple(centre_of([outline]).tolist())
        low, high = outline[:, :2].min(axis=0) - MARGIN, outline[:, :2].max(axis=0) + MARGIN
        for branch in branches:
            if branch.parent is not None or branch is soma:
                continue
            start = np.array(branch.points[0].place[:3])
            branch.logical, branch.parent, branch.begin = True, soma, (*centre, CENTRE_DIAMETER)
            if np.all(low <= start[:2]) and np.all(start[:2] <= high):
                branch.parentx = 0.5
                continue
            others = [other for other in divisions if other is not branch]
            if others:
                nearest = min(others, key=lambda other: float(np.linalg.norm(np.array(other.end.place[:3]) - start)))
                branch.parent, branch.begin = nearest, (*nearest.end.place[:3], CENTRE_DIAMETER)
            self.complain(f"{self.name}:{branch.points[0].line}: the tree begins outside of the soma")

    def _make(self, branch: Branch) -> None:
        rows = [point.place for point in branch.points]
        first = branch.first
        if branch.begin is not None:
            rows.insert(0, branch.begin)
            first -= 1
        elif branch.parent is not None and len(rows) > 1:
            rows[0] = (*rows[0][:3], rows[1][3])
        section = branch.section = self.add_section(np.array(rows), branch.kind, first)
        section.line, section.parentx = branch.end.line, branch.parentx
        section.first, section.iscontour_ = float(branch.logical), float(branch.kind == 1)
