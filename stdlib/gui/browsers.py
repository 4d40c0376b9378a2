"""Windows to choose sections and point processes with the mouse. There is none: they keep what they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import hoc_class, method
from ...interp.values import HocObject
from ..python_object import PythonObject
from ..section_list import SectionList

if TYPE_CHECKING:
    from ...interp.machine import Machine


@hoc_class("SectionBrowser")
class SectionBrowser(HocObject):
    """new SectionBrowser([SectionList]): a list of sections to choose from."""

    def __init__(self, machine: Machine, sections: SectionList | None = None) -> None:
        self.sections = sections
        self.selected = None
        self.on_select = self.on_accept = ""

    @method
    def select(self) -> float:
        """Select the accessed section."""
        self.selected = self.machine.current_section()
        return 1.0

    @method
    def select_action(self, statement: str | PythonObject, before: bool = False) -> float:
        """What to execute when one is selected."""
        self.on_select = statement
        return 1.0

    @method
    def accept_action(self, statement: str | PythonObject) -> float:
        """What to execute when one is chosen."""
        self.on_accept = statement
        return 1.0


@hoc_class("PPShape")
class PPShape(HocObject):
    """new PPShape([SectionList]): a picture of the cell to choose point processes from."""

    def __init__(self, machine: Machine, sections: SectionList | None = None) -> None:
        self.sections = sections
