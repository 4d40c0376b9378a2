"""SectionRef: a section, held by an object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interp.registry import attribute, element, hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.model.sections import Section


@hoc_class("SectionRef")
class SectionRef(HocObject):
    """new SectionRef(): refers to the accessed section; r.sec, r.parent, r.child[i] … are sections."""

    def __init__(self, machine: Machine) -> None:
        self.section = machine.current_section()

    def _living(self) -> Any:
        if not self.section.exists:
            raise RanvierError("the section of this SectionRef was deleted")
        return self.section

    @attribute
    def sec(self) -> Section:
        """The section."""
        return self._living()

    @attribute
    def parent(self) -> Section:
        """The section it is connected to."""
        parent = self._living().parent
        if parent is None:
            raise RanvierError(f"{self.section.name} has no parent")
        return parent

    @attribute
    def trueparent(self) -> Any:
        """The section whose end or middle it begins at; a parent that is connected at its own beginning is skipped."""
        parent = self._living().trueparent()
        if parent is None:
            raise RanvierError(f"{self.section.name} has no true parent")
        return parent

    @attribute
    def root(self) -> Section:
        """The root of its cell."""
        return self._living().root()

    @element("child")
    def child(self, index: int) -> Any:
        """A child."""
        children = self._living().children
        if not 0 <= index < len(children):
            raise RanvierError(f"{self.section.name} has no child {index}: it has {len(children)}")
        return children[index]

    @method
    def nchild(self) -> int:
        """The number of children."""
        return len(self._living().children)

    @method
    def has_parent(self) -> bool:
        """Whether it is connected to a section."""
        return self._living().parent is not None

    @method
    def has_trueparent(self) -> bool:
        """Whether there is a true parent."""
        return self._living().trueparent() is not None

    @method
    def exists(self) -> bool:
        """Whether the section was not deleted."""
        return self.section.exists

    @method
    def is_cas(self) -> bool:
        """Whether it is the accessed section."""
        stack = self.machine.section_stack
        return bool(stack) and stack[-1] is self.section

    @method
    def unname(self) -> float:
        """r.unname(): the section has no name any more; r.rename gives it one."""
        section = self._living()
        if not section.name:
            raise RanvierError("the section of this SectionRef has no name")
        if section.cell is not None or "[" in section.name:
            raise RanvierError(f"{section.name} can not lose its name: it is of an object or an array")
        self.machine.forget_section_name(section)
        section.name = ""
        return 1.0

    @method
    def rename(self, name: str) -> float:
        """r.rename("name"): gives a section that lost its name another one; a section that has its name keeps it."""
        section = self._living()
        if section.name:
            self.machine.write(f"{section.name} must first be unnamed\n")
            return 0.0
        if not name.isidentifier() or self.machine.lookup(name) is not None:
            raise RanvierError(f"SectionRef.rename: {name} is not a free name")
        self.machine.run_text(f"create {name}", None, echo=False)
        cell = self.machine.lookup(name)
        self.machine.model.delete_section(cell.value)
        cell.value, section.name = section, name
        return 1.0
