"""Spikes on their way to other processes: those of an interval, at most the shortest delay, in one collective."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..model.clock import DT, T
from ..model.network import TELLS
from .world import JOB

if TYPE_CHECKING:
    from ..integrate.simulation import Simulation

SPIKE = np.dtype([("time", "f8"), ("gid", "i4")])  # packed: 12 bytes
ROOM = 32  # spikes of each process that the first collective has room for; the rest needs a second one
ALWAYS = 1 << 40  # steps
NEARLY = 1e-9  # of a step, or ms


class SpikeExchange:
    """Of a simulation. `interval` (ms) is 0 until `set_interval`; nothing is exchanged before, or in one process."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.interval = 0.0
        self.due = self.last = 0.0  # when the next exchange is, and when the last was, ms
        self.room = ROOM
        self.wanted_room = 0  # 0: so much that no second collective is needed mostly
        self.timeout = 20.0  # s
        self.wait_time = self.send_time = 0.0  # s
        self.histogram: Any = None  # its `data` count the exchanges by the most spikes that a process sent
        self._known: tuple[int, np.ndarray, np.ndarray] = (-1, *np.empty((2, 0), np.int64))
        self._waiting: list[np.ndarray] = []  # to be sent
        self._begin_counts()

    def _begin_counts(self) -> None:
        self.sent = self.received = self.useful = self.most = 0

    @property
    def on(self) -> bool:
        return self.interval > 0.0 and JOB.net.size > 1

    def set_interval(self, longest: float) -> float:
        """Exchange as often as the shortest delay of connections from other processes demands, and not less often than
        `longest` (ms) says. Gives the shortest delay here."""
        here = min(longest, self.simulation.gids.least_delay())
        self.interval = min(JOB.net.reduce([here], "min"))
        self.due = self.simulation.model.t
        return here

    def begin(self) -> None:
        """Initialization. RanvierError if a delay has become shorter than the interval."""
        self._waiting.clear()
        self._begin_counts()
        self.due = 0.0
        if self.on and (least := self.simulation.gids.least_delay()) < self.interval:
            raise RanvierError(
                f"spikes are exchanged every {self.interval:g} ms, and a connection has a delay of {least:g} ms",
                hint="call ParallelContext.set_maxstep(10) when all delays are set",
            )

    def note(self, times: np.ndarray, sources: np.ndarray) -> None:
        """Spikes happened; those that others are told of are kept for the next exchange."""
        if self.on:
            table = self.simulation.model.network.sources
            chosen = (table["does"][sources] & TELLS) != 0
            spikes = np.empty(int(chosen.sum()), SPIKE)
            spikes["time"], spikes["gid"] = times[chosen], table["gid"][sources[chosen]]
            self._waiting.append(spikes)

    def steps(self) -> int:
        """How many fixed steps can be done until the next exchange; if that is now it is done first."""
        if not self.on:
            return ALWAYS
        t, dt = self.simulation.model.clock[[T, DT]].tolist()
        left = int((self.due - t) / dt + NEARLY)
        if left < 1:
            self._exchange()
            left = max(1, int(self.interval / dt + NEARLY))
        return left

    def finish(self) -> None:
        """At the end of a run: exchange what happened since the last exchange."""
        if self.on and self.simulation.model.t > self.last:
            self._exchange()

    def next(self) -> float:
        """When the next exchange is with the variable step, ms."""
        return self.due if self.on else math.inf

    def attend(self) -> None:
        """With the variable step: the exchange that is due. Cells may have times of their own, elsewhere in each
        process; all count from when it was due."""
        self._exchange(self.due)

    def _exchange(self, at: float | None = None) -> None:
        started = JOB.net.time()
        spikes = np.concatenate(self._waiting) if self._waiting else np.empty(0, SPIKE)
        self._waiting.clear()
        received, most = self._gather(spikes)
        ended = JOB.net.time()
        self.wait_time += ended - started
        self.sent += len(spikes)
        self.most = max(self.most, len(spikes))
        self.received += len(received) + len(spikes)
        if self.histogram is not None and most < len(self.histogram.data):
            self.histogram.data[most] += 1
        self._pass_on(received)
        self.send_time += JOB.net.time() - ended
        self.last = self.simulation.model.t if at is None else at
        self.due = self.last + self.interval

    def _gather(self, spikes: np.ndarray) -> tuple[np.ndarray, int]:
        """The spikes of all processes, and how many the busiest sent."""
        net, room = JOB.net, self.room
        row = np.zeros(room + 1, SPIKE)  # the first tells the number of spikes
        row[0]["gid"] = len(spikes)
        first = spikes[:room]
        row[1 : 1 + len(first)] = first
        rows = net.gather_rows(row, self.timeout).view(SPIKE)
        counts = rows["gid"][:, 0].astype(np.int64)
        there = np.arange(room) < counts[:, None]
        there[net.rank] = False
        received, most = rows[:, 1:][there], int(counts.max())
        if most > room:
            rest = np.maximum(counts - room, 0)
            data = net.gather_bytes(spikes[room:].view(np.uint8), (rest * SPIKE.itemsize).tolist()).view(SPIKE)
            others = np.repeat(np.arange(net.size), rest) != net.rank
            received = np.concatenate([received, data[others]])
            if not self.wanted_room:
                self.room = 2 * most  # all processes choose the same
        return received, most

    def _pass_on(self, spikes: np.ndarray) -> None:
        """To the sources here that stand for those of other processes."""
        gids, sources = self._foreign()
        if not len(spikes) or not len(gids):
            return
        place = np.minimum(np.searchsorted(gids, spikes["gid"]), len(gids) - 1)
        known = gids[place] == spikes["gid"]
        self.useful += int(known.sum())
        if known.any():
            self.simulation.events.arrive(sources[place[known]], spikes["time"][known])

    def _foreign(self) -> tuple[np.ndarray, np.ndarray]:
        """The gids of other processes that this one listens to, sorted, and the sources that stand for them."""
        gids = self.simulation.gids
        if self._known[0] != gids.version:
            numbers = sorted(gids.foreign)
            sources = [gids.foreign[gid].index for gid in numbers]
            self._known = gids.version, np.array(numbers, np.int64), np.array(sources, np.int64)
        return self._known[1:]
