"""Range variables: what `gnabar_hh(.3)` means, resolved by name once and then read and written by position.

The interpreter may keep a RangeVariable as long as its Model lives. All take a position x in 0..1 along the
section; `index` is the element of an array variable.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from .pointer import Pointer
from .tables import Column, Table

if TYPE_CHECKING:
    from .mechanisms import MechanismData
    from .sections import Section


NEAR = 1e-10  # a centre this close to an end of an arc belongs to it


def segment_of(x: float, nseg: int, name: str = "position") -> int:
    """The segment that holds position x: 0 is in the first, 1 in the last."""
    if 0.0 <= x < 1.0:
        return int(x * nseg)
    if x == 1.0:
        return nseg - 1
    raise RanvierError(f"{name}({x:g}): x is outside the section, 0 ≤ x ≤ 1")


class RangeVariable:
    """A variable of the segments of a section: `diam`, `cm`, `i_cap` and every mechanism's own."""

    __slots__ = ("name", "table", "column", "size", "unit")

    mechanism = None  # record of the mechanism it belongs to
    field = None
    at_ends = False  # whether the ends of a section have their own

    def __init__(self, name: str, table: Table, column: Column, unit: str = "") -> None:
        self.name = name
        self.table = table
        self.column = column
        self.size = column.size
        self.unit = unit

    def first_handle(self, section: Section) -> int:
        """The handle of the section's first segment."""
        return section.first

    def has(self, section: Section) -> bool:
        return True

    def handle(self, section: Section, x: float) -> int:
        return self.first_handle(section) + segment_of(x, section.nodes, self.name)

    def place(self, section: Section, x: float, index: int) -> int:
        table, handle = self.table, self.handle(section, x)
        row = table.position[handle]
        if index:
            if not 0 < index < self.size:
                raise RanvierError(f"{self.name}[{index}]: subscript out of range, it has {self.size} elements")
            return index * table.capacity + row
        return row

    def get(self, section: Section, x: float, index: int = 0) -> float:
        if index == 0 and 0.0 < x < 1.0:  # the common case, without another call
            return self.column.view[self.table.position[section.first + int(x * section.nodes)]]
        place = self.place(section, x, index)  # first: it may make the node, and the column then moves
        return self.column.view[place]

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        if index == 0 and 0.0 < x < 1.0:
            self.column.view[self.table.position[section.first + int(x * section.nodes)]] = value
            return
        place = self.place(section, x, index)
        self.column.view[place] = value

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        """`gnabar_hh = .12`: every segment."""
        first, table = self.first_handle(section), self.table
        view, offset = self.column.view, index * table.capacity
        if section.nodes == 1:
            view[offset + table.position[first]] = value
            return
        for row in table.position[first : first + section.nodes]:
            view[offset + row] = value

    def set_arc(self, section: Section, x0: float, x1: float, v0: float, v1: float, index: int = 0) -> None:
        """`diam(x0:x1) = v0:v1`: linearly over the segments whose centres lie between x0 and x1."""
        for x, value in arc_values(section, x0, x1, v0, v1, ends=self.at_ends):
            self.set(section, x, value, index)

    def pointer(self, section: Section, x: float, index: int = 0) -> Pointer:
        self.place(section, x, index)
        return Pointer(self.table, self.column, self.handle(section, x), index)


def arc_values(section: Section, x0: float, x1: float, v0: float, v1: float, ends: bool) -> list[tuple[float, float]]:
    """The positions of a section that lie in an arc, each with its value."""
    if not 0.0 <= x0 < x1 <= 1.0:
        raise RanvierError(f"{x0:g}:{x1:g} is not an arc: 0 ≤ x0 < x1 ≤ 1")
    nseg = section.nodes
    positions = [(i + 0.5) / nseg for i in range(nseg)]
    if ends:
        positions = [0.0, *positions, 1.0]
    parts = [(x, (x - x0) / (x1 - x0)) for x in positions if x0 - NEAR <= x <= x1 + NEAR]
    return [(x, v0 * (1.0 - part) + v1 * part) for x, part in parts]


class Voltage(RangeVariable):
    """v also lives at the ends: v(0) is that of the node where the section begins, v(1) where it ends."""

    __slots__ = ()

    at_ends = True

    def handle(self, section: Section, x: float) -> int:
        return section.node_at(min(max(x, 0.0), 1.0))  # unlike the others, v does not mind a position outside

    def pointer(self, section: Section, x: float, index: int = 0) -> Pointer:
        if index == 0 and 0.0 < x < 1.0:  # the common case, without another call
            return Pointer(self.table, self.column, section.first + int(x * section.nodes))
        return super().pointer(section, x, index)

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        """Every segment and both ends, even where one is the parent's node."""
        start = section.root_node if section.parent is None else -1
        if start < 0:
            start = section.start_node()  # first: it may make the node, and the column then moves
        position, view, first = self.table.position, self.column.view, section.first
        for row in position[first : first + section.nodes]:
            view[row] = value
        view[position[start]] = view[position[section.end]] = value


class MembraneCurrent(Voltage):
    """i_membrane_, nA: there if the model is asked for it; only read."""

    __slots__ = ()

    def has(self, section: Section) -> bool:
        return self.name in self.table.columns

    def place(self, section: Section, x: float, index: int) -> int:
        if self.name not in self.table.columns:
            raise RanvierError("there is no i_membrane_", hint="cvode.use_fast_imem(1) makes it")
        return super().place(section, x, index)

    def pointer(self, section: Section, x: float, index: int = 0) -> Pointer:
        return RangeVariable.pointer(self, section, x, index)

    def get(self, section: Section, x: float, index: int = 0) -> float:
        place = self.place(section, x, index)  # first: it may make the node, and the column then moves
        return self.column.view[place]

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        raise RanvierError("i_membrane_ can not be assigned: it follows from the other currents")

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        self.set(section, 0.5, value)


class Diameter(RangeVariable):
    """diam belongs to the segments, but with 3-D points they decide (and a change goes back to the points)."""

    __slots__ = ()

    def get(self, section: Section, x: float, index: int = 0) -> float:
        if section.stale and section.points is not None:
            section.update_geometry()
        return self.column.view[self.table.position[section.first + segment_of(x, section.nodes, "diam")]]

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        self.column.view[self.table.position[section.first + segment_of(x, section.nodes, "diam")]] = value
        section.diameter_changed()

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        super().set_all(section, value)
        section.diameter_changed()

    def pointer(self, section: Section, x: float, index: int = 0) -> Pointer:
        pointer = super().pointer(section, x)
        pointer.changed = section.diameter_changed
        return pointer


class MechanismVariable(RangeVariable):
    """A variable of a mechanism, there only where it was inserted."""

    __slots__ = ("data", "mechanism", "field")

    def __init__(self, name: str, data: MechanismData, field: object) -> None:
        super().__init__(name, data.table, data.table.columns[field.name], field.unit)
        self.data = data
        self.mechanism = data.record
        self.field = field

    def renew(self, field: Any) -> None:
        """The mechanism goes on with another record: this variable's field there."""
        self.column = self.data.table.columns[field.name]
        self.size, self.unit = self.column.size, field.unit
        self.mechanism, self.field = self.data.record, field

    def has(self, section: Section) -> bool:
        return self.data in section.rows

    def first_handle(self, section: Section) -> int:
        first = section.rows.get(self.data)
        if first is None:
            raise self.missing(section)
        return first

    def missing(self, section: Section) -> RanvierError:
        name = self.data.record.name
        if self.data.record.kind == "ion":
            ion = name.removesuffix("_ion")
            return RanvierError(
                f"section {section.name} has no {self.name}: no mechanism there uses the ion {ion}",
                hint=f"insert a mechanism that uses {ion}, or {name} itself, first",
            )
        return RanvierError(f"section {section.name} has no mechanism {name}: insert {name} first")

    def get(self, section: Section, x: float, index: int = 0) -> float:
        first = section.rows.get(self.data)
        if first is None:
            raise self.missing(section)
        if index == 0 and 0.0 <= x < 1.0:  # the common case, without another call
            return self.column.view[self.table.position[first + int(x * section.nodes)]]
        return self.column.view[self.place(section, x, index)]

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        first = section.rows.get(self.data)
        if first is None:
            raise self.missing(section)
        if index == 0 and 0.0 <= x < 1.0:
            self.column.view[self.table.position[first + int(x * section.nodes)]] = value
        else:
            self.column.view[self.place(section, x, index)] = value


class AxialVariable(MechanismVariable):
    """A variable that axial resistances follow from. What is written through a pointer counts when they are computed
    anew for another reason."""

    __slots__ = ()

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        super().set(section, x, value, index)
        section.model.diam_changed = True

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        super().set_all(section, value, index)
        section.model.diam_changed = True


class PointerVariable(MechanismVariable):
    """A POINTER of a mechanism: whoever uses it means what it points to."""

    __slots__ = ()

    def pointer(self, section: Section, x: float, index: int = 0) -> Any:
        return self.data.target(self.field.name, self.handle(section, x))

    def get(self, section: Section, x: float, index: int = 0) -> float:
        return self.pointer(section, x).get()

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        self.pointer(section, x).set(value)

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        first = self.first_handle(section)
        for handle in range(first, first + section.nodes):
            self.data.target(self.field.name, handle).set(value)


class StreamVariable(MechanismVariable):
    """A RANDOM variable of a mechanism: its value is what the model's `wrap_stream` makes of a pointer."""

    __slots__ = ("wrap",)

    def __init__(self, name: str, data: MechanismData, field: object, wrap: Callable[[Pointer], Any]) -> None:
        super().__init__(name, data, field)
        self.wrap = wrap

    def get(self, section: Section, x: float, index: int = 0) -> Any:
        return self.wrap(self.pointer(section, x))

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        raise random_assigned(self.name)

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        raise random_assigned(self.name)


def random_assigned(name: str) -> RanvierError:
    """That a RANDOM variable can not be assigned."""
    return RanvierError(f"{name} is a RANDOM variable and can not be assigned", hint=f"{name}.set_ids(1, 2, 3)")


class NodeVariable(MechanismVariable):
    """A variable of a mechanism that the nodes keep: the ends of sections have it too. A node that does not belong to
    a section with the mechanism has 0."""

    __slots__ = ()

    at_ends = True

    def __init__(self, nodes: Table, data: MechanismData, field: Any) -> None:
        RangeVariable.__init__(self, field.name, nodes, Column(field.name, field.size, field.default), field.unit)
        self.data = data
        self.mechanism = data.record
        self.field = field

    def renew(self, field: Any) -> None:
        """No section has the mechanism now, so that no node keeps anything."""
        self.table.columns.pop(self.name, None)
        self.column.alive = False
        self.column = Column(field.name, field.size, field.default)
        self.size, self.mechanism, self.field = field.size, self.data.record, field

    def first_handle(self, section: Section) -> int:
        if self.data not in section.rows:
            raise self.missing(section)
        return section.first

    def handle(self, section: Section, x: float) -> int:
        if self.data not in section.rows and not self.is_at(section, x):
            raise self.missing(section)
        return section.node_at(x)

    def is_at(self, section: Section, x: float) -> bool:
        """Whether the node at x has it: that of the parent, where the section begins."""
        while section.parent is not None and x == section.child_end:
            section, x = section.parent, section.parent_x
        return self.data in section.rows

    def get(self, section: Section, x: float, index: int = 0) -> float:
        place = self.place(section, x, index)  # first: it may make the node, and the column then moves
        return self.column.view[place]

    def set(self, section: Section, x: float, value: float, index: int = 0) -> None:
        place = self.place(section, x, index)
        if self.is_at(section, x):
            self.column.view[place] = value

    def set_all(self, section: Section, value: float, index: int = 0) -> None:
        """Every segment and both ends, even where one is the parent's node."""
        super().set_all(section, value, index)
        self.set(section, 0.0, value, index)
        self.set(section, 1.0, value, index)
