"""Playing: variables that follow a vector, in steps or along lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..kernels import play as kernels
from ..model.pointer import ArrayPointer, memory_of
from ..target import callbacks
from ..target.arrays import aligned
from .pipeline import Entry, entry
from .recording import NEVER

if TYPE_CHECKING:
    from .homes import Homes

Numbers = Callable[[], np.ndarray]
Points = tuple[np.ndarray, np.ndarray, int]


class Player:
    """What `play` gives. `values`, `times` and `jumps` are asked for at each initialization.

    `steps` are the points to be taken at their very time, all those `lines` that are followed: times (a last one is
    never reached), values, and how many. `marks` are 1 for the points of `lines` that are among `steps`.
    """

    __slots__ = ("playing", "pointer", "section", "values", "times", "continuous", "jumps", "steps", "lines", "marks")

    def __init__(
        self, playing: Playing, pointer: Any, values: Numbers, times: Numbers, continuous: bool, jumps: Numbers | None,
        section: Any,
    ) -> None:  # fmt: skip
        self.playing = playing
        self.pointer = pointer
        self.section = section  # whose cell it is about, if the variable does not say
        self.values = values
        self.times = times
        self.continuous = continuous
        self.jumps = jumps
        self.steps: Points = (aligned(1, fill=NEVER), aligned(1), 0)
        self.lines: Points = self.steps
        self.marks = aligned(1, fill=1.0)

    def start(self) -> None:
        values, times = np.asarray(self.values(), dtype=float), np.asarray(self.times(), dtype=float)
        size = min(len(values), len(times))
        everything = (_ended(times[:size]), values if size else aligned(1), size)
        self.lines = everything if self.continuous else (aligned(1, fill=NEVER), aligned(1), 0)
        self.steps = everything
        self.marks = aligned(size + 1, fill=1.0)
        if self.continuous and size > 1 and times[size - 1] == times[size - 2]:  # where a line of no width ends
            values = np.append(values[: size - 1], 0.5 * (values[size - 2] + values[size - 1]))
            self.steps = everything[0], values, size
        if self.jumps is not None:
            chosen = [int(i) for i in self.jumps() if 0 <= int(i) < size]
            self.steps = (_ended(times[chosen]), np.append(values[chosen], 0.0), len(chosen))
            self.marks[:size] = 0.0
            self.marks[chosen] = 1.0

    def points(self) -> list[float]:
        """When it takes a new value or direction, ms."""
        return [t for at, _, size in (self.steps, self.lines) for t in at[:size].tolist()]

    def remove(self) -> None:
        """Play no more."""
        self.playing.players.pop(self, None)
        self.playing.bind()


class Called:
    """Something of Python that is called wherever the rates of variable steps are computed, with the number that lies
    on the line at that time."""

    def __init__(self, playing: Playing, call: Callable[[float], None], values: Numbers, times: Numbers) -> None:
        self.playing = playing
        self.number = aligned(1)
        self.player = playing.add(ArrayPointer(self.number, 0, 1), values, times, True)
        self.call = call
        playing.called[self] = None

    def remove(self) -> None:
        self.player.remove()
        self.playing.called.pop(self, None)


class Playing:
    """All players. Steps are taken before (until t + dt/2) and after a time step (until t); lines are followed in
    its middle and at its end. What follows lines takes its points in steps too: at the end of a time step it has the
    value of a point that lies in the step's second half."""

    def __init__(self, clock: np.ndarray) -> None:
        self.players: dict[Player, None] = {}
        self.called: dict[Called, None] = {}
        self.error: Callable[[BaseException], None] | None = None  # is told what went wrong while native code runs
        self._callback: Any = None
        empty = aligned(1, np.int64)
        common = {"clock": clock, "targets": empty, "times": empty, "values": empty, "reached": aligned(1, np.int64)}
        self.steps_before = entry(kernels.play_steps, count=0, ahead=0.5, **common)
        self.steps_after = entry(kernels.play_steps, count=0, ahead=0.0, **common)
        self.lines = entry(kernels.play_lines, count=0, at_end=0, sizes=empty, jumps=empty, **common)
        self.lines_at_end = entry(kernels.play_lines, count=0, at_end=1, sizes=empty, jumps=empty, **common)
        self.segments = entry(kernels.play_segments, first=0, last=0, sizes=empty, **common)  # of the variable step
        self.segments.rows = {}
        self.homes: Homes | None = None  # if cells have steps of their own
        self.reached = {False: aligned(1, np.int64), True: aligned(1, np.int64)}
        self.rows: dict[bool, list[Player]] = {False: [], True: []}
        self.memory: dict[bool, list[Any]] = {False: [], True: []}  # of the program's arrays that are played into

    def add(
        self, pointer: Any, values: Numbers, times: Numbers, continuous: bool, jumps: Numbers | None = None,
        section: Any = None,
    ) -> Player:  # fmt: skip
        player = Player(self, pointer, values, times, continuous, jumps, section)
        self.players[player] = None
        return player

    def within_rates(self) -> list[Entry]:
        """What the rates of variable steps begin with."""
        if not self.called:
            return [self.segments]
        if self._callback is None:
            self._callback = callbacks.callback(self._call, ["long", "address"])
        return [self.segments, Entry("play statements", callbacks.address(self._callback), self.segments.slots)]

    def _call(self, slots: int) -> int:
        try:
            for one in list(self.called):
                one.call(one.number.item(0))
        except BaseException as error:  # native code has no exceptions: Python hears of it afterwards
            assert self.error is not None
            self.error(error)
        return 0

    def start(self) -> None:
        """Initialization: read the vectors again."""
        if not (self.players or self.rows[False] or self.rows[True]):
            return
        for player in self.players:
            player.start()
        self.rows = {
            False: [player for player in self.players if player.steps[2] > 0],
            True: [player for player in self.players if player.lines[2] > 0],
        }
        self.reached = {
            False: np.zeros(len(self.rows[False]), np.int64),
            True: np.array([np.searchsorted(p.lines[0], 0.0, "right") for p in self.rows[True]], np.int64),
        }
        self.bind()

    def bind(self) -> None:
        """Tell the kernels where everything lies now."""
        self._bind(False, (self.steps_before, self.steps_after))
        self._bind(True, (self.lines, self.lines_at_end, self.segments))

    def _bind(self, continuous: bool, entries: tuple[Entry, ...]) -> None:
        kept = [
            (player, reached)
            for player, reached in zip(self.rows[continuous], self.reached[continuous], strict=False)
            if player in self.players and player.pointer.alive
        ]
        if self.homes is not None:
            kept.sort(key=lambda one: self.homes.of(one[0].pointer, one[0].section))
        players = self.rows[continuous] = [player for player, _ in kept]
        reached = self.reached[continuous] = _numbers([n for _, n in kept])
        self.memory[continuous] = memory_of(player.pointer for player in players)
        points = [player.lines if continuous else player.steps for player in players]
        arrays = {
            "targets": _numbers([player.pointer.address() for player in players]),
            "times": _numbers([times.ctypes.data for times, _, _ in points]),
            "values": _numbers([values.ctypes.data for _, values, _ in points]),
            "reached": reached,
        }
        if continuous:
            arrays["sizes"] = _numbers([size for _, _, size in points])
            jumps = _numbers([player.marks.ctypes.data for player in players])
            self.lines.slots["jumps"] = self.lines_at_end.slots["jumps"] = jumps
        for one in entries:
            for name, array in arrays.items():
                one.slots[name] = array
            if one is self.segments:
                one.slots["first"], one.slots["last"] = 0, len(players)
            else:
                one.slots["count"] = len(players)


def _ended(times: np.ndarray) -> np.ndarray:
    ended = aligned(len(times) + 1, fill=NEVER)
    ended[: len(times)] = times
    return ended


def _numbers(values: list[int]) -> np.ndarray:
    array = aligned(max(len(values), 1), np.int64)
    array[: len(values)] = values
    return array
