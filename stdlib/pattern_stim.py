"""PatternStim: given spikes of sources that other processes have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np

from ..interp.registry import method, point_process
from ..lang.errors import RanvierError
from .vector import Vector

if TYPE_CHECKING:
    from ..interp.machine import Machine

AFTER_STATES = 1  # the type of the handlers that finitialize calls when all mechanisms are initialized


@point_process("PatternStim")
class PatternStimMethods:
    """A part of a network is simulated alone, and gets the spikes that the rest sent to it in another run. A source
    that belongs to this process is not made to fire, whatever fake_output is."""

    machine: Machine
    point: Any
    pattern: tuple[list[float], list[int]]

    def begin(self) -> None:
        self.pattern = [], []
        own = ref(self)
        handlers = self.machine.simulation.handlers[AFTER_STATES]

        def handler() -> None:
            stim = own()
            if stim is None:
                handlers.remove(handler)
            else:
                stim._schedule()

        handlers.append(handler)

    def _schedule(self) -> None:
        simulation = self.machine.simulation
        for time, gid in zip(*self.pattern, strict=True):
            source = simulation.gids.foreign.get(gid)
            if source is not None and time >= 0.0:
                simulation.events.fire_at(source.index, time)

    @method
    def play(self, times: Vector | None = None, gids: Vector | None = None) -> float:
        """p.play(times, gids): from the next initialization on, at each time (ms) all connections from its gid, as
        gid_connect made them, are sent a spike, if the gid does not belong to this process. Copies are kept. p.play():
        nothing is played."""
        if times is not None and gids is None:
            raise RanvierError("PatternStim.play takes two Vectors, of times and of gids, or nothing")
        if times is None or gids is None:
            self.pattern = [], []
            return 1.0
        size = min(len(times.data), len(gids.data))
        order = np.argsort(times.values[:size], kind="stable")
        self.pattern = times.values[order].tolist(), gids.values[order].astype(int).tolist()
        return 1.0
