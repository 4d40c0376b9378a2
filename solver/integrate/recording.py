"""Recording: numbers of the model, kept at every step or at given times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..kernels import record as kernels
from ..model.clock import T
from ..model.pointer import memory_of
from ..target.arrays import aligned
from .pipeline import Entry, entry

if TYPE_CHECKING:
    from .homes import Homes

NEVER = 1e300  # ms, the time that is never reached
FIRST_ROWS = 1024
NOTHING = np.empty(0)


class Recorder:
    """What `record` gives: the values so far, one for each step since initialization (and one at t = 0)."""

    __slots__ = ("pointer", "section", "row", "recording", "last")

    def __init__(self, recording: Recording, pointer: Any, section: Any) -> None:
        self.recording = recording
        self.pointer = pointer
        self.section = section  # whose cell has the steps, if the variable does not say
        self.row = -1  # until the next initialization nothing is recorded
        self.last = NOTHING  # the values up to the death of the variable

    @property
    def run(self) -> int:
        """Which initialization the values are from; it counts up."""
        return self.recording.runs

    def __len__(self) -> int:
        return self.recording.counts.item(self.row) if self.row >= 0 else len(self.last)

    def take(self, first: int = 0) -> np.ndarray:
        """A copy of the values, from the one with this index on."""
        return self.recording.values(self.row, first) if self.row >= 0 else self.last[first:]

    def remove(self) -> None:
        """Record no more."""
        self.recording.recorders.pop(self, None)


class Recording:
    """All recorders of every step: one kernel, one buffer that grows between native calls."""

    __slots__ = ("recorders", "runs", "__dict__", "__weakref__")  # native code finds them

    def __init__(self, clock: np.ndarray) -> None:
        self.recorders: dict[Recorder, None] = {}
        self.buffer = aligned(1)
        self.rows: list[Recorder] = []  # those the kernel fills now
        self.capacity = 0
        self.counts = aligned(1, np.int64)  # of each row's values
        self.addresses = aligned(1, np.int64)
        self.entry: Entry = entry(
            kernels.record, first=0, last=0, addresses=self.addresses, buffer=self.buffer, capacity=0,
            filled=self.counts,
        )  # fmt: skip
        self.entry.rows = {}
        self.clock = clock
        self.runs = 0
        self.homes: Homes | None = None  # if cells have steps of their own

    def add(self, pointer: Any, section: Any = None) -> Recorder:
        recorder = Recorder(self, pointer, section)
        self.recorders[recorder] = None
        return recorder

    @property
    def filled(self) -> int:
        """Of the row that has most."""
        return int(self.counts.max())

    def start(self) -> None:
        """Initialization: forget, and record for everyone who asked by now."""
        self.runs += 1
        if not (self.recorders or self.rows):
            return
        for recorder in self.rows:
            recorder.last = NOTHING if recorder.pointer.alive else self.values(recorder.row)
            recorder.row = -1
        self.rows = list(self.recorders)
        for row, recorder in enumerate(self.rows):
            recorder.row = row
        self.counts = aligned(max(len(self.rows), 1), np.int64)
        self.capacity = max(self.capacity, FIRST_ROWS) if self.rows else 0
        self.buffer = aligned(max(len(self.rows) * self.capacity, 1))
        self.bind()

    def bind(self) -> None:
        """Tell the kernel where everything lies now."""
        self.rows, gone = [r for r in self.rows if r.pointer.alive], [r for r in self.rows if not r.pointer.alive]
        if gone:
            self._drop(gone)
        if self.homes is not None and self.rows:
            self._sort()
        self.addresses = aligned(max(len(self.rows), 1), np.int64)
        self.addresses[: len(self.rows)] = [recorder.pointer.address() for recorder in self.rows]
        self.memory = memory_of(recorder.pointer for recorder in self.rows)
        slots = self.entry.slots
        slots["addresses"] = self.addresses
        slots["buffer"], slots["filled"] = self.buffer, self.counts
        slots["first"], slots["last"] = 0, len(self.rows)
        slots["capacity"] = self.capacity

    def cells(self) -> np.ndarray:
        """That of each row."""
        assert self.homes is not None
        return np.array([self.homes.of(recorder.pointer, recorder.section) for recorder in self.rows], np.int64)

    def _sort(self) -> None:
        """The recorders of a cell lie together."""
        order = np.argsort(self.cells(), kind="stable").tolist()
        self.rows = [self.rows[row] for row in order]
        self._arrange()

    def _arrange(self) -> None:
        """The buffer as `rows` are now."""
        keep = [recorder.row for recorder in self.rows]
        self.buffer = self.buffer.reshape(-1, self.capacity)[keep].reshape(-1) if keep else aligned(1)
        self.counts = self.counts[keep] if keep else aligned(1, np.int64)
        for row, recorder in enumerate(self.rows):
            recorder.row = row

    def _drop(self, gone: Iterable[Recorder]) -> None:
        """Recorders of variables that died: close the gaps."""
        for recorder in gone:
            recorder.last = self.values(recorder.row) if self.filled else recorder.last
        self._arrange()
        for recorder in gone:
            recorder.row = -1
            self.recorders.pop(recorder, None)

    def reserve(self, steps: int) -> None:
        """Room for so many more steps."""
        if self.rows and self.filled + steps > self.capacity:
            filled, old = self.filled, self.capacity
            self.capacity = max(filled + steps, 2 * old)
            buffer = aligned(len(self.rows) * self.capacity)
            buffer.reshape(-1, self.capacity)[:, :filled] = self.buffer.reshape(-1, old)[:, :filled]
            self.buffer = buffer
            self.entry.slots["buffer"] = buffer
            self.entry.slots["capacity"] = self.capacity

    def values(self, row: int, first: int = 0) -> np.ndarray:
        start = row * self.capacity
        return self.buffer[start + first : start + self.counts.item(row)].copy()


class Sampler:
    """What `record` with times gives: the values at those of them that have passed."""

    __slots__ = ("pointer", "section", "interval", "given", "times", "buffer", "filled", "active", "sampling")

    def __init__(
        self, sampling: Sampling, pointer: Any, when: float | Callable[[], np.ndarray], section: Any
    ) -> None:  # fmt: skip
        self.sampling = sampling
        self.pointer = pointer
        self.section = section
        self.interval = when if isinstance(when, (int, float)) else 0.0
        self.given = None if isinstance(when, (int, float)) else when
        self.times = aligned(1, fill=NEVER)
        self.buffer = aligned(1)
        self.filled = 0
        self.active = False

    def __len__(self) -> int:
        return self.sampling.count_of(self) if self.active else 0

    @property
    def run(self) -> int:
        """Which initialization the values are from; it counts up."""
        return self.sampling.runs

    def take(self, first: int = 0) -> np.ndarray:
        """A copy of the values, from the one with this index on."""
        return self.buffer[first : len(self)].copy()

    def remove(self) -> None:
        """Record no more."""
        self.sampling.samplers.pop(self, None)
        self.sampling.bind()

    def start(self) -> None:
        self.active = True
        times = np.zeros(1) if self.given is None else np.array(self.given(), dtype=float)
        self.set_times(times)

    def start_again(self, t: float) -> None:
        """From t on every so often; given times are not due any more, as in NEURON."""
        self.active = True
        self.set_times(np.array([t] if self.given is None else []))

    def set_times(self, times: np.ndarray) -> None:
        filled = min(len(self.buffer), len(times))
        self.times, old = aligned(len(times) + 1, fill=NEVER), self.buffer
        self.times[: len(times)] = times
        self.buffer = aligned(len(times) + 1)
        self.buffer[:filled] = old[:filled]

    def reserve(self, until: float) -> bool:
        """Know the times until then; True if something moved."""
        if self.given is not None or self.times[-2] > until:
            return False
        times = self.times[:-1].tolist()
        more = max(until, 2.0 * times[-1]) + self.interval
        while times[-1] <= more:
            times.append(times[-1] + self.interval)  # as the events of NEURON add up
        self.set_times(np.array(times))
        return True


class Sampling:
    """All recorders at given times. They are due before a step (until t + dt/2) and after it (until t)."""

    def __init__(self, clock: np.ndarray) -> None:
        self.samplers: dict[Sampler, None] = {}
        self.rows: list[Sampler] = []
        self.runs = 0
        self.clock = clock
        empty = aligned(1, np.int64)
        self.filled = aligned(1, np.int64)
        self.known = aligned(1, fill=NEVER)  # ms, until when all times are known
        bindings = {"clock": clock, "addresses": empty, "times": empty, "buffers": empty, "filled": self.filled}
        self.before = entry(kernels.sample, count=0, ahead=0.5, **bindings)
        self.after = entry(kernels.sample, count=0, ahead=0.0, **bindings)

    def add(self, pointer: Any, when: float | Callable[[], np.ndarray], section: Any = None) -> Sampler:
        sampler = Sampler(self, pointer, when, section)
        self.samplers[sampler] = None
        return sampler

    def count_of(self, sampler: Sampler) -> int:
        return int(self.filled[self.rows.index(sampler)])

    def start(self, again_at: float | None = None) -> None:
        self.runs += 1
        if not (self.samplers or self.rows):
            return
        for sampler in self.samplers:
            if again_at is None:
                sampler.start()
            else:
                sampler.start_again(again_at)
        self.rows = list(self.samplers)
        self.filled = aligned(max(len(self.rows), 1), np.int64)
        self.bind()

    def bind(self) -> None:
        """Tell the kernels where everything lies now."""
        kept = [(row, n) for row, n in zip(self.rows, self.filled, strict=False) if row in self.samplers]
        self.rows = [sampler for sampler, _ in kept]
        self.filled = aligned(max(len(kept), 1), np.int64)
        self.filled[: len(kept)] = [n for _, n in kept]
        self.known[0] = min((sampler.times[-2] for sampler in self.rows if sampler.given is None), default=NEVER)
        self.memory = memory_of(sampler.pointer for sampler in self.rows)
        arrays = {
            "addresses": [sampler.pointer.address() for sampler in self.rows],
            "times": [sampler.times.ctypes.data for sampler in self.rows],
            "buffers": [sampler.buffer.ctypes.data for sampler in self.rows],
        }
        for name, values in arrays.items():
            array = aligned(max(len(values), 1), np.int64)
            array[: len(values)] = values
            self.before.slots[name] = self.after.slots[name] = array
        for one in (self.before, self.after):
            one.slots["filled"] = self.filled
            one.slots["count"] = len(self.rows)

    def reserve(self, span: float) -> None:
        """Be ready for so many more ms."""
        if not self.rows:
            return
        until = self.clock.item(T) + span
        if self.known.item(0) <= until and any([sampler.reserve(until) for sampler in self.rows]):
            self.bind()
