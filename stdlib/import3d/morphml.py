"""Import3d_MorphML: the morphologies of NeuroML 1. Segments, from a proximal to a distal point, make up cables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

import numpy as np

from ...interp.registry import hoc_class
from ...lang.errors import RanvierError
from .reader import Reader, number_of
from .section import Section

if TYPE_CHECKING:
    from ...interp.machine import Machine

Point = tuple[float, float, float, float]


@dataclass
class Cable:
    """The segments with the same `cable`: a branch."""

    parent: str | None
    line: int
    points: list[Point] = field(default_factory=list)
    place: float = -1.0  # where on its parent it is connected
    section: Section | None = None


@hoc_class("Import3d_MorphML")
class MorphMlReader(Reader):
    """new Import3d_MorphML(): r.input("file.xml") reads the first cell of a NeuroML 1 file.

    The sections have no types (Import3d_GUI calls them dend_0[…]); fractAlongParent says where a cable begins on its
    parent, at its end if nothing is said.
    """

    format = "MorphML"

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.cables: dict[str, Cable] = {}
        self.cable_of: dict[str, str] = {}  # of a segment
        self.cable = self.segment = ""
        self.cells = 0

    def read(self, text: str) -> None:
        self.cables, self.cable_of, self.cable, self.cells = {}, {}, "", 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        try:
            self.parser.Parse(text, True)
        except expat.ExpatError as error:
            raise self.wrong(error.lineno, f"not XML: {expat.errors.messages[error.code]}") from None
        if not self.cables:
            raise RanvierError(f"{self.name}: there are no segments in this file")
        count = 0
        for cable in self.cables.values():
            if not cable.points:
                raise self.wrong(cable.line, "a cable without points")
            cable.section = self.add_section(np.array(cable.points), 0, count)
            cable.section.line = cable.line
            count += len(cable.points)
        for cable in self.cables.values():
            if cable.parent is not None:
                cable.section.parent = self.cables[cable.parent].section  # type: ignore[union-attr]
                cable.section.parentx = abs(cable.place)  # type: ignore[union-attr]

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "cell":
            self.cells += 1
        if self.cells > 1:
            return
        take = {"segment": self._segment, "proximal": self._point, "distal": self._point, "cable": self._cable}.get(
            kind
        )
        if take is None:
            return
        try:
            take(attributes)
        except KeyError as error:
            raise self.wrong(self.parser.CurrentLineNumber, f"<{kind}> without {error.args[0]}") from None
        except ValueError as error:
            raise self.wrong(self.parser.CurrentLineNumber, f"<{kind}>: {error}") from None

    def _segment(self, attributes: dict[str, str]) -> None:
        self.segment, self.cable = attributes["id"], attributes["cable"]
        parent = attributes.get("parent")
        if parent is not None and parent not in self.cable_of:
            raise ValueError(f"its parent {parent} is not a segment above it")
        self.cable_of[self.segment] = self.cable
        if self.cable not in self.cables:
            held_by = None if parent is None else self.cable_of[parent]
            self.cables[self.cable] = Cable(held_by, self.parser.CurrentLineNumber)

    def _point(self, attributes: dict[str, str]) -> None:
        x, y, z, diameter = (number_of(attributes[name]) for name in ("x", "y", "z", "diameter"))
        self.cables[self.cable].points.append((x, y, z, diameter))

    def _cable(self, attributes: dict[str, str]) -> None:
        cable = self.cables.get(attributes["id"])
        if cable is None:
            self.complain(f"{self.name}:{self.parser.CurrentLineNumber}: cable {attributes['id']} has no segments")
        elif cable.place < 0.0:
            cable.place = number_of(attributes.get("fractAlongParent", "1"))
