"""Import3d_GUI: makes sections of what an Import3d reader read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...interp.registry import attribute, hoc_class, method
from ...interp.values import HocObject, StringCell
from ...lang.errors import RanvierError
from ..functions.sections import hoc_name
from ..python_object import PythonObject
from .contours import cable_of
from .reader import Reader
from .section import Section

if TYPE_CHECKING:
    from ...interp.machine import Machine

NAMES = {1: "soma", 2: "axon", 3: "dend", 4: "apic"}
LISTS = {1: "somatic", 2: "axonal", 3: "basal", 4: "apical"}


def name_of(kind: int) -> str:
    """What sections of a type are called."""
    return NAMES.get(kind) or (f"minus_{-kind}" if kind < 0 else f"dend_{kind}")


def list_of(kind: int) -> str:
    """What the SectionList of a type is called."""
    return LISTS.get(kind) or (f"minus_{-kind}set" if kind < 0 else f"dendritic_{kind}")


def _in_eight_digits(points: np.ndarray) -> np.ndarray:
    """As they stand in the statements that make a morphology in hoc."""
    return np.array([[float(f"{number:.8g}") for number in point] for point in points])


def _as_kept(points: np.ndarray) -> np.ndarray:
    """In single precision, as a section keeps its points."""
    return points.astype(np.float32).astype(float)


@hoc_class("Import3d_GUI")
class Import3dGui(HocObject):
    """new Import3d_GUI(reader, 0): g.instantiate(object) makes sections of what the reader read.

    There is no window: a second argument of 1 is accepted and shows nothing.
    """

    def __init__(self, machine: Machine, reader: HocObject | None = None, show: float = 1.0) -> None:
        if not isinstance(reader, Reader):
            raise RanvierError("Import3d_GUI takes a reader, such as Import3d_SWC_read, that has read a file")
        self.reader = reader

    @attribute
    def swc(self) -> HocObject:
        """The reader."""
        return self.reader

    @method
    def name(self, section: Section, text: StringCell) -> float:
        """g.name(section, strdef): what the section of hoc is called that is made of one of the reader's sections, as
        soma, which is soma[0], or dend[3]."""
        index = int(section.nameindex)
        text.value = name_of(int(section.type)) + (f"[{index}]" if index else "")
        return 0.0

    @method
    def instantiate(self, owner: HocObject | None = None) -> float:
        """g.instantiate(nil): creates sections soma[0…], axon, dend, apic, dend_5 …, of an object if one is given. The
        object's template must declare their names with create, and the SectionLists all, somatic, axonal, basal,
        apical, dendritic_5 … that its init makes: they are filled. An object of Python gets lists of sections as
        attributes: soma, axon, dend, apic, dend_5 … and all.
        """
        if self.reader.sections is None:
            raise RanvierError("Import3d_GUI.instantiate: the reader has read no file")
        branches = [branch for branch in self.reader.branches if not branch.is_subsidiary]
        branches = self._without_points(branches)
        in_python = isinstance(owner, PythonObject)
        made = self._create_in_python(branches, owner.value) if in_python else self._create(branches, owner)
        for branch in branches:
            self._connect(branch, made)
        for branch in branches:
            self._shape(branch, made[branch], in_python)
        if owner is not None and not in_python:
            self._fill_lists(branches, owner)
        return 0.0

    def _without_points(self, branches: list[Section]) -> list[Section]:
        """Leave out branches that have no length, their children move to the parent."""
        kept = []
        for branch in reversed(branches):
            points = branch.points
            if branch.parent is None or branch.iscontour_:
                kept.append(branch)
            elif len(points) - branch.first == 1:
                self._leave_out(branch, f"One point section {branch} ending at line {branch.line} has been removed")
            elif not branch.first and len(points) == 2 and np.array_equal(points[0, :3], points[1, :3]):
                self._leave_out(
                    branch, f"Two point section ending at line {branch.line} with 0 length has been removed"
                )
            else:
                kept.append(branch)
        return kept[::-1]

    def _leave_out(self, branch: Section, message: str) -> None:
        self.machine.write(message + "\n")
        for child in self.reader.branches:
            if child.parent is branch:
                self.machine.write(f"\tand child {child} reattached\n")
                child.parent, child.parentx = branch.parent, branch.parentx

    def _create(self, branches: list[Section], owner: HocObject | None) -> dict[Section, Any]:
        """The sections, in arrays by type, lowest first."""
        names: dict[Section, str] = {}
        prefix = "" if owner is None else f"{owner}."
        for kind in sorted({int(branch.type) for branch in branches}):
            alike = [branch for branch in branches if int(branch.type) == kind]
            self.machine.run_text(f"create {name_of(kind)}[{len(alike)}]", owner, echo=False)
            for index, branch in enumerate(alike):
                branch.nameindex = float(index)
                names[branch] = f"{prefix}{name_of(kind)}[{index}]"
        sections = {hoc_name(section): section for section in self.machine.model.sections}
        return {branch: sections[name] for branch, name in names.items()}

    def _create_in_python(self, branches: list[Section], owner: Any) -> dict[Section, Any]:
        """Sections that belong to an object of Python, in lists by type."""
        made: dict[Section, Any] = {}
        everything = []
        for kind in sorted({int(branch.type) for branch in branches}):
            alike = [branch for branch in branches if int(branch.type) == kind]
            sections = [self.machine.python.Section(f"{name_of(kind)}[{i}]", owner) for i in range(len(alike))]
            setattr(owner, name_of(kind), sections)
            everything += sections
            for index, (branch, section) in enumerate(zip(alike, sections, strict=True)):
                branch.nameindex = float(index)
                made[branch] = section.living()
        owner.all = everything
        return made

    def _connect(self, branch: Section, made: dict[Section, Any]) -> None:
        if branch.parent is not None:
            made[branch].connect(made[branch.parent], branch.parentx, 0)

    def _shape(self, branch: Section, section: Any, in_python: bool) -> None:
        points = branch.points
        if branch.iscontour_:
            others = [] if branch.contour_list is None else branch.contour_list.items
            points = cable_of([outline.points[:, :3] for outline in (branch, *others)])
        points = _as_kept(points if in_python else _in_eight_digits(points))
        if len(points) == 1:  # a ball is a cylinder of its diameter
            x, y, z, d = points[0]
            points = np.array([(x - d / 2, y, z, d), (x, y, z, d), (x + d / 2, y, z, d)])
        section.pt3dclear()
        if branch.first:
            section.style = tuple(float(value) for value in points[0, :3])
            points = points[1:]
        for point in points:
            section.pt3dadd(*(float(value) for value in point))

    def _fill_lists(self, branches: list[Section], owner: HocObject) -> None:
        kinds = [int(branch.type) for branch in branches]
        for kind in range(min(kinds), max(kinds) + 1):
            self.machine.run_text(f'forsec "{name_of(kind)}" {list_of(kind)}.append()', owner, echo=False)
        self.machine.run_text("forall all.append()", owner, echo=False)
