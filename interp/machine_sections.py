"""A machine's sections: the accessed ones, and how they are made, found and deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ..lang.errors import RanvierError
from ..solver.model.sections import Section
from . import sections
from .mechanisms import mechanism_hint
from .values import HocObject


class MachineSections:
    """The part of a Machine that is about sections."""

    model: Any
    section_stack: list[Section]
    mechanism_makers: dict[str, Callable[[], None]]

    def current_section(self) -> Section:
        """The accessed section; RanvierError if there is none."""
        if not self.section_stack:
            raise RanvierError("no section is accessed", hint="create one, or say `access name`")
        return self.section_stack[-1]

    def push_section(self, section: Section) -> None:
        self.section_stack.append(section)

    def pop_section(self) -> None:
        if len(self.section_stack) > 1:
            self.section_stack.pop()

    def access(self, section: Section) -> None:
        """`access section`: from now on, or to the end of the section block."""
        self.section_stack[-1:] = [section]

    @contextmanager
    def accessing(self, section: Section) -> Iterator[None]:
        """Inside, the section is the accessed one."""
        depth = len(self.section_stack)
        self.section_stack.append(section)
        try:
            yield
        finally:
            del self.section_stack[depth:]

    def new_section(self, name: str, owner: HocObject | None) -> Section:
        """A section; the first one is accessed until another is."""
        section = self.model.create_section(name, owner)
        if not self.section_stack:
            self.section_stack.append(section)
        return section

    def section_pattern(self, text: str) -> Callable[[str], Any]:
        """The function that searches a name for hoc's kind of regular expression."""
        return sections.pattern(text)

    def make_sections(self, name: str, dimensions: tuple[int, ...], owner: HocObject | None) -> Any:
        return sections.make(self, name, dimensions, owner)

    def delete_section(self, section: Section) -> None:
        """Delete a section of the model, its name and its place in the stack."""
        sections.forget(self, section)
        self.model.delete_section(section)
        stack = self.section_stack
        first = next(iter(self.model.section_set), None)
        if section in stack:
            stack[:] = [first if other is section else other for other in stack] if first is not None else []

    def forget_section_name(self, section: Section) -> None:
        """The name that it is known by stands for nothing from now on."""
        sections.forget(self, section)

    def section_named(self, name: str) -> Section | None:
        """The section of a name such as `dend[3]` or `Cell[0].soma`; the last one if several have it."""
        return next((one for one in reversed(self.model.sections) if one.prefix + one.name == name), None)

    def make_mechanism(self, mechanism: str) -> None:
        """Compile a channel that a program described, if it is one and was not needed before."""
        if mechanism in self.mechanism_makers and mechanism not in self.model.mechanism_data:
            self.mechanism_makers[mechanism]()

    def insert(self, section: Section, mechanism: str) -> None:
        """`insert mechanism`"""
        self.make_mechanism(mechanism)
        if mechanism not in self.model.mechanism_data and mechanism not in ("capacitance", "morphology"):
            raise RanvierError(f"{mechanism} is not a mechanism", hint=mechanism_hint(self, mechanism))
        section.insert(mechanism)
