"""The conditions of WATCH statements, bound to the event queue: a place for each of every instance, and the kernels
that look at those that are watched (kernels/watch_list.py, kernels/watch.py)."""

from __future__ import annotations

from functools import cache, cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from ..kernels import watch as k
from ..kernels import watch_list
from ..model.mechanisms import MechanismData
from ..model.network import Records
from ..target import cpu
from ..target.arrays import aligned
from .pipeline import Entry, driver_of

if TYPE_CHECKING:
    from .events import Events
    from .pipeline import Pipeline

KERNELS = (k.check_watches, k.flags_at_once, k.plan_flags, k.look_at_watches)
COLUMNS = "value side queued next previous home target instance flag before low".split()  # as kernels number them


@cache
def _module() -> Any:
    return cpu.compile(KERNELS)


class Watches:
    """Of an event queue. `table` is what kernels know as `watches`."""

    def __init__(self, events: Events) -> None:
        self.events = events
        of_list = {name: ("i8", 0) for name in ("value", "side", "home", "target", "instance")}
        of_list |= {"queued": ("i8", -1), "next": ("i8", -1), "previous": ("i8", watch_list.OFF)}
        self.records = Records(
            SimpleNamespace(), **of_list, **{name: ("f8", 0.0) for name in ("flag", "before", "low")}
        )
        self.first: dict[
            MechanismData, np.ndarray
        ] = {}  # of each instance's conditions, by handle; -1: has no place yet
        self._nothing = aligned(1)  # the value of conditions of dead instances
        self._ends = np.full(2, -1, np.int64)
        self.table = aligned(watch_list.PLACES, np.int64)
        self._tell()

    def clear(self) -> None:
        """Nothing is watched."""
        self.forget_flags()
        self.records["previous"][:] = watch_list.OFF
        self._ends[:] = -1
        self.table[watch_list.COUNT] = 0

    def forget_flags(self) -> None:
        """None is in the queue."""
        self.records["queued"][:] = -1

    # --- binding ---

    def bind(self) -> None:
        """The structure is another: where the values are now, and whose list they are on."""
        watching = [data for data in self.events.network.targets if data.record.watches]
        homes = self.events.simulation.homes
        home = self.records["home"].copy()
        for data in watching:
            self._find_places(data)
            home = np.concatenate([home, np.zeros(self.records.capacity - len(home), np.int64)])
            self._follow(data, home, homes.of_rows(data) if homes is not None else None)
        lists = homes.layout.roots if homes is not None else 1
        if 2 * lists != len(self._ends) or (home != self.records["home"]).any():
            self._line_up(home, lists)
        self._tell()

    def _find_places(self, data: MechanismData) -> None:
        """For instances that have none."""
        position, count = np.array(data.table.position, np.int64), len(data.record.watches)
        first, known = np.full(max(len(position), 1), -1, np.int64), self.first.get(data, np.zeros(0, np.int64))
        first[: len(known)] = known
        new = np.flatnonzero((position >= 0) & (first[: len(position)] < 0))
        begin = self.records.append(len(new) * count)
        first[new] = begin + np.arange(len(new)) * count
        rows = slice(begin, self.records.count)
        self.records["target"][rows] = self.events.network.number_of(data)
        self.records["instance"][rows] = np.repeat(new, count)
        self.first[data] = first

    def _follow(self, data: MechanismData, home: np.ndarray, of_rows: np.ndarray | None) -> None:
        """Where the values of a mechanism's conditions are, and the cells."""
        position = np.array(data.table.position, np.int64)
        known = np.flatnonzero(self.first[data][: len(position)] >= 0)
        row = position[known]
        for number, (name, _) in enumerate(data.record.watches):
            places = self.first[data][known] + number
            value = data.table[name].ctypes.data + 8 * row
            self.records["value"][places] = np.where(row >= 0, value, self._nothing.ctypes.data)
            home[places] = np.maximum(of_rows[row], 0) if of_rows is not None else 0

    def _line_up(self, home: np.ndarray, lists: int) -> None:
        """Other lists, in the order of the old ones."""
        following, found = self.records["next"], []
        for c in self._ends[::2].tolist():
            while c >= 0:
                found.append(c)
                c = following.item(c)
        watched = np.array(found, np.int64)
        watched = watched[np.argsort(home[watched], kind="stable")]
        of = home[watched]
        self.records["home"][:] = home
        together = of[1:] == of[:-1]
        for name, one, other in (("next", watched[:-1], watched[1:]), ("previous", watched[1:], watched[:-1])):
            self.records[name][watched] = -1
            self.records[name][one[together]] = other[together]
        self._ends = np.full(2 * lists, -1, np.int64)
        self._ends[2 * of[::-1]] = watched[::-1]  # the first of each stays
        self._ends[2 * of + 1] = watched

    def _tell(self) -> None:
        """Where everything lies."""
        self.table[: len(COLUMNS)] = [self.records[name].ctypes.data for name in COLUMNS]
        self.table[watch_list.ENDS] = self._ends.ctypes.data

    # --- kernels ---

    @cached_property
    def _entries(self) -> list[Entry]:
        """That of each kernel."""
        return [self._entry(kernel) for kernel in KERNELS]

    def entries(self) -> list[Entry]:
        """For the first list, the only one where cells have no steps of their own: at the begin of a step; for
        crossings within steps where the integrator began anew, and at the end."""
        *found, _ = self._entries
        for one in found:
            one.slots["home"] = 0
        return found

    def _entry(self, kernel: Any) -> Entry:
        signature = _module()[kernel.name]
        one = Entry(kernel.name, _module().address(kernel.name), self.events.slots(signature, home=0))
        one.rows = {}
        return one

    def check(self, pipeline: Pipeline) -> list[Entry]:
        """What is launched at the begin of a step."""
        values = pipeline.launches("watch")
        return [*values, self.entries()[0]] if values else []

    def look(self, values: list[Entry]) -> None:
        """How far all conditions are beyond their thresholds, once `values` are computed."""
        last = self._entries[-1]
        last.slots["last"] = self.records.count
        driver_of([*values, last]).run(1)
