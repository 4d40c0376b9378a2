"""The connections of a network as a table, and the sources that they come from.

A connection is a row: source, target, delay, weights. What hoc holds as a NetCon is only the row's number. Rows that
events may be on their way to are not used again, so that these find a deleted connection deleted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from .tables import MANY_ROWS, aligned

if TYPE_CHECKING:
    from .mechanisms import MechanismData
    from .point_processes import PointProcess
    from .sections import Section

LOGS, CALLS_STATEMENT, TELLS = 1, 2, 4  # what a source does at a spike, besides sending; TELLS: other processes
LARGEST_GID = (1 << 31) - 1
NO_THRESHOLD = 10.0  # mV, of a source that was given none
FIRST_CAPACITY = 256
OF_NOBODY = 64  # the number of weights that belong to no connection


class Connections:
    """Memoryviews of the connections' columns, as attributes: so they are found fastest."""

    __slots__ = ("source", "mechanism", "instance", "active", "delay", "first_weight")


class Weights:
    """That of the weights."""

    __slots__ = ("weight",)


class Sources:
    """Those of the sources."""

    __slots__ = ("threshold", "above", "does", "gid")


class Records:
    """Numpy columns of different types that grow together, each with a default. `views` reads single numbers fast."""

    __slots__ = ("types", "count", "capacity", "columns", "views")

    def __init__(self, views: Any, **types: tuple[str, float]) -> None:
        self.types = types
        self.count = 0
        self.capacity = 0
        self.columns: dict[str, np.ndarray] = {}
        self.views = views
        self._grow(FIRST_CAPACITY)

    def _grow(self, needed: int) -> None:
        capacity = max(needed, 4 * self.capacity if self.capacity < MANY_ROWS else self.capacity * 3 // 2)
        for name, (type, default) in self.types.items():
            new = aligned(capacity, np.dtype(type))
            new[: self.count] = self.columns[name][: self.count] if self.count else 0
            new[self.count :] = default
            self.columns[name] = new
            setattr(self.views, name, memoryview(new))
        self.capacity = capacity

    def append(self, count: int = 1) -> int:
        """More rows of defaults; the first of them."""
        first = self.count
        if first + count > self.capacity:
            self._grow(first + count)
        self.count = first + count
        return first

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]


class Source:
    """What sends spikes: a variable that is watched for its threshold, or a point process.

    `recorder.begin()` is called at initialization and `recorder.spike(time)` for each spike, some time after it;
    `statement()` at each spike. Both are set by `watch`.
    """

    __slots__ = ("network", "index", "pointer", "point", "section", "count", "recorder", "statement", "tells")

    def __init__(self, network: Network, index: int, pointer: Any, point: Any, section: Section | None) -> None:
        self.network = network
        self.index = index
        self.pointer = pointer
        self.point: tuple[MechanismData, int] | None = point  # its mechanism and handle
        self.section = section
        self.count = 0  # of its connections
        self.recorder: Any = None
        self.statement: Any = None
        self.tells = False  # other processes, of its spikes

    def lives(self) -> bool:
        """Whether what it watches is still there."""
        point = self.point
        if point is not None:
            return point[0].table.position[point[1]] >= 0
        pointer = self.pointer
        return pointer is None or pointer.alive

    @property
    def threshold(self) -> float:
        """mV (or what the variable is measured in)"""
        return self.network.sources.views.threshold[self.index]

    @threshold.setter
    def threshold(self, value: float) -> None:
        self.network.sources.views.threshold[self.index] = value

    @property
    def gid(self) -> int:
        """Its global number; -1: none."""
        return self.network.sources.views.gid[self.index]

    def watch(self, recorder: Any, statement: Any) -> None:
        """Who is told of its spikes from now on (either may be None)."""
        if self.point is not None and (statement is None) != (self.statement is None):
            self.network.statements[self.point[0]] += 1 if self.statement is None else -1
            self.network.changed = True  # another kernel may receive the events of such point processes
        self.recorder, self.statement = recorder, statement
        self._note()

    def _note(self) -> None:
        """What it does at a spike, for the kernels."""
        does = (LOGS if self.recorder is not None else 0) | (CALLS_STATEMENT if self.statement is not None else 0)
        if self.tells:
            does |= LOGS | TELLS
        self.network.sources.views.does[self.index] = does
        self.drop_if_idle()

    def name(self, gid: int, tells: bool = False) -> None:
        """Its global number from now on; with -1 it has none. `tells`: other processes are told of its spikes."""
        self.network.sources.views.gid[self.index] = gid
        self.tells = tells
        self._note()

    def drop_if_idle(self) -> None:
        """Nobody is connected, nobody listens and it has no global number: it is watched no more."""
        used = self.count or self.recorder is not None or self.statement is not None or self.gid >= 0
        if not used and self is not self.network.nowhere:
            self.network.drop(self)


class Network:
    """All sources, connections and weights of a model. `changed`: what the kernels were bound to is not valid."""

    __slots__ = (
        "connections", "weights", "sources", "source_list", "by_point", "by_variable", "statements", "nowhere",
        "targets", "changed", "kept_rows", "__weakref__",
    )  # fmt: skip

    def __init__(self) -> None:
        self.connections = Records(
            Connections(),
            source=("i4", -1), mechanism=("i4", -1), instance=("i4", 0), active=("i4", 1), delay=("f8", 1.0),
            first_weight=("i8", 0),
        )  # fmt: skip
        self.weights = Records(Weights(), weight=("f8", 0.0))
        self.sources = Records(
            Sources(), threshold=("f8", NO_THRESHOLD), above=("i4", 0), does=("i4", 0), gid=("i4", -1)
        )
        self.source_list: list[Source | None] = []
        self.by_point: dict[tuple[MechanismData, int], Source] = {}
        self.by_variable: dict[object, Source] = {}
        self.statements: Counter[MechanismData] = Counter()  # how many of its point processes have one
        self.nowhere: Source | None = None
        self.targets: list[MechanismData] = []  # by the numbers in column `mechanism`
        self.changed = True
        self.kept_rows = 0  # events may be on their way to the rows before it: these are not used again
        self.number_of_no_connection()

    def number_of_no_connection(self) -> None:
        """The first weights belong to nobody: events that came over no connection read (and change) them."""
        self.weights.append(OF_NOBODY)

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
            pointer = point.pointer("x") if point.data.watched else None
            found = self.by_point[key] = self._new_source(pointer, key, point.section)
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

    def connect(
        self, source: Source | None, target: PointProcess | None, delay: float = 1.0, weight: float = 0.0
    ) -> int:
        """A new connection; its row. Without a target it has one weight and is inactive."""
        connections, weights = self.connections, self.weights
        row = connections.count
        if row == connections.capacity:
            connections.append()
        connections.count = row + 1
        views = connections.views
        count = 1
        if source is not None:
            views.source[row] = source.index
            source.count += 1
        if target is None:
            views.active[row] = 0
        else:
            data = target.data
            count = data.weight_count
            number = data.target_number
            views.mechanism[row] = number if number >= 0 else self.number_of(data)
            views.instance[row] = target.handle
        first = weights.count
        if first + count > weights.capacity:
            weights.append(count)
        weights.count = first + count
        views.first_weight[row] = first
        if weight:
            weights.views.weight[first] = weight
        if delay != 1.0:
            views.delay[row] = delay
        self.changed = True
        return row

    def set_source(self, row: int, source: Source) -> None:
        """Another source for a connection."""
        before = self.source(row)
        if before is source:
            return
        self.connections.views.source[row] = source.index
        source.count += 1
        if before is not None:
            before.count -= 1
            before.drop_if_idle()
        self.changed = True

    def set_target(self, row: int, target: PointProcess | None) -> None:
        """Another target for a connection; without one it has one weight and is inactive."""
        views = self.connections.views
        old = self.weight_count(row)
        if target is None:
            views.mechanism[row] = -1
            views.active[row] = 0
        else:
            views.mechanism[row] = self.number_of(target.data)
            views.instance[row] = target.handle
        count = self.weight_count(row)
        if count != old:
            kept = self.weights["weight"][views.first_weight[row]]
            views.first_weight[row] = first = self.weights.append(count)
            self.weights["weight"][first] = kept
        self.changed = True

    def change_weights(self, data: MechanismData, before: int) -> None:
        """A mechanism's connections have another number of weights now; they keep as many as there still are."""
        number, count = data.target_number, data.weight_count
        if number < 0 or count == before:
            return
        views, weights = self.connections.views, self.weights
        for row in np.flatnonzero(self.connections["mechanism"][: self.connections.count] == number).tolist():
            old, new, kept = views.first_weight[row], weights.append(count), min(count, before)
            weights["weight"][new : new + kept] = weights["weight"][old : old + kept]
            views.first_weight[row] = new

    def weight_count(self, row: int) -> int:
        """How many weights a connection has: as many as its target's NET_RECEIVE takes."""
        number = self.connections.views.mechanism[row]
        return self.targets[number].weight_count if number >= 0 else 1

    def number_of(self, data: MechanismData) -> int:
        """The number under which connections know a mechanism."""
        if data.target_number < 0:
            data.target_number = len(self.targets)
            self.targets.append(data)
            self.changed = True
        return data.target_number

    def disconnect(self, row: int) -> None:
        """The connection is deleted."""
        views = self.connections.views
        source = self.source(row)
        views.mechanism[row] = views.source[row] = -1
        views.active[row] = 0
        if source is not None:
            source.count -= 1
            if not source.count:
                source.drop_if_idle()
        if row >= self.kept_rows and row == self.connections.count - 1:
            self._take_back(row)
        self.changed = True

    def _take_back(self, row: int) -> None:
        """The last row, of which no event knows, is there for the next connection."""
        views = self.connections.views
        views.instance[row], views.active[row], views.delay[row] = 0, 1, 1.0
        self.connections.count = row

    def source(self, row: int) -> Source | None:
        """The source of a connection, if it still exists."""
        index = self.connections.views.source[row]
        source = self.source_list[index] if index >= 0 else None
        if source is not None and not source.lives():
            self.drop(source)
            return None
        return source

    def target(self, row: int) -> tuple[MechanismData, int] | None:
        """Mechanism and handle of what a connection leads to, if it still exists."""
        number = self.connections.views.mechanism[row]
        if number < 0:
            return None
        data, handle = self.targets[number], self.connections.views.instance[row]
        if not is_alive(data, handle):
            self.set_target(row, None)
            return None
        return data, handle

    def prune(self) -> None:
        """Drop the sources that died."""
        for source in self.source_list:
            if source is not None and not source.lives():
                self.drop(source)

    def _sources(self) -> np.ndarray:
        """The source of each connection; -1 where it died."""
        alive = np.array([source is not None for source in self.source_list] + [False])  # the last: of none
        source = self.connections["source"][: self.connections.count]
        return np.where(alive[source], source, -1)

    def by_source(self) -> tuple[np.ndarray, np.ndarray]:
        """CSR lists of the connections of each source, in the order of their creation: (first, rows), both i32."""
        source = self._sources()
        rows = np.flatnonzero(source >= 0)
        both = np.sort(source[rows].astype(np.int64) << 32 | rows)  # many times quicker than a stable argsort
        first = aligned(self.sources.count + 1, np.int32)
        first[:] = np.searchsorted(both, np.arange(self.sources.count + 1, dtype=np.int64) << 32)
        ordered = aligned(max(len(rows), 1), np.int32)
        ordered[: len(rows)] = both & 0xFFFFFFFF
        return first, ordered

    def least_delay(self, sources: Iterable[Source]) -> float:
        """The shortest delay (ms) of a connection from one of these sources; infinite if there is none."""
        wanted = np.zeros(self.sources.count + 1, bool)
        wanted[[source.index for source in sources]] = True
        count = self.connections.count
        return float(self.connections["delay"][:count][wanted[self._sources()]].min(initial=np.inf))

    def incoming(self, data: MechanismData) -> tuple[np.ndarray, np.ndarray]:
        """CSR lists of the connections to each row of a mechanism: (first, i32, where their weights begin, i64), in the
        order of their sources (those whose first connection is older come first)."""
        columns = {name: self.connections[name][: self.connections.count] for name in self.connections.types}
        columns["source"] = self._sources()
        rows = np.flatnonzero(columns["mechanism"] == data.target_number)
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
        return pointer.column, pointer.handle, pointer.index
    return pointer.address()
