"""SectionList: sections in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.model.sections import Section


def below(root: Section) -> Iterator[Section]:
    """A section and all its descendants, generation by generation."""
    generation = [root]
    while generation:
        yield from generation
        generation = [child for section in generation for child in section.children]


@hoc_class("SectionList")
class SectionList(HocObject):
    """new SectionList(): for `forsec list`. A section may be in it several times; deleted ones leave it."""

    def __init__(self, machine: Machine) -> None:
        self.members: list[Section] = []

    def sections(self) -> list[Section]:
        """The sections that exist, in order."""
        self.members = [section for section in self.members if section.exists]
        return self.members

    @method
    def append(self) -> float:
        """Append the accessed section."""
        self.members.append(self.machine.current_section())
        return 1.0

    @method
    def remove(self, others: SectionList | None = None) -> float:
        """Remove the accessed section, or those of another list; gives how many were removed."""
        if others is not None:
            gone = {id(section) for section in others.members}
            before = len(self.sections())
            self.members = [section for section in self.members if id(section) not in gone]
            return float(before - len(self.members))
        current = self.machine.current_section()
        if current not in self.members:
            return 0.0
        self.members.remove(current)
        return 1.0

    @method
    def wholetree(self) -> float:
        """Append all sections of the cell of the accessed section, generation by generation."""
        self.members += below(self.machine.current_section().root())
        return 1.0

    @method
    def subtree(self) -> float:
        """Append the accessed section and its descendants."""
        self.members += below(self.machine.current_section())
        return 1.0

    @method
    def children(self) -> float:
        """Append the children of the accessed section."""
        self.members += self.machine.current_section().children
        return 1.0

    @method
    def allroots(self) -> float:
        """Append all sections that have no parent."""
        self.members += [section for section in self.machine.model.sections if section.parent is None]
        return 1.0

    @method
    def unique(self) -> int:
        """Keep only the first of equal sections; gives how many were removed."""
        kept = list(dict.fromkeys(self.sections()))
        removed = len(self.members) - len(kept)
        self.members = kept
        return removed

    @method
    def contains(self) -> bool:
        """Whether the accessed section is in the list."""
        return self.machine.current_section() in self.sections()

    @method
    def size(self) -> int:
        """The number of sections."""
        return len(self.sections())

    @method
    def printnames(self) -> float:
        """Print the names, one a line."""
        for section in self.sections():
            self.machine.write(f"{section.name}\n")
        return 1.0
