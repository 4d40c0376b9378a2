"""Point processes: an electrode, a synapse, an artificial cell; one row of their mechanism's table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from .mechanisms import UNPLACED, MechanismData
from .pointer import Pointer
from .range_variables import segment_of

if TYPE_CHECKING:
    from .model import Model
    from .sections import Section


class PointProcess:
    """`new IClamp(.5)`: lives at a position of a section, or nowhere yet. Made by Model.create_point_process. `object`:
    a weak reference to what programs have of it, once that was looked for."""

    __slots__ = ("model", "data", "handle", "section", "x", "object", "__weakref__")

    def __init__(self, model: Model, data: MechanismData) -> None:
        self.model = model
        self.data = data
        self.handle = data.table.append_one(UNPLACED)
        self.section: Section | None = None
        self.x = 0.0
        self.object: Any = None
        if data.streams:
            model.begin_streams(data, (self.handle,))
        model.structure_changed = True

    @property
    def mechanism(self) -> Any:
        return self.data.record

    @property
    def artificial(self) -> bool:
        return self.data.record.kind == "artificial"

    @property
    def has_loc(self) -> bool:
        return self.section is not None

    def loc(self, section: Section, x: float) -> None:
        """Put it there (or move it there)."""
        data = self.data
        if data.record.kind == "artificial":
            raise RanvierError(f"{data.name} is an artificial cell and has no location")
        if not 0.0 < x < 1.0:
            segment_of(x, section.nodes, data.name)
        if self.section is not None:
            self.unplace()
        self.section = section
        self.x = x
        section.point_processes[self] = None
        data.note_placement(self.handle)
        self.place()
        if data.uses != ():
            self.model.insert_ions(section, data)

    def place(self) -> None:
        """Settle on the node of `x`: the ends are nodes of their own, everything else is a segment's centre."""
        section, x = self.section, self.x
        assert section is not None
        if 0.0 < x < 1.0:
            nseg = section.nodes
            segment = int(x * nseg)
            self.x = (segment + 0.5) / nseg
            node = section.first + segment
        else:
            node = section.node_at(x)
        table = self.data.table
        table.owner[table.position[self.handle]] = node
        self.model.structure_changed = True

    def unplace(self) -> None:
        """It keeps its variables but is nowhere (its section was deleted)."""
        if self.section is not None:
            del self.section.point_processes[self]
            self.section = None
            self._own(UNPLACED)
            self.model.structure_changed = True

    def _own(self, node: int) -> None:
        table = self.data.table
        table.owner[table.position[self.handle]] = node

    def get_loc(self) -> tuple[Section, float] | None:
        return None if self.section is None else (self.section, self.x)

    def delete(self) -> None:
        """The last reference to it is gone."""
        if self.section is not None:
            self.section.point_processes.pop(self, None)
            self.section = None
        self.data.table.release(self.handle)
        self.model.structure_changed = True

    def _place(self, name: str, index: int) -> tuple[Any, int]:
        table = self.data.table
        column = table.columns.get(name)
        if column is None:
            raise RanvierError(f"{self.data.name} has no variable {name}")
        if not 0 <= index < column.size:
            raise RanvierError(f"{name}[{index}]: subscript out of range, it has {column.size} elements")
        return column, index * table.capacity + table.position[self.handle]

    def has(self, name: str) -> bool:
        return name in self.data.table.columns

    def get(self, name: str, index: int = 0) -> float:
        column, place = self._place(name, index)
        return column.view[place]

    def set(self, name: str, value: float, index: int = 0) -> None:
        column, place = self._place(name, index)
        column.view[place] = value

    def pointer(self, name: str, index: int = 0) -> Pointer:
        column, _ = self._place(name, index)
        return Pointer(self.data.table, column, self.handle, index)

    def set_pointer(self, name: str, target: Any) -> None:
        """`setpointer`: the POINTER variable `name` of this instance reads and writes `target` from now on."""
        self.data.pointers[name, self.handle] = target
        self.model.structure_changed = True

    def call(self, function: str, *arguments: float) -> float:
        """A FUNCTION or PROCEDURE of the mechanism, for this instance."""
        return self.model.call_function(self.data, function, self.handle, arguments)

    caller: Callable | None = None
