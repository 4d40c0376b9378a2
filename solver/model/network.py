"""The connections of a network as a table, and the sources that they come from.

A connection is a row: source, target, delay, weights. What hoc holds as a NetCon is only the row's number. Rows are
not used again, so that the events which are on their way to a deleted connection find it deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .tables import aligned

if TYPE_CHECKING:
    from .mechanisms import MechanismData
    from .point_processes import PointProcess
    from .sections import Section

LOGS, CALLS_STATEMENT = 1, 2  # what a source does at a spike, besides sending
LARGEST_GID = (1 << 31) - 1
NO_THRESHOLD = 10.0  # mV, of a source that was given none
FIRST_CAPACITY = 64


class Records:
    """Numpy columns of different types that grow together. `views` reads single numbers fast."""

    def __init__(self, **types: str) -> None:
        self.types = types
        self.count = 0
        self.capacity = 0
        self.columns: dict[str, np.ndarray] = {}
        self.views: dict[str, memoryview] = {}
        self._grow(FIRST_CAPACITY)

    def _grow(self, capacity: int) -> None:
        for name, type in self.types.items():
            new = aligned(capacity, np.dtype(type))
            new[: self.count] = self.columns[name][: self.count] if self.count else 0
            new[self.count :] = 0
            self.columns[name] = new
            self.views[name] = memoryview(new)
        self.capacity = capacity

    def append(self, count: int = 1) -> int:
        """More rows of zeros; the first of them."""
        first = self.count
        if first + count > self.capacity:
            self._grow(max(first + count, 2 * self.capacity))
        self.count = first + count
        return first

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]


class Source:
    """What sends spikes: a variable that is watched for its threshold, or a point process.

    `recorder.begin()` is called at initialization and `recorder.spike(time)` for each spike, some time after it;
    `statement()` at each spike. Both are set by `watch`.
    """

    __slots__ = ("network", "index", "pointer", "point", "section", "connections", "recorder", "statement", "tells")

    def __init__(self, network: Network, index: int, pointer: Any, point: Any, section: Section | None) -> None:
        self.network = network
        self.index = index
        self.pointer = pointer
        self.point: tuple[MechanismData, int] | None = point  # its mechanism and handle
        self.section = section
        self.connections: dict[int, None] = {}
        self.recorder: Any = None
        self.statement: Any = None
        self.tells = False  # other processes, of its spikes
        network.sources.views["gid"][index] = -1

    @property
    def alive(self) -> bool:
        if self.point is not None:
            return is_alive(*self.point)
        return self.pointer is None or self.pointer.alive

    @property
    def threshold(self) -> float:
        """mV (or what the variable is measured in)"""
        return self.network.sources.views["threshold"][self.index]

    @threshold.setter
    def threshold(self, value: float) -> None:
        self.network.sources.views["threshold"][self.index] = value

    @property
    def gid(self) -> int:
        """Its global number; -1: none."""
        return self.network.sources.views["gid"][self.index]

    def watch(self, recorder: Any, statement: Any) -> None:
        """Who is told of its spikes from now on (either may be None)."""
        self.recorder, self.statement = recorder, statement
        self._note()

    def _note(self) -> None:
        """What it does at a spike, for the kernels."""
        logs = LOGS if self.recorder is not None or self.tells else 0
        calls = CALLS_STATEMENT if self.statement is not None else 0
        self.network.sources.views["does"][self.index] = logs | calls
        self.drop_if_idle()

    def name(self, gid: int, tells: bool = False) -> None:
        """Its global number from now on; with -1 it has none. `tells`: other processes are told of its spikes."""
        self.network.sources.views["gid"][self.index] = gid
        self.tells = tells
        self._note()

    def drop_if_idle(self) -> None:
        """Nobody is connected, nobody listens and it has no global number: it is watched no more."""
        used = self.connections or self.recorder is not None or self.statement is not None or self.gid >= 0
        if not used and self is not self.network.nowhere:
            self.network.drop(self)


class Network:
    """All sources, connections and weights of a model. `changed`: what the kernels were bound to is not valid."""

    def __init__(self) -> None:
        self.connections = Records(
            source="i4", mechanism="i4", instance="i4", active="i4", delay="f8", first_weight="i8", last_weight="i8"
        )
        self.weights = Records(weight="f8")
        self.sources = Records(threshold="f8", above="i4", does="i4", gid="i4")
        self.source_list: list[Source | None] = []
        self.by_point: dict[tuple[MechanismData, int], Source] = {}
        self.by_variable: dict[object, Source] = {}
        self.nowhere: Source | None = None
        self.targets: list[MechanismData] = []  # by the numbers in column `mechanism`
        self.target_numbers: dict[MechanismData, int] = {}
        self.changed = True
        self.number_of_no_connection()

    def number_of_no_connection(self) -> None:
        """The first weights belong to nobody: events that came over no connection read (and change) them."""
        self.weights.append(FIRST_CAPACITY)

    @property
    def in_use(self) -> bool:
        return bool(self.source_list) or self.connections.count > 0

    # --- sources ---

    def source_of_variable(self, pointer: Any, section: Section | None) -> Source:
        """The source that watches a variable; made if there is none."""
        key = variable_key(pointer)
        found = self.by_variable.get(key)
        if found is None:
            found = self.by_variable[key] = self._new_source(pointer, None, section)
        return found

    def source_of_point(self, point: PointProcess) -> Source:
        """The source that a point process is; made if there is none."""
        key = (point.data, point.handle)
        found = self.by_point.get(key)
        if found is None:
            watched = not point.data.record.has_net_receive and point.has("x")
            found = self.by_point[key] = self._new_source(point.pointer("x") if watched else None, key, point.section)
            self.number_of(point.data)
        return found

    def source_elsewhere(self) -> Source:
        """A source that is in another process: it never spikes by itself."""
        return self._new_source(None, None, None)

    def source_nowhere(self) -> Source:
        """The source of all connections that were given none but have a target."""
        if self.nowhere is None:
            self.nowhere = self.source_elsewhere()
        return self.nowhere

    def silent_source(self, point: PointProcess) -> Source:
        """A point process as a source that never spikes."""
        return self._new_source(None, (point.data, point.handle), point.section)

    def _new_source(self, pointer: Any, point: Any, section: Section | None) -> Source:
        index = self.sources.append()
        source = Source(self, index, pointer, point, section)
        source.threshold = NO_THRESHOLD
        self.source_list.append(source)
        self.changed = True
        return source

    def drop(self, source: Source) -> None:
        """Forget a source."""
        if self.source_list[source.index] is source:
            self.source_list[source.index] = None
            if source.point is not None:
                if self.by_point.get(source.point) is source:
                    del self.by_point[source.point]
            elif source.pointer is not None:
                self.by_variable.pop(variable_key(source.pointer), None)
            self.changed = True

    # --- connections ---

    def connect(self, source: Source | None, target: PointProcess | None, delay: float, weight: float) -> int:
        """A new connection; its row."""
        row = self.connections.append()
        views = self.connections.views
        views["source"][row] = -1
        views["mechanism"][row] = -1
        views["delay"][row] = delay
        if source is not None:
            views["source"][row] = source.index
            source.connections[row] = None
        self.set_target(row, target)
        views["active"][row] = target is not None
        self.weights.views["weight"][views["first_weight"][row]] = weight
        self.changed = True
        return row

    def set_source(self, row: int, source: Source) -> None:
        """Another source for a connection."""
        before, views = self.source(row), self.connections.views
        views["source"][row] = source.index
        source.connections[row] = None
        if before is not None and before is not source:
            before.connections.pop(row, None)
            before.drop_if_idle()
        self.changed = True

    def set_target(self, row: int, target: PointProcess | None) -> None:
        """Another target for a connection; without one it has one weight and is inactive."""
        views = self.connections.views
        if target is None:
            views["mechanism"][row] = -1
            views["active"][row] = 0
        else:
            views["mechanism"][row] = self.number_of(target.data)
            views["instance"][row] = target.handle
        self._make_weights(row, max(len(target.data.record.weights), 1) if target is not None else 1)
        self.changed = True

    def _make_weights(self, row: int, count: int) -> None:
        views = self.connections.views
        old = views["last_weight"][row] - views["first_weight"][row]
        if count != old:
            kept = self.weights["weight"][views["first_weight"][row]] if old else 0.0
            views["first_weight"][row] = first = self.weights.append(count)
            views["last_weight"][row] = first + count
            self.weights["weight"][first] = kept

    def number_of(self, data: MechanismData) -> int:
        """The number under which connections know a mechanism."""
        number = self.target_numbers.get(data)
        if number is None:
            number = self.target_numbers[data] = len(self.targets)
            self.targets.append(data)
            self.changed = True
        return number

    def disconnect(self, row: int) -> None:
        """The connection is deleted."""
        source = self.source(row)
        views = self.connections.views
        views["mechanism"][row] = views["source"][row] = -1
        views["active"][row] = 0
        if source is not None:
            source.connections.pop(row, None)
            source.drop_if_idle()
        self.changed = True

    def source(self, row: int) -> Source | None:
        """The source of a connection, if it still exists."""
        index = self.connections.views["source"][row]
        source = self.source_list[index] if index >= 0 else None
        if source is not None and not source.alive:
            self._source_died(source)
            return None
        return source

    def _source_died(self, source: Source) -> None:
        views = self.connections.views
        for row in source.connections:
            views["source"][row] = -1
        source.connections.clear()
        self.drop(source)

    def target(self, row: int) -> tuple[MechanismData, int] | None:
        """Mechanism and handle of what a connection leads to, if it still exists."""
        number = self.connections.views["mechanism"][row]
        if number < 0:
            return None
        data, handle = self.targets[number], self.connections.views["instance"][row]
        if not is_alive(data, handle):
            self.set_target(row, None)
            return None
        return data, handle

    def prune(self) -> None:
        """Drop the sources that died."""
        for source in self.source_list:
            if source is not None and not source.alive:
                self._source_died(source)

    def by_source(self) -> tuple[np.ndarray, np.ndarray]:
        """CSR lists of the connections of each source, in the order of their creation: (first, rows), both i32."""
        source = self.connections["source"][: self.connections.count]
        rows = np.flatnonzero(source >= 0).astype(np.int32)
        rows = rows[np.argsort(source[rows], kind="stable")]
        first = aligned(self.sources.count + 1, np.int32)
        first[:] = np.searchsorted(source[rows], np.arange(self.sources.count + 1))
        ordered = aligned(max(len(rows), 1), np.int32)
        ordered[: len(rows)] = rows
        return first, ordered

    def incoming(self, data: MechanismData) -> tuple[np.ndarray, np.ndarray]:
        """CSR lists of the connections to each row of a mechanism: (first, i32, where their weights begin, i64), in the
        order of their sources (those whose first connection is older come first)."""
        columns = {name: self.connections[name][: self.connections.count] for name in self.connections.types}
        rows = np.flatnonzero(columns["mechanism"] == self.target_numbers.get(data, -2))
        target = np.array(data.table.position, dtype=np.int32)[columns["instance"][rows]]
        rows, target = rows[target >= 0], target[target >= 0]
        everyone = np.arange(self.connections.count)
        oldest = np.full(self.sources.count + 1, self.connections.count)  # connection of each source; the last: of none
        np.minimum.at(oldest, columns["source"], everyone)
        age = np.where(columns["source"] >= 0, oldest[columns["source"]], everyone)[rows]
        order = np.lexsort((rows, age, target))
        first = aligned(data.table.used + 1, np.int32)
        first[:] = np.searchsorted(target[order], np.arange(data.table.used + 1))
        weights = aligned(max(len(rows), 1), np.int64)
        weights[: len(rows)] = columns["first_weight"][rows[order]]
        return first, weights


def is_alive(data: MechanismData, handle: int) -> bool:
    return data.table.position[handle] >= 0


def variable_key(pointer: Any) -> object:
    """The same for all pointers to one variable."""
    table = getattr(pointer, "table", None)
    if table is not None:
        return id(table), pointer.column.name, pointer.handle, pointer.index
    return pointer.address()
