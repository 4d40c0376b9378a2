"""Import3d_SWC_read: the SWC format. A line is a point: number, type, x, y, z, radius, number of its parent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ...interp.registry import hoc_class, method
from ...lang.errors import RanvierError
from ..list_ import List
from ..vector import Vector
from .reader import Reader, number_of
from .section import Section, held, number

if TYPE_CHECKING:
    from ...interp.machine import Machine

SOMA = 1


@dataclass
class Point:
    """A line of the file. Parents are indices, -1 for a root."""

    number: int
    type: int
    place: tuple[float, float, float, float]  # x, y, z, diameter
    parent: int
    line: int
    children: list[int] = field(default_factory=list)
    ends: bool = False
    """Whether a branch ends here."""
    inner: bool = False
    """Whether it is the first point off the soma, and another branch than the one that goes on begins at it."""


@hoc_class("Import3d_SWC_read")
class SwcReader(Reader):
    """new Import3d_SWC_read(): r.input("file.swc") reads a morphology, `new Import3d_GUI(r, 0)` makes cells of it.

    A soma of three points, two of them at the sides of the first, is one point; a soma of one point becomes a cylinder
    of its diameter. A branch that begins in the middle of the soma takes only its own points.
    """

    format = "SWC"

    member_id = held("id", Vector, "the number of each point")
    member_pid = held("pid", Vector, "the number of each point's parent, -1 if it has none")
    member_point2sec = held("point2sec", Vector, "the section of each point")
    member_lines = held("lines", List, "the lines with points")
    member_header = held("header", List, "the comments")
    member_offset = number("idoffset", "what was subtracted from the numbers of points")

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.id = self.pid = self.point2sec = None
        self.idoffset = 0.0
        self.lines, self.header = List(machine), List(machine)

    def read(self, text: str) -> None:
        points = self._points(text)
        self.type = self.vector([point.type for point in points])
        self.id = self.vector([point.number for point in points])
        self.pid = self.vector([points[p.parent].number if p.parent >= 0 else -1 for p in points])
        self.iline = self.vector([point.line for point in points])
        self.x, self.y, self.z, self.d = (
            self.vector(values) for values in zip(*(point.place for point in points), strict=True)
        )
        self._tell_of_roots(points)
        find_ends(points)
        self._make_sections(points)
        if any(point.inner for point in points) or len({point.type for point in points[:2]}) > 1:
            self.err = 1.0
        if is_three_point_soma(points):
            self._one_point_soma()

    # -- lines

    def _points(self, text: str) -> list[Point]:
        points: list[Point] = []
        lines, comments = [], []
        for number_, line in enumerate(text.splitlines(), 1):
            if line.lstrip().startswith("#"):
                comments.append(line + "\n")
                continue
            point = parsed(line, number_)
            if point is None:
                self.complain(f"error {self.name} line {number_}: could not parse: {line}")
                continue
            points.append(point)
            lines.append(line)
        self.lines, self.header = self.strings(lines), self.strings(comments)
        if not points:
            raise RanvierError(f"{self.name}: there are no points in this file")
        self._find_parents(points)
        return points

    def _find_parents(self, points: list[Point]) -> None:
        index_of: dict[int, int] = {}
        for index, point in enumerate(points):
            if index and point.number <= points[index - 1].number:
                raise self.wrong(point.line, f"point {point.number} is not behind point {points[index - 1].number}")
            if point.parent >= point.number:
                raise self.wrong(point.line, f"the parent of point {point.number} is {point.parent}, which comes later")
            index_of[point.number] = index
            point.parent = index_of.get(point.parent, -1)
            if point.parent >= 0:
                points[point.parent].children.append(index)

    def _tell_of_roots(self, points: list[Point]) -> None:
        roots = [point for point in points if point.parent < 0]
        if len(roots) > 1:
            lines = [f"  root at line {point.line}" for point in roots]
            self.complain("\n".join([f"warning {self.name}: more than one tree:", *lines]))

    # -- sections

    def _make_sections(self, points: list[Point]) -> None:
        sections: list[Section] = []
        section_of: list[int] = []
        begin = 0
        for index, point in enumerate(points):
            section_of.append(len(sections))
            if point.ends:
                sections.append(self._section(points, begin, index, section_of, sections))
                begin = index + 1
        self.point2sec = self.vector(section_of)

    def _section(
        self, points: list[Point], begin: int, end: int, section_of: list[int], made: list[Section]
    ) -> Section:
        own = points[begin : end + 1]
        rows = [point.place for point in own]
        if begin == 0:
            section = self.add_section(np.array(rows), own[0].type, 0)
            section.line = own[-1].line
            return section
        parent, made_of_parent = points[max(own[0].parent, 0)], made[section_of[max(own[0].parent, 0)]]
        off_soma = made_of_parent.type == SOMA != own[0].type
        section = self.add_section(
            np.array([(*parent.place[:3], rows[0][3] if off_soma else parent.place[3]), *rows]), own[0].type, begin
        )
        section.line = own[-1].line
        section.parent = made_of_parent
        section.parentx = where_on_parent(points, begin, section.parent)
        if section.parentx == 0.0 and made_of_parent.type != SOMA:
            section.pid = float(max(own[0].parent, 0))
        somatic = sum(points[child].type == SOMA for child in parent.children)
        inside = 0.0 < section.parentx < 1.0 or somatic > 1
        section.first = float(off_soma and inside and (len(own) > 1 or section.parentx == 0.0))
        return section

    def _one_point_soma(self) -> None:
        """Two of the three points only said how large it is."""
        sections = self.branches
        soma, side = sections[0], sections[1]
        soma.points = soma.points[:1]
        sections.remove(side)
        self.sections.remove(self.sections.items.index(side))
        for section in sections:
            if section.parent in (soma, side):
                section.parent, section.parentx = soma, 0.5
                section.first = float(len(section.d.data) > 2)

    @method
    def pheader(self) -> float:
        """r.pheader(): prints the comments of the file."""
        for line in self.header.items:
            self.machine.write(line.hoc_s)
        return 0.0


def parsed(line: str, number_: int) -> Point | None:
    """The point that a line gives; None if it is not 7 numbers."""
    try:
        values = [number_of(word) for word in line.split()[:7]]
    except ValueError:
        return None
    if len(values) < 7:
        return None
    count, kind, x, y, z, radius, parent = values
    return Point(int(count), int(kind), (x, y, z, 2 * radius), int(parent), number_)


def find_ends(points: list[Point]) -> None:
    """Where branches end: at a point without children, where it divides, where the type changes or where the next line
    is not its child.The first point off the soma goes on to the next line although it divides: it would be a branch of
    one point.
    """
    for index, point in enumerate(points[1:], 1):
        parent = points[max(point.parent, 0)]
        changes = point.parent >= 0 and point.type != parent.type
        soma_goes_on = parent.type == SOMA and changes
        if point.parent != index - 1:
            points[index - 1].ends = True
            if point.parent > 0 and not soma_goes_on:
                parent.inner = point.parent > 1 and points[max(parent.parent, 0)].type == SOMA != parent.type
                parent.ends = not parent.inner
            elif point.parent == 0 and parent.type != SOMA:
                parent.ends = False
        if changes and (point.parent == index - 1 or not soma_goes_on):
            parent.ends = True
    points[-1].ends = True


def where_on_parent(points: list[Point], index: int, parent: Section) -> float:
    """Where the branch that begins with a point is connected."""
    held_at = points[index].parent
    if held_at < 0:
        return 0.5 if points[0].type == SOMA else 1.0
    point, count = points[held_at], len(parent.d.data)
    if point.inner:
        return 1.0 if index == held_at + 1 else 0.0
    if held_at == 0:
        return 0.5 if count == 1 and point.type == SOMA != points[index].type else 0.0
    if point.ends:
        return 1.0
    return 0.5 if point.type == SOMA else 0.0


def is_three_point_soma(points: list[Point]) -> bool:
    """Whether the soma is its centre and two points at its sides."""
    soma = [point for point in points if point.type == SOMA]
    if (
        len(soma) != 3
        or [p.parent for p in points[:3]] != [-1, 0, 0]
        or any(p.type != SOMA or (p.children and i) for i, p in enumerate(points[:3]))
    ):
        return False
    x, y, z, diameter = np.array([point.place for point in soma]).T
    away = np.sqrt((x - x[0]) ** 2 + (y - y[0]) ** 2 + (z - z[0]) ** 2)
    return bool(np.all(diameter == diameter[0]) and np.all(abs(away[1:] / diameter[0] - 0.5) < 0.01 + 1e-9))
