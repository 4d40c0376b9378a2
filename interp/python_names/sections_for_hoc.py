"""`_pysec` in hoc: the sections that Python created, by their names: `_pysec.soma`, `_pysec.cell.dend[3]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...lang.errors import RanvierError
from ...solver.model.sections import Section as ModelSection
from ..values import HocObject


class PythonSections(HocObject):
    """Those whose names begin in a certain way; its members are what may follow."""

    class_name = "_pysec"

    def __new__(cls, machine: Any, begin: str = "") -> PythonSections:
        made = object.__new__(cls)
        made.machine, made.begin = machine, begin
        return made

    def __init__(self, machine: Any, begin: str = "") -> None:
        self.begin = begin

    def __str__(self) -> str:
        return f"_pysec.{self.begin}".rstrip(".")

    def __getattr__(self, name: str) -> Any:
        prefix, _, member = name.partition("_")
        if prefix == "hoc":
            return self._named(member)
        if prefix == "hocat":
            return self._element(member)
        raise AttributeError(name, name=name, obj=self)

    def _named(self, name: str) -> ModelSection | PythonSections:
        whole = self.begin + name
        for section in self.machine.model.section_set:
            if section.prefix and section.name == whole:
                return section
        if any(section.prefix and section.name.startswith(whole + ".") for section in self.machine.model.section_set):
            return PythonSections(self.machine, whole + ".")
        raise AttributeError(f"hoc_{name}", name=f"hoc_{name}", obj=self)

    def _element(self, name: str) -> Callable[[float], Any]:
        return lambda index: self._named(f"{name}[{int(index)}]")

    @classmethod
    def missing_member(cls, self: HocObject, name: str) -> Any:
        raise RanvierError(f"Python has no section {self}.{name.partition('_')[2]}")
