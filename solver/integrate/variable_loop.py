"""The native run of the variable step: its arrays, and what Python does when the kernel stops (kernels/advance.py)."""

from __future__ import annotations

from contextlib import nullcontext
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ...lang.errors import RanvierError
from ..ir.restricted_python import Kernel
from ..kernels import advance as k
from ..kernels.bdf import FAR
from ..kernels.events import CALLS_WAIT
from ..target import cpu, stopwatch
from ..target.arrays import Slots, aligned
from ..target.driver import Driver
from .crossings import Crossings
from .ida import Ida
from .no_states import NoStates
from .pipeline import Entry, computed, driver_of

if TYPE_CHECKING:
    from .variable_step import VariableStep

NEVER = np.inf  # ms
CALL_TIME = 5e7  # ns, about how long a native call may take, so that Ctrl-C is heard
FOREVER = 1 << 62  # advances


@cache
def _compiled(kernels: tuple[Kernel, ...]) -> cpu.Module:
    return cpu.compile(kernels)


class VariableLoop:
    """The loop of one variable step; `bind` when its structure is new."""

    kernels: tuple[Kernel, ...] = (k.advance, k.begun)  # the first makes advances
    size_of_times = k.TIMES

    def __init__(self, step: VariableStep) -> None:
        self.step, self.simulation = step, step.simulation
        self.plan, self.times, self._addresses = (
            aligned(k.PLAN, "i8"),
            aligned(self.size_of_times),
            aligned(k.DRIVERS, "i8"),
        )
        self.times[k.BUDGET] = CALL_TIME
        self.changes = np.array([NEVER])  # times at which played variables take a new value or direction, ms
        self.called = False  # a callback ran in the last call
        self.now = 0.0  # where the last run ended, ms
        self.crossings: Crossings | None = None

    def start_anew(self) -> None:
        """After an initialization."""
        changes = {t for player in self.simulation.playing.players for t in player.points() if t > 0.0}
        self.changes = np.array([*sorted(changes), NEVER])
        self.plan[k.CHANGE] = 0
        self.times[k.JUMPED] = 0.0

    def gather(self) -> None:
        """The model is at t: all of it always is."""

    # --- binding ---

    def bind(self) -> None:
        """Everything that the kernel runs and reads."""
        step, simulation, cvode = self.step, self.simulation, self.step.cvode
        pipeline = step.pipeline
        self._recorders = step.driver([*pipeline.launches("before_step"), simulation.recording.entry])
        self._watchers = driver_of([simulation.watching.entry])
        playing, sampling = simulation.playing, simulation.sampling
        self._play = driver_of([playing.steps_after, playing.lines, sampling.after])
        jumping = [data for data in pipeline.mechanisms if "discontinuities" in data.record.signatures]
        self._look_ahead = step.driver(pipeline.launches("discontinuities"))
        self._unused = aligned(len(cvode.y))
        self._bound = {
            k.RECORD: self._recorders, k.PLAY: self._play, k.PACK: step.pack, k.BEGIN: cvode.beginning,
            k.INTEGRATE: cvode.integration, k.INTERPOLATE: cvode.interpolation, k.PRESENT: step.at_present,
            k.LOOK_AHEAD: self._look_ahead, k.WATCH: self._watchers, k.PROCEDURES: step.before_step,
        }  # fmt: skip
        addresses = self._addresses
        for place, driver in self._bound.items():
            addresses[place] = driver.address
        slope = getattr(cvode, "slope", None)
        addresses[k.SOLUTION], addresses[k.UNUSED] = cvode.y.ctypes.data, self._unused.ctypes.data
        addresses[k.SLOPE_OF_SOLUTION] = slope.ctypes.data if slope is not None else 0
        addresses[k.STOPWATCH] = stopwatch.address()
        addresses[k.SHARE : k.SHARED + 1] = step.together.addresses if step.together is not None else 0
        self.plan[k.SIZE], self.plan[k.JUMPING] = len(cvode.y), len(jumping)
        self.plan[k.SETS_DT] = not isinstance(cvode, Ida)
        self._bind_detection()
        self.times[k.FARTHEST] = k.NEVER if isinstance(cvode, NoStates) else FAR
        self._columns = [data.table["next_time_"] for data in jumping]
        self._bind_kernels(
            jumps=np.array([column.ctypes.data for column in self._columns], np.int64),
            counts=np.array([computed(data, simulation.layout) for data in jumping], np.int64),
        )

    def _bind_detection(self) -> None:
        """Thresholds are looked at from the first source or event on: the integrator need not begin anew then."""
        before, detects = self.plan.item(k.DETECTS), self._detects()
        self.plan[k.DETECTS] = detects
        events, pipeline = self.simulation.events, self.step.pipeline
        found: list[list[Entry]] = [[], [], []]
        if detects == k.WITHIN_STEPS:
            self.crossings = self.crossings or Crossings(events)
            if before == detects:
                self.crossings.follow(pipeline)
            else:
                self.crossings.look(pipeline)
            found[1:] = self.crossings.entries(pipeline)
        elif detects:
            found[0] = [events.detection_now, *events.watches.check(pipeline)]
        self._detection = [self.step.driver(one) for one in found]
        for place, driver in zip((k.DETECT, k.DETECT_BEGUN, k.CROSS), self._detection, strict=True):
            self._addresses[place] = driver.address

    def _detects(self) -> int:
        """0 without sources and events; else the order of the detection."""
        return int(self.step.settings.condition_order) if self.simulation._with_events else 0

    def _bind_kernels(self, **jumps: np.ndarray) -> None:
        simulation, step = self.simulation, self.step
        given = {
            "loop": 0, "drivers": self._addresses, "plan": self.plan, "times": self.times, "task": step.cvode.task,
            "clock": simulation.model.clock, "vectors": step.vectors, "state": simulation.events.state,
            "stopwatch": aligned(1, np.int64), **self._moving(), **jumps,
        }  # fmt: skip
        module = _compiled(self.kernels)
        self._all_slots = [Slots(module[kernel.name], given) for kernel in self.kernels]
        self._slots, self._loop = self._all_slots[0], 0
        self._kernel, *self._others = [
            Driver([(module.address(kernel.name), slots)])
            for kernel, slots in zip(self.kernels, self._all_slots, strict=True)
        ]

    def _moving(self) -> dict[str, np.ndarray]:
        """Arrays that others put elsewhere from time to time."""
        simulation = self.simulation
        sampling = simulation.sampling
        return {
            "event": simulation.events.event, "changes": self.changes, "filled": sampling.filled,
            "samples": sampling.after.slots.arrays["times"], "known": sampling.known,
            "recorded": simulation.recording.counts,
        }  # fmt: skip

    def _follow(self) -> None:
        """Bring up to date what may have changed since the last call."""
        simulation, plan, slots = self.simulation, self.plan, self._slots
        for name, array in self._moving().items():
            if slots.arrays[name] is not array:
                slots[name] = array
        recording, step = simulation.recording, self.step
        plan[k.ROOM], plan[k.RECORDERS] = recording.capacity if recording.rows else 0, len(recording.rows)
        plan[k.SAMPLERS] = len(simulation.sampling.rows)
        plan[k.WATCHES], plan[k.NOTED] = len(simulation.watching.rows), step.magnitudes is not None
        plan[k.BY_PYTHON] = step.begins_by_python
        if plan[k.DETECTS] != self._detects():
            self._bind_detection()
        elif plan[k.DETECTS] == k.WITHIN_STEPS:
            self.crossings.follow(self.step.pipeline)
        self.times[k.EXCHANGE] = simulation.spikes.next()
        self.choose_loop()
        delivery = simulation.events.delivery
        self._addresses[k.DELIVER] = delivery.address if delivery is not None else 0

    def choose_loop(self) -> None:
        """What runs drivers is another where kernels are timed."""
        loop = self._kernel.loop
        if loop != self._loop:
            self._loop = loop
            for slots in self._all_slots:
                if "loop" in slots.positions:
                    slots["loop"] = loop
            self.step.cvode.run_by(loop)

    # --- running ---

    def begun(self) -> None:
        """What follows when the integrator has begun: the model as it is at y, and when something jumps."""
        self.choose_loop()
        self.now = self.simulation.model.t
        self._others[0].run(1)

    def disturb(self) -> None:
        """The integrator is to begin anew as the next advance begins."""
        self.plan[k.DISTURBED] = 1

    def find_crossings(self) -> None:
        """Where the integrator began: thresholds, if they are found within steps."""
        if self.plan[k.DETECTS] == k.WITHIN_STEPS:
            self.simulation.run_driver(self._detection[1])

    def run(self, steps: int, until: float, exactly: bool = False) -> int:
        """So many advances, or until t (ms) is `until` or later, or `exactly` that. Gives the
        number that was made: fewer if the time of a native call is over, or if a callback ran: it may have changed what
        the caller wants."""
        plan, times = self.plan, self.times
        self.called = False
        plan[: k.OF_ONE_CALL] = 0  # it begins with phase START
        plan[k.WANTED], plan[k.EXACTLY] = steps, exactly
        times[k.UNTIL] = until
        simulation = self.simulation
        model = simulation.model
        model.t = self.now  # what a program has assigned to it does not count
        if simulation.sampling.rows:
            simulation.sampling.reserve(max(times[k.INTEGRATED] - model.t, 0.0))
        while code := self._native():
            self._attend(code)
        self.now = model.t
        return int(plan[k.DONE])

    @property
    def marked(self) -> bool:
        """Whether the last run came to a marked time."""
        return bool(self.plan[k.MARKED])

    def begin_of_step(self) -> float:
        """Where the last step began (ms)."""
        return self.times.item(k.INTEGRATED) - self.simulation.model.dt

    def record(self) -> None:
        """The present point."""
        self.simulation.recording.reserve(1)
        self._recorders.run(1)

    def _native(self) -> int:
        """Gives the code with which the kernel stopped."""
        simulation = self.simulation
        self._follow()
        simulation.services.c.fetch()
        simulation.hoc_variables.fetch()
        many = self.plan[k.WANTED] > 1
        with (many and self.step.pipeline.sharing.team) or nullcontext():
            code = self._kernel.run(1).code
        simulation.hoc_variables.deliver()
        simulation.services.attend()
        simulation.events.tell_recorders()
        return code

    def _attend(self, code: int) -> None:
        """What the kernel stopped for."""
        simulation = self.simulation
        if code == CALLS_WAIT:
            self._call_callbacks()
        elif code == k.BEGINS:
            self.step.begin_anew()
        elif code == k.EXCHANGES:
            simulation.spikes.attend()
        elif code == k.NOTES:
            self.step.magnitudes.note()
        elif code == k.NO_ROOM:
            simulation.recording.reserve(k.MOST_POINTS)
        elif code == k.NO_TIMES:
            simulation.sampling.reserve(self.times.item(k.INTEGRATED) - simulation.model.t)
        elif code == k.NO_NUMBER:
            raise RanvierError(f"the variable step gave no number at t = {simulation.model.t:g} ms")
        elif not simulation.events.stopped(code):
            raise self.step.cvode.failure(code)

    def _call_callbacks(self) -> None:
        """They may make a run of their own in the middle of this one, which ends with the present advance."""
        plan, times = self.plan, self.times
        own, ends = plan[: k.OF_ONE_CALL].copy(), times[: k.INTEGRATED].copy()
        self.simulation.events.call_callbacks()
        plan[: k.OF_ONE_CALL], times[: k.INTEGRATED] = own, ends
        plan[k.WANTED] = plan[k.DONE] + 1
        self.called = True
        if self.simulation.asked_to_stop():
            plan[k.PHASE] = k.END
