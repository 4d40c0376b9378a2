"""What connections refer to: the objects of point processes, the sections and places of variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interp.per_machine import PerMachine
from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..interp.values import HocObject
    from ..solver.model.sections import Section

NO_VOLTAGE = -2.0  # the position of another variable


def is_point_process(owner: Any) -> bool:
    """Whether a value of hoc is an object of a point process or artificial cell."""
    return hasattr(owner, "point")


def receiver(target: Any, title: str) -> Any:
    """The point process of an object that may be the target of a connection; None for NULLobject."""
    if target is None:
        return None
    if not is_point_process(target):
        raise RanvierError(f"{title} must be a point process or NULLobject")
    if not target.point.data.record.has_net_receive:
        raise RanvierError(f"{target} has no NET_RECEIVE: it can not be the target of a connection")
    return target.point


def belongs(pointer: Any, section: Section) -> bool:
    """Whether a variable is one of a section, or of a point process in it."""
    table = getattr(pointer, "table", None)
    if table is None:
        return False
    if table is section.model.nodes:
        if section.first <= pointer.handle < section.first + section.nodes:
            return True
        row = table.row(pointer.handle)
        return any(table.row(section.node_at(x)) == row for x in section_positions(section))
    nodes, owner = section.model.nodes, table.owner[table.row(pointer.handle)]
    return owner >= 0 and nodes.row(owner) in {nodes.row(section.node_at(x)) for x in section_positions(section)}


def section_positions(section: Section) -> list[float]:
    """The positions that have a node: both ends and the centres of the segments."""
    return [0.0, *((i + 0.5) / section.nodes for i in range(section.nodes)), 1.0]


def position_of_voltage(section: Section, pointer: Any) -> float:
    """Where in the section a voltage is; -2 for another variable."""
    nodes = section.model.nodes
    if getattr(pointer, "table", None) is not nodes or pointer.column.name != "v":
        return NO_VOLTAGE
    row = nodes.row(pointer.handle)
    for x in section_positions(section):
        if nodes.row(section.node_at(x)) == row:
            return x
    return NO_VOLTAGE


def cell_of(section: Section | None) -> HocObject | None:
    """The object that a section belongs to."""
    return section.cell if section is not None else None  # type: ignore[return-value]


_INDEX_BY_HANDLE: PerMachine[dict] = PerMachine()


def object_at(machine: Machine, data: Any, handle: int) -> HocObject | None:
    """The object of hoc that is a point process, found by its mechanism and handle."""
    known = _INDEX_BY_HANDLE.setdefault(machine, {})
    objects = known.get(data)
    found = objects[0].get(objects[1].get(handle, -1)) if objects is not None else None
    if found is None or found.point.handle != handle:
        living = machine.objects_of(data.name)
        if not living:
            return None
        known[data] = machine.instances[type(living[0])], {o.point.handle: o.index for o in living}
        instances, indices = known[data]
        found = instances.get(indices.get(handle, -1))
    return found
