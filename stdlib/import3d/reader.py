"""What the Import3d readers share: points, sections, and the lines they came from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...interp.registry import attribute, method
from ...interp.values import HocObject, StringCell
from ...lang.errors import RanvierError
from ..file import File
from ..list_ import List
from ..vector import Vector
from .section import Section, held, number

if TYPE_CHECKING:
    from ...interp.machine import Machine


LARGEST = 1e9  # what no morphology reaches, in µm or as a number of points


def number_of(word: str) -> float:
    """A number in a file; ValueError if it is none, or one that no morphology has."""
    value = float(word)
    if not abs(value) <= LARGEST:
        raise ValueError(f"{word} is not possible")
    return value


class Reader(HocObject):
    """Base of the readers. `input("file")` reads; `sections` are then the branches."""

    format = ""

    member_err = number("err", "1 if there was something wrong in the file")
    member_quiet = number("quiet", "1: what is wrong in the file is not printed")
    member_sections = held("sections", List, "the branches, each an Import3d_Section")
    member_type = held("type", Vector, "the type of each point")
    member_x = held("x", Vector, "x of each point, µm")
    member_y = held("y", Vector, "y of each point, µm")
    member_z = held("z", Vector, "z of each point, µm")
    member_d = held("d", Vector, "the diameter at each point, µm")
    member_iline = held("iline", Vector, "the line of each point")

    def __init__(self, machine: Machine) -> None:
        self.err = self.quiet = 0.0
        self.name = ""
        self.file: File | None = None
        self.sections: List | None = None
        self.type: Vector | None = None
        self.x = self.y = self.z = self.d = self.iline = self.type

    @attribute
    def filetype(self) -> str:
        """The name of the format."""
        return self.format

    @attribute("file")
    def _file(self) -> HocObject | None:
        """The File that was read."""
        return self.file

    @method
    def input(self, name: str) -> float:
        """r.input("file"): reads a morphology. What is wrong in the file is printed (unless r.quiet) and sets r.err;
        a file that makes no morphology is an error.
        """
        self.name = self.machine.expanded(name)
        self.err = 0.0
        try:
            content = Path(self.name).read_bytes()
        except OSError as error:
            raise RanvierError(f"{self.class_name}: can not read {name}: {error.strerror}") from None
        self.file = File(self.machine, self.name)
        self.sections = List(self.machine)
        self.read(content.decode("utf-8", "replace") if content.isascii() else content.decode("latin-1"))
        return 0.0

    def read(self, text: str) -> None:
        raise NotImplementedError

    # -- what the formats' readers use

    def complain(self, message: str) -> None:
        """Something is wrong, and reading goes on."""
        self.err = 1.0
        self.tell(message)

    def tell(self, message: str) -> None:
        if not self.quiet:
            self.machine.write(message + "\n")

    def wrong(self, line: int, message: str) -> RanvierError:
        """The file makes no morphology."""
        return RanvierError(f"{self.name}:{line}: {message}")

    def vector(self, values: object) -> Vector:
        return Vector(self.machine).assign(np.array(values, dtype=float))

    def strings(self, lines: list[str]) -> List:
        """A List of hoc's Strings."""
        made = List(self.machine)
        template = self.machine.builtins.find("String")
        if template is not None:
            for line in lines:
                made.append(template.constructor(self.machine, line))
        return made

    def add_section(self, points: np.ndarray, kind: float, first_point: int) -> Section:
        """A new branch of these points (rows of x, y, z, diameter)."""
        section = Section(self.machine, first_point, len(points))
        section.points = points
        section.type = float(kind)
        self.sections.append(section)  # type: ignore[union-attr]
        return section

    @property
    def branches(self) -> list[Section]:
        return [] if self.sections is None else self.sections.items  # type: ignore[return-value]

    # -- points and sections

    def _inside(self, index: int) -> int:
        count = 0 if self.x is None else len(self.x.data)
        if not 0 <= index < count:
            raise RanvierError(f"{self}: there is no point {index}: it has {count}")
        return index

    @method
    def label(self, index: int, text: StringCell) -> float:
        """r.label(i, s): sets s to what tells a point."""
        self._inside(index)
        line = self.iline.data[index] if self.iline is not None else 0
        text.value = f"Line {line:g}: {self.x.data[index]:g} {self.y.data[index]:g} {self.z.data[index]:g}"
        return 0.0
