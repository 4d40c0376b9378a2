"""Import3d_Neurolucida3: the text format (.asc) of Neurolucida 3. Nested parentheses: outlines, trees, points."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ...interp.registry import hoc_class
from ...interp.values import HocObject
from ..list_ import List
from .contours import centre_of
from .reader import Reader, number_of
from .section import Section, held

if TYPE_CHECKING:
    from ...interp.machine import Machine

TYPES = {"Axon": 2, "Dendrite": 3, "Apical": 4}
BODIES = ("CellBody", "Cell Body", "Soma")
PICTURES = ("Thumbnail", "ImageCoords", "Sections")
CENTRE_DIAMETER = 0.01  # µm, of the first point of a branch that begins at the soma
TOKEN = re.compile(r';[^\n]*|"[^"\n]*"|[()<>|,]|[^\s()<>|,;"]+')


@dataclass
class Token:
    text: str
    line: int

    @property
    def number(self) -> float | None:
        try:
            return number_of(self.text)
        except ValueError:
            return None


@dataclass
class Group:
    """What stands between parentheses; a branching is a Group whose parts are separated by |."""

    line: int
    parts: list[Token | Group] = field(default_factory=list)
    spine: bool = False

    @property
    def word(self) -> str:
        """The word it begins with, or nothing."""
        first = self.parts[0] if self.parts else None
        return first.text if isinstance(first, Token) and first.number is None else ""

    @property
    def is_point(self) -> bool:
        return bool(self.parts) and isinstance(self.parts[0], Token) and self.parts[0].number is not None

    @property
    def is_branching(self) -> bool:
        return bool(self.parts) and isinstance(self.parts[0], Group)


@hoc_class("Import3d_Spine")
class Spine(HocObject):
    """A spine of a morphology; it makes no section."""


@hoc_class("Import3d_Neurolucida3")
class Neurolucida3Reader(Reader):
    """new Import3d_Neurolucida3(): r.input("file.asc") reads a morphology, `new Import3d_GUI(r, 0)` makes cells of it.

    Outlines of the soma that overlap their predecessor belong to the same soma. A tree that begins inside of the
    outline is connected to the middle of that soma, others to the middle of the nearest, with a message.
    """

    format = "Neurolucida V3"

    member_lines = held("lines", List, "the lines of the file")
    member_spines = held("spines", List, "the spines (each an Import3d_Spine)")

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.lines: List | None = None
        self.spines = List(machine)

    def read(self, text: str) -> None:
        self.lines, self.spines = self.strings(text.splitlines()), List(self.machine)
        self.points: list[tuple[float, ...]] = []
        self.point_lines: list[int] = []
        self.kinds: list[float] = []
        self.bodies: list[Section] = []
        self.trees: list[Section] = []
        for group in self._groups(text):
            self._take(group)
        for section in (*self.bodies, *self.trees):
            self.sections.append(section)  # type: ignore[union-attr]
        self._connect_trees(self._somas())
        self.type, self.iline = self.vector(self.kinds), self.vector(self.point_lines)
        columns = zip(*self.points, strict=True) if self.points else ((),) * 4
        self.x, self.y, self.z, self.d = (self.vector(column) for column in columns)

    # -- text

    def _groups(self, text: str) -> list[Group]:
        """The outermost parentheses; what follows one that closes nothing is not read."""
        top = Group(0)
        stack = [top]
        line = 1
        spine = False
        position = 0
        for match in TOKEN.finditer(text):
            line += text.count("\n", position, match.start())
            position = match.start()
            token = match.group()
            if token[0] == ";" or token == ",":
                continue
            if token == "(":
                group = Group(line, spine=spine)
                stack[-1].parts.append(group)
                stack.append(group)
            elif token in "<>":
                spine = token == "<"
            elif token == ")":
                if len(stack) == 1:
                    break
                stack.pop()
            else:
                stack[-1].parts.append(Token(token, line))
        if len(stack) > 1:
            raise self.wrong(line, f"the file ends inside of the parentheses that begin at line {stack[-1].line}")
        for part in top.parts:
            if isinstance(part, Token):
                raise self.wrong(part.line, f"{part.text} is outside of parentheses")
        return top.parts  # type: ignore[return-value]

    def _point(self, group: Group) -> tuple[float, float, float, float]:
        values = []
        for part in group.parts[:4]:
            value = part.number if isinstance(part, Token) else None
            if value is None:
                break
            values.append(value)
        if len(values) < 3:
            raise self.wrong(group.line, "a point is (x y z diameter)")
        x, y, z, diameter = (*values, 0.0)[:4]
        self.points.append((x, y, z, diameter))
        self.point_lines.append(group.line)
        return x, y, z, diameter

    # -- outlines and trees

    def _take(self, group: Group) -> None:
        if group.word.startswith('"'):
            self._outline(group)
        elif group.is_branching:
            self._tree(group)
        elif group.word not in PICTURES and any(isinstance(part, Group) and part.is_point for part in group.parts):
            self._slot(group.line)  # a marker
            for part in group.parts:
                if isinstance(part, Group) and part.is_point:
                    self._point(part)
        elif group.is_point:
            raise self.wrong(group.line, "a point outside of an outline or tree")

    def _slot(self, line: int) -> None:
        """The number of a point that is kept for the place where a tree is held."""
        self.points.append(self.points[-1] if self.points else (0.0,) * 4)
        self.point_lines.append(line)

    def _outline(self, group: Group) -> None:
        first = len(self.points)
        rows = [self._point(part) for part in group.parts if isinstance(part, Group) and part.is_point]
        if rows and group.word.strip('"') in BODIES:
            section = self._section(rows, 1, first)
            section.iscontour_ = 1.0
            self.bodies.append(section)
            self.kinds.append(1.0)

    def _section(self, rows: list[tuple[float, ...]], kind: int, first: int) -> Section:
        section = Section(self.machine, first, len(rows))
        section.points = np.array(rows)
        section.type = float(kind)
        section.line = self.point_lines[-1]
        return section

    def _tree(self, tree: Group) -> None:
        self._slot(tree.line)
        kind = 0
        for part in tree.parts:
            if isinstance(part, Group) and part.is_point:
                break
            if isinstance(part, Group) and part.word in TYPES:
                kind = TYPES[part.word]
        pending: list[tuple[list[Token | Group], int, Section | None]] = [(tree.parts, tree.line, None)]
        while pending:
            parts, line, parent = pending.pop()
            section, branching = self._branch(parts, line, kind, parent)
            if branching is not None:
                pending += [(branch, branching.line, section) for branch in reversed(_branches(branching))]

    def _branch(
        self, parts: list[Token | Group], line: int, kind: int, parent: Section | None
    ) -> tuple[Section, Group | None]:
        first = len(self.points)
        rows, branching = [], None
        for part in parts:
            if isinstance(part, Token):
                continue  # how it ends
            if part.spine:
                self.spines.append(Spine(self.machine))
                continue
            if branching is not None and (part.is_point or part.is_branching):
                raise self.wrong(part.line, f"a branch goes on behind the branching of line {branching.line}")
            if part.is_point:
                rows.append(self._point(part))
            elif part.is_branching:
                branching = part
        if not rows:
            raise self.wrong(line, "a branch has no points")
        shared = parent is not None and tuple(parent.points[-1, :3]) != rows[0][:3]
        if shared:
            rows.insert(0, (*parent.points[-1, :3], rows[0][3]))  # type: ignore[union-attr]
        section = self._section(rows, kind, first)
        section.parent, section.fid = parent, float(shared)
        self.trees.append(section)
        self.kinds.append(float(kind))
        return section, branching

    # -- somas

    def _somas(self) -> list[list[Section]]:
        """Outlines that overlap the one before belong to the same soma."""
        somas: list[list[Section]] = []
        for body in self.bodies:
            if somas and _overlap(_box([somas[-1][-1]]), _box([body])):
                somas[-1].append(body)
            else:
                somas.append([body])
        for first, *others in somas:
            if others:
                first.contour_list = List(self.machine)
                for other in others:
                    other.is_subsidiary = 1.0
                    first.contour_list.append(other)
                self._check_stack(first, others)
        return somas

    def _check_stack(self, first: Section, others: list[Section]) -> None:
        heights = [section.points[0, 2] for section in (first, *others)]
        if sorted(heights) not in (heights, heights[::-1]):
            self.tell(f"The outlines of the soma {first} do not go on in one direction of z: {self.name}")

    def _connect_trees(self, somas: list[list[Section]]) -> None:
        if not somas:
            return
        centres = [centre_of([section.points[:, :3] for section in soma]) for soma in somas]
        for tree in self.trees:
            if tree.parent is not None:
                continue
            place = tree.points[0, :3]
            inside = [i for i, soma in enumerate(somas) if _overlap(_box(soma), (place[:2], place[:2]))]
            nearest = min(inside or range(len(somas)), key=lambda i: float(np.linalg.norm(centres[i] - place)))
            if not inside:
                line = self.point_lines[int(tree.id)]
                self.complain(
                    f"Main branch starting at line {line} is outside the soma bounding boxes\n"
                    "  Making a logical connection to center of nearest soma"
                )
            tree.points = np.vstack([(*centres[nearest], CENTRE_DIAMETER), tree.points])
            tree.parent, tree.parentx = somas[nearest][0], 0.5
            tree.first = tree.fid = 1.0


def _branches(branching: Group) -> list[list[Token | Group]]:
    """What stands between the bars."""
    branches: list[list[Token | Group]] = [[]]
    for part in branching.parts:
        if isinstance(part, Token) and part.text == "|":
            branches.append([])
        else:
            branches[-1].append(part)
    return branches


def _box(sections: list[Section]) -> tuple[np.ndarray, np.ndarray]:
    """The smallest and largest x and y of outlines."""
    points = np.vstack([section.points[:, :2] for section in sections])
    return points.min(axis=0), points.max(axis=0)


def _overlap(one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray]) -> bool:
    return bool(np.all(one[0] <= other[1]) and np.all(other[0] <= one[1]))
