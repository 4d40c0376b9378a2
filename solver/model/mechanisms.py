"""The rows of a mechanism in a model: its table, its globals, and what its POINTERs point to."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

from ...lang.errors import RanvierError
from .pointer import ArrayPointer
from .tables import Column, Table, aligned

UNPLACED = -2  # owner of a point process that has no location
NO_TARGET = -2  # the number of what no connection leads to; -1 is that of connections without a target


class MechanismData:
    """A registered mechanism. `record` is what the compiler gave (see `solver/mechanism/fields.py`); rows are
    instances: one for each segment it is inserted in, or one for each point process."""

    __slots__ = (
        "record",
        "name",
        "table",
        "globals",
        "pointers",
        "order",
        "point_processes",
        "placed",
        "placements",
        "streams",
        "keeps_at_nodes",
        "is_distributed",
        "uses",
        "weight_count",
        "target_number",
        "receives",
        "watched",
    )

    def __init__(self, record: Any, order: int) -> None:
        self.name = record.name
        self.order = order  # of registration
        self.table = Table(record.name, _columns(record))
        self.globals: dict[str, np.ndarray] = {g.name: _filled(g.size, g.default) for g in record.globals}
        self.pointers: dict[tuple[str, int], Any] = {}  # (field, handle) → pointer
        self.point_processes: dict[int, Any] = {}  # handle → PointProcess, while it lives
        self.placed = array("q")  # by handle: as the how manieth it got its location
        self.placements = 0
        self._follow(record)
        self.target_number = NO_TARGET  # under which connections know it, once there are any to it

    def replace(self, record: Any) -> None:
        """Go on as what a changed .mod file says: instances and globals keep what has the same name and size."""
        self.table.change_columns(_columns(record))
        kept = {g.name: self.globals.get(g.name) for g in record.globals}
        for one in record.globals:
            values = kept[one.name]
            if values is None or len(values) != max(one.size, 1) or one.role in ("table", "hidden"):
                kept[one.name] = _filled(one.size, one.default)
        self.globals = kept
        pointers = {f.name for f in record.fields if f.role == "pointer"}
        self.pointers = {key: target for key, target in self.pointers.items() if key[0] in pointers}
        self._follow(record)

    def _follow(self, record: Any) -> None:
        self.record = record
        self.streams = _streams(record)
        self.keeps_at_nodes = _keeps_at_nodes(record)
        self.is_distributed = record.kind in ("density", "ion")  # along sections
        self.uses: tuple[tuple[MechanismData, Any, float], ...] | None = None  # of ions, and the style that they get
        self.weight_count = max(len(record.weights), 1)  # of a connection to it
        self.receives = record.has_net_receive
        self.watched = not self.receives and "x" in self.table.columns  # if it is a source of spikes

    def begin_stream(self, handle: int, name: str, number: int) -> None:
        """The stream of an instance starts, as the how manieth of the model."""
        table = self.table
        stream = table.columns[name].rows(table.capacity)[:, table.position[handle]]
        stream[:3] = stream[4:] = 1.0, 0.0, float(number)
        stream[3] = 0.0

    def target(self, name: str, handle: int) -> Any:
        """What a POINTER of an instance points to."""
        target = self.pointers.get((name, handle))
        if target is None:
            raise RanvierError(
                f"the POINTER {name} of {self.name} points to nothing", hint=f"setpointer for {name} first"
            )
        return target

    def field(self, name: str) -> Any:
        for field in self.record.fields:
            if field.name == name:
                return field
        raise RanvierError(f"{self.name} has no variable {name}")

    def note_placement(self, handle: int) -> None:
        """The point process got a location just now: at its node it comes before those that were there."""
        self.placements = number = self.placements + 1
        placed = self.placed
        if handle == len(placed):
            placed.append(number)
            return
        placed.extend([0] * (handle + 1 - len(placed)))
        placed[handle] = number

    def global_pointer(self, name: str) -> ArrayPointer:
        values = self.globals[name]
        return ArrayPointer(values, 0, len(values))


def _columns(record: Any) -> list[Column]:
    return [Column(f.name, f.size, f.default) for f in record.fields if not f.at_nodes]


def _keeps_at_nodes(record: Any) -> bool:
    return any(field.at_nodes for field in record.fields)


def _streams(record: Any) -> tuple[str, ...]:
    """Its RANDOM variables."""
    return tuple(f.name for f in record.fields if f.role == "random")


def _filled(size: int, default: float) -> np.ndarray:
    values = aligned(max(size, 1))
    values[:] = default
    return values
