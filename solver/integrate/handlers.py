"""The mechanisms that send or receive events, as the kernels of the queue know them: a row of `handler` each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..kernels import events as k
from ..mechanism.events import TOLD
from ..model.mechanisms import MechanismData
from ..model.network import Source
from ..target.arrays import Slots, aligned
from .asking import asks

if TYPE_CHECKING:
    from .events import Events

Launch = tuple[int, Slots | None]  # where the code of a NET_RECEIVE is, and its arguments


class Handlers:
    """Of an event queue. `received` is the table for events, `initialized` that for the INITIAL of NET_RECEIVE."""

    def __init__(self, events: Events) -> None:
        self.events = events
        self.received = self.initialized = aligned(1, np.int64)
        self.movable: dict[MechanismData, np.ndarray] = {}  # by handle, the slot of what net_move moves
        self._sources: dict[MechanismData, np.ndarray] = {}  # by handle
        self._handles: dict[MechanismData, np.ndarray] = {}  # by row
        self._kept: list[np.ndarray] = []

    def bind(self) -> tuple[list[Launch], list[Launch]]:
        """Where rows, arguments and requests lie now; gives what is to be launched for events, and for INITIAL."""
        targets, key = self.events.network.targets, self.events.statements.key
        receivers = [self._launch(data, key(data)) for data in targets]
        beginners = [self._launch(data, "net_initialize") for data in targets]
        self._kept.clear()
        common = [self._row(data) for data in targets]
        for (data, handle), source in self.events.network.by_point.items():
            self._sources[data][handle] = source.index
        self.received = _table([_with_launch(row, slots) for row, (_, slots) in zip(common, receivers, strict=True)])
        self.initialized = _table([_with_launch(row, slots) for row, (_, slots) in zip(common, beginners, strict=True)])
        return receivers, beginners

    def _launch(self, data: MechanismData, key: str) -> Launch:
        events, network, record = self.events, self.events.network, data.record
        signature = record.signatures.get(key)
        if signature is None or not len(data.table):
            return 0, None
        extra = {"instance": 0, "weight_index": 0, "flag": 0.0, "weight": network.weights["weight"]}
        if key.endswith(TOLD):
            extra["event.told"] = events.statements.address(data)
        if any(p.name == "incoming.first" for p in signature.parameters):
            extra["incoming.first"], extra["incoming.weights"] = network.incoming(data)
        return record.address(key), events.simulation.binder.slots(data, signature, 0, 0, **extra)

    def _row(self, data: MechanismData) -> list[int]:
        """A row of `handler` (see kernels/events.py), what does not depend on the launch."""
        position = np.array(data.table.position, np.int32)
        size = max(len(position), 1)
        rows, sources = aligned(size, np.int32), aligned(size, np.int32, fill=-1)
        rows[: len(position)] = position
        handles = aligned(max(data.table.used, 1), np.int32)
        living = np.flatnonzero(position >= 0)
        handles[position[living]] = living
        movable, old = aligned(size, np.int64, fill=-1), self.movable.get(data)
        if old is not None:
            movable[: len(old)] = old
        self.movable[data] = movable
        self._sources[data], self._handles[data] = sources, handles
        self._kept.append(rows)
        row = [0] * k.HANDLER_SIZE
        row[k.DISTURBS], row[k.WEIGHTS] = int(data.record.kind != "artificial"), data.weight_count
        row[k.CONDITION_COUNT] = len(data.record.watches)
        if data.record.watches:
            row[k.CONDITIONS] = self.events.watches.first[data].ctypes.data
        for place, array in ((k.ROWS, rows), (k.HANDLES, handles), (k.SOURCES, sources), (k.MOVABLE, movable)):
            row[place] = array.ctypes.data
        if asks(data):
            requests = self.events.simulation.services.request_list(data)
            names = ("event.count", "event.kind", "event.instance", "event.time", "event.flag")
            for place, name in zip(range(k.REQUESTED, k.REQUEST_FLAG + 1), names, strict=True):
                row[place] = requests[name].ctypes.data
            row[k.REQUEST_CAPACITY] = requests["event.capacity"]
        return row

    def source_in_row(self, data: MechanismData, row: int) -> Source | None:
        """The source that an instance is, if it is one."""
        index = int(self._sources[data][self._handles[data][row]])
        return self.events.network.source_list[index] if index >= 0 else None


def _with_launch(row: list[int], slots: Slots | None) -> list[int]:
    """A row of `handler` with the arguments of the launch."""
    row = list(row)
    row[k.SLOTS] = slots.address if slots is not None else 0
    for place, name in ((k.AT_INSTANCE, "instance"), (k.AT_WEIGHT, "weight_index"), (k.AT_FLAG, "flag")):
        row[place] = slots.positions.get(name, -1) if slots is not None else -1
    return row


def _table(rows: list[list[int]]) -> np.ndarray:
    return np.array(rows or [[0] * k.HANDLER_SIZE], np.int64).reshape(-1)
