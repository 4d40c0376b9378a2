"""Import3d_Eutectic_read: the Eutectic format (.nts). A line is a point: number, what it is, tag, x, y, z, diameter.

MTO begins a tree, CP and FS go on, at BP a branch divides in two, NE and others end it; the outline of the soma goes
from SOS over SCP to SOE. Other lines are not looked at. The tag is the type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...interp.registry import hoc_class
from ..vector import Vector
from .contours import centre_of
from .reader import Reader, number_of
from .section import Section, held

if TYPE_CHECKING:
    from ...interp.machine import Machine

# The numbers by which NEURON knows them, in ptype.
CODES = {
    "MTO": 0, "CP": 10, "FS": 13, "SB": 16, "BP": 19, "NE": 22, "ES": 25, "MAE": 27, "TAE": 30, "BAE": 33,
    "SOS": 36, "SCP": 39, "SOE": 42,
}  # fmt: skip
ENDS = ("BP", "NE", "ES", "MAE", "TAE", "BAE")
OUTLINE = ("SOS", "SCP", "SOE")
CENTRE_DIAMETER = 0.01  # µm, of the first point of a branch that begins at the soma


@dataclass
class Point:
    number: int
    code: str
    tag: int
    place: tuple[float, ...]  # x, y, z, diameter
    line: int


@hoc_class("Import3d_Eutectic_read")
class EutecticReader(Reader):
    """new Import3d_Eutectic_read(): r.input("file.nts") reads a morphology, `new Import3d_GUI(r, 0)` makes cells of it.

    A tree that begins inside of the soma's outline is connected to the middle of the soma, others are cells of their
    own.
    """

    format = "Eutectic"

    member_id = held("id", Vector, "the number of each point")
    member_ptype = held("ptype", Vector, "what each point is")
    member_tag = held("tag", Vector, "the tag of each point")

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.id: Vector | None = None
        self.ptype: Vector | None = None
        self.tag: Vector | None = None

    def read(self, text: str) -> None:
        points = self._points(text)
        spines = sum(point.code == "SB" for point in points)
        if spines:
            self.complain(f"{self.name}: {spines} spines are left out")
        self.id = self.vector([point.number for point in points])
        self.ptype = self.vector([CODES[point.code] for point in points])
        self.tag = self.vector([point.tag for point in points])
        self.iline = self.vector([point.line for point in points])
        columns = zip(*(point.place for point in points), strict=True) if points else ((),) * 4
        self.x, self.y, self.z, self.d = (self.vector(column) for column in columns)
        self._outline(points)
        self._trees(points)
        self._connect()
        self.type = self.vector([section.type for section in self.branches])

    def _points(self, text: str) -> list[Point]:
        points = []
        for line, words in enumerate(map(str.split, text.splitlines()), 1):
            if len(words) < 2 or words[1] not in CODES:
                continue
            try:
                values = [number_of(word) for word in (words[0], *words[2:7])]
                number, tag, *place = values
                points.append(Point(int(number), words[1], int(tag), tuple(np.float32(place).tolist()), line))
                if len(place) < 4:
                    raise ValueError
            except ValueError:
                points = points[: len(points) - (bool(points) and points[-1].line == line)]
                self.complain(f"{self.name}:{line}: could not parse: {' '.join(words)}")
        return points

    def _outline(self, points: list[Point]) -> None:
        """The first outline of a soma, if it is closed."""
        first = next((i for i, point in enumerate(points) if point.code == "SOS"), None)
        if first is None:
            return
        last = first + 1
        while last < len(points) and points[last].code == "SCP":
            last += 1
        if last < len(points) and points[last].code == "SOE":
            own = points[first : last + 1]
            section = self.add_section(np.array([point.place for point in own]), 1, first)
            section.iscontour_ = 1.0
            section.line = own[-1].line

    def _trees(self, points: list[Point]) -> None:
        divided: list[tuple[Section, int]] = []  # branches that divided, and how many of their two parts are to come
        own: list[Point] = []
        for index, point in enumerate(points):
            if point.code in OUTLINE:
                continue
            if point.code == "MTO" and own:
                raise self.wrong(point.line, f"a tree begins before the branch of line {own[0].line} has ended")
            own.append(point)
            if point.code not in ENDS:
                continue
            section = self._branch(own, index - len(own) + 1, divided)
            own = []
            if point.code == "BP":
                divided.append((section, 2))
        if own:
            raise self.wrong(own[-1].line, f"the file ends inside of the branch that begins at line {own[0].line}")
        if divided:
            self.complain(f"{self.name}: {len(divided)} branches have no second part")

    def _branch(self, own: list[Point], first: int, divided: list[tuple[Section, int]]) -> Section:
        rows = [point.place for point in own]
        parent = None
        if divided:
            parent, left = divided.pop()
            if left > 1:
                divided.append((parent, left - 1))
            parent.volatile = 1.0
            rows.insert(0, (*parent.points[-1, :3], rows[0][3]))
        section = self.add_section(np.array(rows), own[0].tag, first)
        section.line, section.parent, section.fid = own[-1].line, parent, float(parent is not None)
        return section

    def _connect(self) -> None:
        """Trees that begin inside of the outline."""
        somas = [section for section in self.branches if section.iscontour_]
        if not somas:
            return
        outline = somas[0].points[:, :3]
        low, high = outline[:, :2].min(axis=0), outline[:, :2].max(axis=0)
        for section in self.branches:
            start = section.points[0, :2]
            if section.parent is None and not section.iscontour_ and np.all(low <= start) and np.all(start <= high):
                section.points = np.vstack([(*centre_of([outline]), CENTRE_DIAMETER), section.points])
                section.parent, section.parentx = somas[0], 0.5
                section.first = section.fid = 1.0
