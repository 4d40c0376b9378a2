"""Section names of hoc, the section stack, and the choice of sections by name."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ..lang.errors import RanvierError
from ..solver.model.sections import Section
from .values import HocArray, HocObject, weak

if TYPE_CHECKING:
    from .machine import Machine


class SectionCell:
    """`create soma`: the section of that name, None after it was deleted."""

    __slots__ = ("name", "value")

    dimensions = ()

    def __init__(self, name: str, value: Section | None = None) -> None:
        self.name = name
        self.value = value

    def sections(self) -> list[Section | None]:
        return [self.value]


class SectionArray(HocArray):
    """`create dend[3]`."""

    __slots__ = ()

    def sections(self) -> list[Section | None]:
        return self.data

    def __call__(self, index: float = 0.0) -> Section:
        """`o.dend(1)`: of an object's array this is an element, too."""
        return self.at1(index)


class SectionStack(list):
    """The accessed sections, the current one last. `S[-1]` in generated code reads it."""


def make(
    machine: Machine, name: str, dimensions: tuple[int, ...], owner: HocObject | None
) -> SectionCell | SectionArray:
    """The sections that `create name[…]` makes, of an object if it happens in a template."""
    if any(size < 1 for size in dimensions):
        raise RanvierError(f"create {name}: the size must be at least 1")
    prefix = "" if owner is None or owner.hidden else f"{owner}."  # that of a template itself goes with its definition
    if not dimensions:
        return SectionCell(name, machine.new_section(prefix + name, owner))
    places = ["".join(f"[{i}]" for i in place) for place in product(*map(range, dimensions))]
    sections = [machine.new_section(f"{prefix}{name}{place}", owner) for place in places]
    return SectionArray(name, dimensions, sections)


def delete_all(machine: Machine, old: Any) -> None:
    """Delete the sections that a name stood for."""
    for section in list(old.sections()):
        if section is not None and section.exists:
            machine.delete_section(section)


exists: Callable[[Section], bool] = attrgetter("exists")


def living(machine: Machine, this: Any = None) -> Iterator[Section]:
    """All sections of now (in an object's procedures: the object's own), except those that are deleted on the way."""
    for section in machine.model.sections if this is None or this.hidden else this.own_sections():
        if section.exists:
            yield section


def selected(machine: Machine, selection: Any, this: Any = None) -> Iterator[Section]:
    """`forsec x`: by a regular expression or the sections of a SectionList. In an object's procedures the expression
    is looked for in what follows the object's name."""
    if isinstance(selection, str):
        matches, start = pattern(selection), 0 if this is None or this.hidden else len(str(this))
        for section in living(machine, this):
            if matches(section.name, start):
                yield section
    elif isinstance(selection, HocObject) and selection.class_name == "SectionList":
        yield from _one_after_another(selection)
    else:
        raise RanvierError("forsec needs a string or a SectionList")


def _one_after_another(selection: Any) -> Iterator[Section]:
    """The sections of a list, which may change meanwhile: what is appended comes too, what is deleted does not."""
    place, members = 0, selection.sections()
    while place < len(members):
        section, following = members[place], members[place + 1 : place + 2]
        if section.exists:
            yield section
        members = selection.members
        if place < len(members) and members[place] is section:
            place += 1
        else:  # it, or one before it, was taken out
            place = members.index(following[0]) if following and following[0] in members else place


def is_selected(section: Section, selection: Any) -> bool:
    """`ifsec x`"""
    if isinstance(selection, str):
        return bool(pattern(selection)(section.name))
    if isinstance(selection, HocObject) and selection.class_name == "SectionList":
        return any(section is other for other in selection.sections())
    raise RanvierError("ifsec needs a string or a SectionList")


def connect(child: Section, end: float, parent: Section, x: float) -> None:
    """`connect child(end), parent(x)`"""
    if end not in (0.0, 1.0):
        raise RanvierError(f"{child.name}: only an end, 0 or 1, can be connected, not {end:g}")
    if child.parent is not None:
        print(
            f"Notice: {child.name}({child.child_end:g}) had previously been connected to parent "
            f"{child.parent.name}({child.parent_x:g})",
            file=sys.stderr,
        )
    child.connect(parent, x, int(end))


def set_pointer(owner: Any, name: str, x: float | None, target: Any) -> None:
    """`setpointer owner.name, target`: of a point process, or of a section's mechanism at x."""
    if isinstance(owner, Section):
        variable = owner.model.range_variable(name)
        data = getattr(variable, "data", None)
        if data is None or variable.field.role != "pointer":
            raise RanvierError(f"setpointer: {name} is not a POINTER of a mechanism")
        data.pointers[variable.field.name, variable.handle(owner, 0.5 if x is None else x)] = weak(target)
        owner.model.structure_changed = True
    elif hasattr(owner, "point"):
        owner.point.set_pointer(name, weak(target))
    else:
        raise RanvierError(f"setpointer: {name} is not a POINTER of a mechanism")


def forget(machine: Machine, section: Section) -> None:
    """The name of a section that is deleted stands for nothing."""
    name, _, index = section.name.rpartition(".")[2].partition("[")
    owner = section.cell
    if owner is not None:
        for attribute in (f"hoc_{name}", f"own_{name}"):
            held = owner.__dict__.get(attribute)
            if held is section:
                setattr(owner, attribute, None)
    else:
        held = machine.globals.names.get(name)
        if isinstance(held, SectionCell) and held.value is section:
            held.value = None
    if isinstance(held, SectionArray) and index:
        place = held.position(*map(float, index[:-1].split("][")))
        if held.data[place] is section:
            held.data[place] = None


@lru_cache(maxsize=256)
def pattern(text: str) -> Any:
    """The function that searches a name for hoc's kind of regular expression: `[` and `]` stand for themselves,
    `<` and `>` enclose a set of characters."""
    try:
        return re.compile(python_pattern(text)).search
    except re.error as error:
        raise RanvierError(f"not a regular expression: {text!r} ({error})") from None


def python_pattern(text: str) -> str:
    """hoc's regular expression in Python's notation. A repetition of nothing, as in `*2*`, means nothing."""
    text = text.lstrip("*+?")
    return text.replace("[", r"\[").replace("]", r"\]").replace("<", "[").replace(">", "]")
