"""Playing: variables that follow a vector, in steps or along lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..kernels import play as kernels
from ..target.arrays import aligned
from .pipeline import Entry, entry
from .recording import NEVER

Numbers = Callable[[], np.ndarray]


class Player:
    """What `play` gives. `values` and `times` are asked for at each initialization."""

    __slots__ = ("playing", "pointer", "values", "times", "continuous", "arrays")

    def __init__(self, playing: Playing, pointer: Any, values: Numbers, times: Numbers, continuous: bool) -> None:
        self.playing = playing
        self.pointer = pointer
        self.values = values
        self.times = times
        self.continuous = continuous
        self.arrays: tuple[np.ndarray, np.ndarray, int] = (aligned(1, fill=NEVER), aligned(1), 0)

    def start(self) -> None:
        values, times = np.asarray(self.values(), dtype=float), np.asarray(self.times(), dtype=float)
        size = min(len(values), len(times))
        at, y = aligned(size + 1, fill=NEVER), aligned(size + 1)
        at[:size], y[:size] = times[:size], values[:size]
        self.arrays = at, y, size

    def remove(self) -> None:
        """Play no more."""
        self.playing.players.pop(self, None)
        self.playing.bind()


class Playing:
    """All players. Steps are taken before (until t + dt/2) and after a time step (until t); lines are followed in
    its middle and at its end."""

    def __init__(self, clock: np.ndarray) -> None:
        self.players: dict[Player, None] = {}
        self.active: dict[Player, int] = {}  # since the last initialization, and how far it got
        empty = aligned(1, np.int64)
        common = {"clock": clock, "targets": empty, "times": empty, "values": empty, "reached": aligned(1, np.int64)}
        self.steps_before = entry(kernels.play_steps, count=0, ahead=0.5, **common)
        self.steps_after = entry(kernels.play_steps, count=0, ahead=0.0, **common)
        self.lines = entry(kernels.play_lines, count=0, holds=0, sizes=empty, **common)
        self.lines_at_start = entry(kernels.play_lines, count=0, holds=1, sizes=empty, **common)
        self.segments = entry(kernels.play_segments, count=0, sizes=empty, **common)  # of the variable step
        self.reached = {False: aligned(1, np.int64), True: aligned(1, np.int64)}
        self.rows: dict[bool, list[Player]] = {False: [], True: []}

    def add(self, pointer: Any, values: Numbers, times: Numbers, continuous: bool) -> Player:
        player = Player(self, pointer, values, times, continuous)
        self.players[player] = None
        return player

    def start(self) -> None:
        """Initialization: read the vectors again."""
        for player in self.players:
            player.start()
        for continuous in (False, True):
            self.rows[continuous] = [p for p in self.players if p.continuous is continuous and p.arrays[2] > 0]
            self.reached[continuous] = aligned(max(len(self.rows[continuous]), 1), np.int64)
        self.bind()

    def bind(self) -> None:
        """Tell the kernels where everything lies now."""
        self._bind(False, (self.steps_before, self.steps_after))
        self._bind(True, (self.lines, self.lines_at_start, self.segments))

    def _bind(self, continuous: bool, entries: tuple[Entry, ...]) -> None:
        kept = [
            (player, reached)
            for player, reached in zip(self.rows[continuous], self.reached[continuous], strict=False)
            if player in self.players and player.pointer.alive
        ]
        players = self.rows[continuous] = [player for player, _ in kept]
        reached = self.reached[continuous] = _numbers([n for _, n in kept])
        arrays = {
            "targets": _numbers([player.pointer.address() for player in players]),
            "times": _numbers([player.arrays[0].ctypes.data for player in players]),
            "values": _numbers([player.arrays[1].ctypes.data for player in players]),
            "reached": reached,
        }
        if continuous:
            arrays["sizes"] = _numbers([player.arrays[2] for player in players])
        for one in entries:
            for name, array in arrays.items():
                one.slots[name] = array
            one.slots["count"] = len(players)


def _numbers(values: list[int]) -> np.ndarray:
    array = aligned(max(len(values), 1), np.int64)
    array[: len(values)] = values
    return array
