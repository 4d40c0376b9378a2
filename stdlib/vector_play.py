"""Vector: recording variables of a run, and playing numbers into them.

The simulation records into buffers of its own. A Vector that records becomes a `RecordedVector`, whose numbers are
fetched from there when someone looks; so a run costs no Python, and other Vectors nothing.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np

from ..interp.registry import method
from ..interp.values import HocObject, StringCell, weak
from ..lang.errors import RanvierError
from ..solver.integrate.copied_variables import with_address
from ..solver.integrate.playing import Called
from .connection_ends import is_point_process
from .statements import statement_with_number
from .vector_storage import VectorStorage

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.model.sections import Section
    from .vector import Vector

_BEFORE_INITIALIZATION = 0  # handlers that run before anything is initialized


class VectorPlay(VectorStorage):
    """The methods record, play and play_remove."""

    @method
    def record(self, first: object, *rest: object) -> Vector:
        """v.record(&x), v.record(&x, Dt), v.record(&x, times), each also with a point process as first argument.

        From the next finitialize on, v gets x at t = 0 and after every fadvance; or every Dt ms; or at the times (ms)
        of a Vector. Ends what v recorded or played before. Returns v.
        """
        pointer, rest = _target(first, rest, "record")
        return self.record_of(_section_of(self.machine, first), pointer, *rest)

    def record_of(self, section: Any, pointer: Any, *rest: object) -> Vector:
        """The same; a section, or another variable, says which cell it is about, if cells have steps of their own."""
        self.play_remove()
        simulation = self.machine.simulation
        times = _record_times(rest)
        recorder = simulation.record(with_address(weak(pointer), simulation), times, section)
        if isinstance(times, float) and self.machine.model.globals["t"].same(pointer):
            recorder = RecordedTimes(recorder)
        self._data = self.data
        del self.data
        self._recorder, self._taken, self._run = recorder, 0, recorder.run
        self.__class__ = self.recorded_class
        return self  # type: ignore[return-value]

    @method
    def play(self, first: object, *rest: object) -> Vector:
        """v.play(&x, Dt), v.play(&x, times), v.play(&x, times, 1): x follows v during a run, from finitialize on.

        The value v.x[k] comes at k*Dt ms, or at times.x[k]; it stays until the next, or with a third argument
        (1, or a Vector with the indices of jumps) x goes linearly between them. v.play("statement with $1", …)
        executes the statement with the value; v.play(k) executes it with v.x[k] now, but as in NEURON does nothing
        where a variable is played. A point process may stand first. Returns v.
        """
        if isinstance(first, (int, float)) and not rest:
            return self._play_now(int(first))
        target, rest = _target(first, rest, "play")
        if not rest:
            raise RanvierError("Vector.play: the interval Dt or the Vector of times is missing")
        times, continuous, jumps = _play_times(rest)
        self._end_recording()
        source = ref(self)

        def values() -> np.ndarray:
            vector = source()
            return vector.values if vector is not None else np.empty(0)

        def due() -> np.ndarray:
            return times(len(values()))

        simulation = self.machine.simulation
        if isinstance(target, str):
            run = statement_with_number(self.machine, target)
            player: Any = StatementPlayer(simulation, run, values, due, continuous)
        else:
            section = _section_of(self.machine, first)
            player = simulation.play(with_address(weak(target), simulation), values, due, continuous, jumps, section)
        if self.links is None:
            self.links = Players()
        self.links.append(player)
        return self  # type: ignore[return-value]

    def _play_now(self, index: int) -> Vector:
        if self.links and not 0 <= index < len(self.data):
            raise RanvierError(f"Vector.play: index {index} is out of range: the size is {len(self.data)}")
        for player in list(self.links or []):
            if isinstance(player, StatementPlayer):
                player.run(self.data[index])
        return self  # type: ignore[return-value]

    @method
    def play_remove(self) -> float:
        """v.play_remove(): v is recorded or played no more; its elements stay."""
        if self.links is not None:
            self.links.remove_all()
        self._end_recording()
        return 1.0

    def _end_recording(self) -> None:
        """Nothing to end: this Vector does not record."""


class Players(list):
    """What plays a Vector; ends with it."""

    def remove_all(self) -> None:
        for player in self:
            player.remove()
        self.clear()

    def __del__(self, _at_the_end: Callable[[], bool] = sys.is_finalizing) -> None:
        if not _at_the_end():
            self.remove_all()


class Recorded:
    """What a Vector that records has besides: its `data` are brought up to date when they are asked for."""

    @property
    def data(self) -> array:
        recorder = self._recorder
        if recorder.run != self._run:
            self._run, self._taken = recorder.run, 0
            del self._own()[:]
        count = len(recorder)
        if count > self._taken:
            self._own().frombytes(recorder.take(self._taken).tobytes())
            self._taken = count
        return self._data

    @data.setter
    def data(self, data: array) -> None:
        self._data = data

    def _own(self) -> array:
        """The array, where it may be resized."""
        try:
            self._data.append(0.0)
            self._data.pop()
        except BufferError:
            self._data = array("d", self._data)
        return self._data

    def _end_recording(self) -> None:
        data = self.data
        self._recorder.remove()
        self.__class__ = self.vector_class
        del self._data, self._recorder, self._taken, self._run
        self.data = data

    def __del__(self, _at_the_end: Callable[[], bool] = sys.is_finalizing) -> None:
        if not _at_the_end():
            with suppress(RanvierError):  # the variables of other recorders may go at the same time
                self._recorder.remove()


class RecordedTimes:
    """A recorder of t at intervals: NEURON gives the times that were asked for, not those of the next steps."""

    def __init__(self, sampler: Any) -> None:
        self.sampler = sampler
        self.remove = sampler.remove

    @property
    def run(self) -> int:
        return self.sampler.run

    def __len__(self) -> int:
        return len(self.sampler)

    def take(self, first: int = 0) -> np.ndarray:
        return self.sampler.times[first : len(self.sampler)].copy()


class StatementPlayer:
    """Plays a Vector into a statement: before each step the values due until its middle, then those until its end.

    Where it follows lines, the value in the middle and at the end of each step, too.
    """

    def __init__(
        self,
        simulation: Any,
        run: Callable[[float], None],
        values: Callable[[], np.ndarray],
        times: Callable[[], np.ndarray],
        continuous: bool,
    ) -> None:
        self.simulation = simulation
        self.run = run
        self.values, self.times, self.continuous = values, times, continuous
        self.due = np.empty(0)
        self.next = self.line = 0
        simulation.handlers[_BEFORE_INITIALIZATION].append(self.start)
        simulation.before_step.append(self.step)
        simulation.after_step.append(self.arrive)
        self.within_rates = Called(simulation.playing, run, values, times) if continuous else None

    def start(self) -> None:
        """At initialization: everything due at t = 0."""
        self.due, self.next = self.times(), 0
        self._until(0.0)

    @property
    def _is_called(self) -> bool:
        """With variable steps a statement that follows lines is executed wherever rates are computed."""
        return self.continuous and self.simulation.choose_variable_step(None)

    def step(self) -> None:
        if self._is_called:
            return
        clock = self.simulation.model
        middle = clock.t + 0.5 * clock.dt
        self._until(middle)
        self.line = int(np.searchsorted(self.due, middle, "right"))
        self._follow(middle)

    def arrive(self) -> None:
        if self._is_called:
            return
        self._follow(self.simulation.model.t)  # on the line that was reached in the middle
        self._until(self.simulation.model.t)

    def _until(self, time: float) -> None:
        values = self.values()
        while self.next < min(len(self.due), len(values)) and self.due[self.next] <= time:
            self.next += 1
            self.run(float(values[self.next - 1]))

    def _follow(self, time: float) -> None:
        """The value on the line that belongs to a time."""
        values = self.values()
        size = min(len(self.due), len(values))
        if not (self.continuous and size):
            return
        right = min(self.line, size - 1)
        if right == 0:
            return self.run(float(values[0]))
        t0, t1, y0, y1 = *self.due[right - 1 : right + 1], *values[right - 1 : right + 1]
        self.run(float(y0 + (y1 - y0) * ((time - t0) / (t1 - t0) if t1 > t0 else 0.5)))

    def remove(self) -> None:
        self.simulation.handlers[_BEFORE_INITIALIZATION].remove(self.start)
        self.simulation.before_step.remove(self.step)
        self.simulation.after_step.remove(self.arrive)
        if self.within_rates is not None:
            self.within_rates.remove()


def _target(first: object, rest: tuple, title: str) -> tuple[Any, tuple]:
    """The variable (or statement) among the arguments, after an optional point process."""
    if isinstance(first, HocObject) and rest:
        first, rest = rest[0], rest[1:]
    if isinstance(first, StringCell):
        first = first.value
    if isinstance(first, str) and title == "play":
        return first, rest
    if isinstance(first, (int, float)):
        raise RanvierError(
            f"Vector.{title} takes a pointer, not a number", hint="write &x, as in v.record(&soma.v(.5))"
        )
    if isinstance(first, (HocObject, str)) or not hasattr(first, "get"):
        raise RanvierError(f"Vector.{title} takes a pointer such as &x")
    return first, rest


def _section_of(machine: Machine, first: object) -> Section | None:
    """Of a point process that was given first, or else the accessed one."""
    if is_point_process(first):
        return first.point.section
    return machine.section_stack[-1] if machine.section_stack else None


def _record_times(rest: tuple) -> Any:
    if not rest:
        return None
    if isinstance(rest[0], VectorStorage):
        vector = rest[0]
        return lambda: vector.values.copy()
    if not isinstance(rest[0], (int, float)):
        raise RanvierError("Vector.record: the second argument must be an interval (ms) or a Vector of times")
    return float(rest[0]) if rest[0] > 0 else None


def _play_times(rest: tuple) -> tuple[Callable[[int], np.ndarray], bool, Callable[[], np.ndarray] | None]:
    """A function that gives the times for so many values, whether the value goes linearly between them, and one that
    gives the indices of jumps."""
    continuous = len(rest) > 1 and (not isinstance(rest[1], (int, float)) or rest[1] != 0)
    jumps = None
    if continuous and isinstance(rest[1], VectorStorage):
        indices = rest[1]
        jumps = lambda: indices.values  # noqa: E731
    if isinstance(rest[0], VectorStorage):
        vector = rest[0]
        return (lambda count: vector.values.copy()), continuous, jumps
    if not isinstance(rest[0], (int, float)):
        raise RanvierError("Vector.play: the interval must be a number (ms) or a Vector of times")
    if continuous:
        raise RanvierError("Vector.play: to follow lines a Vector of times is needed, not an interval")
    interval = float(rest[0])
    return (lambda count: np.cumsum(np.concatenate(([0.0], np.full(max(count - 1, 0), interval))))[:count]), False, None
