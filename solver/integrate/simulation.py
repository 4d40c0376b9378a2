"""A run: the model frozen when it has to be, many steps in one native call, and what Python does in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from .. import options
from ..interrupts import WHOLE
from ..kernels.events import CALLS_WAIT
from ..kernels.linear import NO_SOLUTION
from ..mechanism import ions
from ..model.clock import DT, SECONDORDER, VARIABLE
from ..model.freeze import Layout, freeze, update_geometry
from ..model.mechanisms import MechanismData
from ..model.model import Model
from ..model.sections import Section
from ..parallel.exchange import SpikeExchange
from ..parallel.gids import Gids
from ..parallel.splits import Splits
from ..parallel.transfer import Transfers
from ..target import profile
from ..target.driver import Driver, Status
from ..target.team import Team
from . import initialize, traps
from .backward_euler import BACKWARD_EULER
from .binding import Binder
from .calls import Functions
from .copied_variables import HocVariables, with_address
from .crank_nicolson import CRANK_NICOLSON, CRANK_NICOLSON_IONS
from .events import Events
from .homes import Homes
from .linear import UNSOLVABLE, LinearSystems
from .pipeline import Pipeline, driver_of
from .playing import Numbers, Player, Playing
from .recording import Recorder, Recording, Sampler, Sampling
from .services import Services

if TYPE_CHECKING:
    from ..mechanism.function_tables import FunctionTables
    from .variable_step import VariableStep

SCHEMES = {0: BACKWARD_EULER, 1: CRANK_NICOLSON, 2: CRANK_NICOLSON_IONS}
CALL_TIME = 0.05  # s, about how long a native call may take, so that Ctrl-C is heard

Hook = Callable[[], None]


class Simulation:
    """Runs a Model. Nothing is frozen or compiled before it is needed."""

    __slots__ = ("gids", "recording", "__dict__", "__weakref__")  # native code finds them

    def __init__(self, model: Model) -> None:
        self.model = model
        self.layout: Layout | None = None
        self.homes: Homes | None = None  # where each cell has steps of its own
        self.binder: Binder | None = None
        self.services = Services()
        self.gids = Gids(model)
        self.spikes = SpikeExchange(self)
        self.events = Events(self)
        self.recording = Recording(model.clock)
        self.watching = Recording(model.clock)  # of the steps of one call of `watch`
        self.sampling = Sampling(model.clock)
        self.playing = Playing(model.clock)
        self.playing.error = self.services.c.fail
        self.transfers = Transfers(self)
        self.splits = Splits(self)
        self.handlers: dict[int, list[Hook]] = {0: [], 1: [], 2: [], 3: []}
        self.before_step: list[Hook] = []  # Python at the beginning and at the end of every step
        self.after_step: list[Hook] = []
        self.before_begin: list[Hook] = []  # Python before the variable step begins with the model's states
        self.after_run: list[Hook] = []  # Python after every native call, of one step or many
        self.hoc_variables = HocVariables()
        self.linear = LinearSystems(self)
        self.functions = Functions(self)
        self.variable_step: VariableStep | None = None  # made when it is first asked for
        self.asked_to_stop: Callable[[], bool] = lambda: False  # whether a script wants the run to end
        self.structure_changes = self.geometry_changes = 0  # that `prepare` found
        self._pipelines: dict[tuple[int, tuple[str, ...]], Pipeline] = {}
        self._drivers: dict[tuple[str, float, tuple[str, ...]], Driver] = {}
        self._usetables: list[tuple[str, memoryview]] = []  # mechanisms with tables, and whether they use them
        self._constructed: dict[MechanismData, set[int]] = {}
        self._steps_at_once = 1
        self._with_events = False
        self._styles = b""
        self.team: Team | None = None
        self._clock = memoryview(model.clock)
        model.call_function = self.functions.call
        model.run_block = self.functions.run_block
        self.services.c.objects["nrn_threads"].value = model.clock.ctypes.data
        self.services.c.bind_function = self.functions.entry_for_c
        self.services.c.run_initial = self.functions.run_initial
        self.services.c.mechanisms = lambda: model.mechanism_data.values()
        model.style_after = ions.promoted
        self.function_tables: FunctionTables | None = None
        model.give_table = self._give_table

    def _give_table(self, data: MechanismData, name: str, arguments: Sequence[Any]) -> None:
        if self.function_tables is None:
            from ..mechanism.function_tables import FunctionTables

            self.function_tables = FunctionTables()
        self.function_tables.give(data, name, arguments)

    # --- structure ---

    def prepare(self) -> None:
        """Bring node order, geometry and bindings up to date."""
        model = self.model
        if model.structure_changed or self.layout is None:
            self.structure_changes += 1
            WHOLE.listen()
            parts = self.team.parts if self.team is not None else 1
            self.layout = freeze(model, parts, str(options.get("arithmetic")))
            self.binder = Binder(model, self.layout, self.services, lambda pointer: with_address(pointer, self))
            self.forget_pipelines()
            self.functions.forget()
            self.services.forget()
            self.services.c.bind()
            self._usetables = [
                (data.record.name, memoryview(data.globals[name]))
                for data in model.mechanism_data.values()
                if len(data.table)
                for name in data.record.usetable
            ]
            model.diam_changed = True
            self._styles = b""
            self._bind_pointers()
            self._bind_events()
            self._construct()
        elif model.network.changed or self.events.used > self._with_events:
            self._bind_events()
        self.binder.follow()
        self.linear.follow()
        if self.function_tables is not None:
            self.function_tables.follow()
        if model.diam_changed:
            self.geometry_changes += 1
            update_geometry(model, self.layout)
            for tree in [tree for pipeline in self._pipelines.values() for tree in pipeline.trees.values()]:
                tree.measure()
            for outside in self.binder.outsides:
                outside.measure()

    def _construct(self) -> None:
        """CONSTRUCTOR of density mechanisms, in each segment once; point processes have it when they are made."""
        for data in self.model.mechanism_data.values():
            if data.record.kind == "density" and "constructor" in data.record.signatures:
                known = self._constructed.setdefault(data, set())
                for handle in [h for h, row in enumerate(data.table.position) if row >= 0 and h not in known]:
                    known.add(handle)
                    self.functions.run_block(data, "constructor", handle, ())

    def check_styles(self) -> None:
        """Before a run: what the pipelines may leave out depends on the styles of the ions."""
        ions = [data for data in self.model.mechanism_data.values() if data.record.kind == "ion"]
        styles = bytes(self.binder.at_rest(data) for data in ions)
        if styles != self._styles:
            self._styles = styles
            self.forget_pipelines()

    def use_threads(self, count: int) -> None:
        """So many threads share the work of runs of many steps; the results do not depend on it."""
        if self.team is not None:
            self.team.close()
        self.team = Team(count) if count > 1 and options.get("target") == "cpu" and not profile.always() else None
        self.model.structure_changed = True

    def forget_pipelines(self) -> None:
        """What a step consists of is put together anew when it is needed."""
        self._pipelines.clear()
        self._drivers.clear()

    def _bind_pointers(self) -> None:
        self.homes = Homes(self) if self.model.cell_by_cell else None
        self.recording.homes = self.playing.homes = self.homes
        self.recording.bind()
        self.watching.bind()
        self.sampling.bind()
        self.playing.bind()
        self.transfers.bind()

    def _bind_events(self) -> None:
        """The queue and the network; a model without them has no kernels for them in its steps."""
        in_use = self.events.in_use
        if in_use:
            self.events.bind()
        self.model.network.changed = False
        if in_use != self._with_events:
            self._with_events = in_use
            self.forget_pipelines()

    def without_tables(self) -> tuple[str, ...]:
        """The mechanisms whose usetable is 0."""
        found = ()
        for name, switch in self._usetables:
            if switch[0] == 0.0:
                found += (name,)
        return found

    def _key(self) -> tuple[int, tuple[str, ...]]:
        order = int(self._clock[SECONDORDER])
        if order not in SCHEMES:
            raise RanvierError(f"secondorder is {order}: it can be 0, 1 or 2")
        return order, self.without_tables()

    def pipeline(self) -> Pipeline:
        """The step as it is now; `prepare` first."""
        key = self._key()
        found = self._pipelines.get(key)
        if found is None:
            found = self._pipelines[key] = self._put_together(key[0], key[1])
        return found

    def _put_together(self, order: int, exact: tuple[str, ...]) -> Pipeline:
        assert self.binder is not None
        made = Pipeline(
            self.model, self.binder, SCHEMES[order], exact, self.events.taker if self._with_events else None,
            team=self.team if self.homes is None else None, alone=not self.linear.systems,
        )  # fmt: skip
        if self._with_events:
            made.add("deliver", self.events.detection)
            made.phases["deliver"] += self.events.watches.check(made)
            made.add("deliver", self.events.before)
        made.add("deliver", self.playing.steps_before)
        made.add("deliver", self.sampling.before)
        made.add("play", self.playing.lines)
        made.phases["solve"][1:1] = self.splits.entries(made)
        self.linear.join(made)
        made.phases["update"] += self.transfers.entries
        made.add("full", self.playing.lines_at_end)
        made.phases["record"] += made.launches("before_step")
        made.add("record", self.recording.entry)
        if self._with_events:
            made.add("events", self.events.after)
        made.add("events", self.playing.steps_after)
        made.add("events", self.sampling.after)
        made.add("events", self.watching.entry)  # what stands there when a step has been made
        if self._with_events:
            made.add("events", self.events.waiting)
        return made

    def _driver(self, name: str, make: Callable[[Simulation, Pipeline], Driver]) -> Driver:
        key = name, self._clock[SECONDORDER], self.without_tables()
        found = self._drivers.get(key)
        if found is None:
            found = self._drivers[key] = make(self, self.pipeline())
        return found

    def run_once(self, name: str, make: Callable[[Simulation, Pipeline], Driver]) -> None:
        """Run a list of kernels once; `make` gives the driver when it is not there yet."""
        self.prepare()
        with WHOLE:
            self.run_driver(self._driver(name, make))

    def run_driver(self, driver: Driver, steps: int = 1) -> Status:
        """A native call, and what the event queue needs in between."""
        self.services.c.fetch()
        self.hoc_variables.fetch()
        status = driver.run(steps)
        while status.code and self.events.stopped(status.code):
            status = driver.again()
        self.hoc_variables.deliver()
        self.services.attend()
        if self._with_events:
            self.events.tell_recorders()
        return status

    # --- initialization ---

    def finitialize(self, v: float | None = None) -> None:
        """t = 0, v (mV) everywhere if given, the INITIAL blocks, the currents, and everything recorded once."""
        initialize.initialize(self, v)
        if self.variable_step is not None and self.variable_step.active:
            self.variable_step.initialized()

    def fcurrent(self) -> None:
        """All currents at the present v and states."""
        self.run_once("currents", _currents)

    def frecord_init(self) -> None:
        """Start the recorders again, with the present values; those of every so often begin with the next step."""
        self.prepare()
        self.recording.start()
        self.sampling.start(self.model.t)
        initialize.record_steps(self)

    def call_handlers(self, kind: int) -> None:
        for handler in list(self.handlers[kind]):
            handler()

    # --- steps ---

    def advance(self, steps: int = 1, until: float = np.inf) -> int:
        """So many steps of dt, in as few native calls as Ctrl-C allows (one by one if Python is hooked in). Variable
        steps end at `until` (ms) or later.

        Gives the number of steps that were done: fewer if the callback of an event ran, which may have changed what
        the caller wants, or a Ctrl-C waits for the caller's end.
        """
        self.prepare()
        if self.variable_step is not None and self.variable_step.active:
            return self._advance_variably(steps, until)
        if self.before_step or self.after_step:
            return self._advance_with_hooks(steps)
        driver, done = self._driver("step", _step), 0
        with WHOLE:
            while done < steps:
                left = steps - done
                count, called = self._run(driver, left if left < self._steps_at_once else self._steps_at_once)
                done += count
                if called or WHOLE.waiting:
                    break
        return done

    def variable(self) -> VariableStep:
        """The variable step and its settings; `active` says whether `advance` uses it."""
        if self.variable_step is None:
            from .variable_step import VariableStep

            self.variable_step = VariableStep(self)
        return self.variable_step

    def choose_variable_step(self, on: bool | None) -> bool:
        """Whether the variable step is used; True and False choose."""
        if on is None or (not on and self.variable_step is None):
            return self.variable_step is not None and self.variable_step.active
        step = self.variable()
        if on and not step.active and (self.model.section_set or self.transfers.between is not None):
            step.begin()
        if not on:
            step.arrange(False, False)
        step.active = on
        self._clock[VARIABLE] = self.services.c.objects["cvode_active_"].value = on
        return on

    def _advance_variably(self, steps: int, until: float) -> int:
        step, done, ended = self.variable_step, 0, False
        self.watching.reserve(steps)
        while done < steps and not ended:
            if done:
                self.prepare()
            done += step.advance(steps - done, until)
            ended = step.loop.called or WHOLE.waiting or self.model.t >= until
        return done

    def _advance_with_hooks(self, steps: int) -> int:
        for done in range(steps):
            for hook in list(self.before_step):
                hook()
            self.prepare()
            with WHOLE:
                _, interrupted = self._run(self._driver("step", _step), 1)
            for hook in list(self.after_step):
                hook()
            if interrupted:
                return done + 1
        return steps

    def _run(self, driver: Driver, count: int) -> tuple[int, bool]:
        """Some steps in one native call, no more than until the next exchange of spikes: how many, and whether a
        callback ran after the last."""
        if self.spikes.interval:
            count = min(count, self.spikes.steps())
        if self.recording.rows:
            self.recording.reserve(count)
        if self.watching.rows:
            self.watching.reserve(count)
        if self.sampling.rows:
            self.sampling.reserve(count * self._clock[DT])
        if count == 1 < self._steps_at_once:
            status = self.run_driver(driver)
        else:
            started = time.perf_counter()
            with self.pipeline().sharing.team or nullcontext():
                status = self.run_driver(driver, count)
            self._pace(count, time.perf_counter() - started)
        for hook in self.after_run:
            hook()
        if not status.code:
            return count, False
        if status.code != CALLS_WAIT:
            self._stopped(status)
        self.events.call_callbacks()
        return status.step + 1, True

    def _pace(self, count: int, elapsed: float) -> None:
        """How many steps fit into a native call."""
        fitting = int(CALL_TIME * count / max(elapsed, 1e-9))
        self._steps_at_once = max(1, min(fitting, 4 * count, 1_000_000))

    def _stopped(self, status: Status) -> None:
        entry = self.pipeline().entries()[status.entry]
        if entry.name == "find_nan":
            raise traps.not_a_number(self, status.code - 1)
        if status.code == NO_SOLUTION:
            raise RanvierError(UNSOLVABLE)
        raise RanvierError(f"the run stopped in {entry.name} with code {status.code}")

    # --- recording and playing ---

    def record(
        self, pointer: Any, times: float | Callable[[], np.ndarray] | None = None, section: Section | None = None
    ) -> Recorder | Sampler:
        """Record a number from the next initialization on: at every step, every `times` ms, or at the times that
        `times()` gives then. `.take()` gives the values, `.remove()` ends it. `section` says which cell it is about, if
        cells have steps of their own and the number does not say it."""
        if times is None:
            return self.recording.add(pointer, section)
        return self.sampling.add(pointer, times, section)

    def watch(self, pointers: Sequence[Any], steps: int, group: int = 1, until: float = np.inf) -> list[np.ndarray]:
        """So many steps as `advance` makes them; gives the value of each pointer after each of them. If the callback of
        an event runs, it ends after a whole number of groups of steps."""
        recorders = [self.watching.add(pointer) for pointer in pointers]
        self.prepare()
        self.watching.start()
        try:
            with WHOLE:
                done = self.advance(steps, until)
                while done % group:
                    done += self.advance(group - done % group)
        finally:
            values = [recorder.take() for recorder in recorders]
            self.watching.recorders.clear()
            self.watching.start()
        return values

    def play(
        self, pointer: Any, values: Numbers, times: Numbers, continuous: bool = False, jumps: Numbers | None = None,
        section: Section | None = None,
    ) -> Player:  # fmt: skip
        """From the next initialization on a number takes `values()` at `times()`, in steps, or along lines. Those of
        `jumps()`, indices (default: all), it takes at the very time. If `values()` is a view, changes are seen."""
        return self.playing.add(pointer, values, times, continuous, jumps, section)


def _currents(simulation: Simulation, pipeline: Pipeline) -> Driver:
    return driver_of(pipeline.phases["before"] + pipeline.phases["assemble"])


def _step(simulation: Simulation, pipeline: Pipeline) -> Driver:
    return pipeline.driver()
