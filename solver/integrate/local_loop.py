"""The loop of the local variable step: each cell has an integrator and a time of its own (kernels/local_steps.py)."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from ..kernels import advance, queue
from ..kernels import local_cells as places
from ..kernels import local_steps as k
from ..model.clock import T
from ..target.arrays import aligned
from .homes import NOWHERE
from .variable_loop import NEVER, VariableLoop

if TYPE_CHECKING:
    from .variable_step import VariableStep


class LocalLoop(VariableLoop):
    """As the loop of all cells together; kernels are bound to one cell after the other."""

    kernels = (k.advance_cells, places.cells_begin, places.choose_cell)
    size_of_times = k.LOCAL_TIMES

    def __init__(self, step: VariableStep) -> None:
        super().__init__(step)
        self._cells = aligned(places.CELLS, np.int64)
        self._layout: Any = None  # that the cells' times are about
        self._points: list[tuple[float, Any]] = []
        self._bound_to: tuple[Any, ...] = ()  # arrays that were there when the cells were told
        self._changes = 0  # of theirs until then

    def start_anew(self) -> None:
        """After an initialization: all cells are where the model is."""
        players = self.simulation.playing.players
        self._points = sorted(
            {(t, player) for player in players for t in player.points() if t > 0.0}, key=lambda point: point[0]
        )
        self.changes = np.array([*(t for t, _ in self._points), NEVER])
        self.plan[advance.CHANGE] = 0
        self.gather()

    def gather(self) -> None:
        """All cells are where the model is."""
        self._layout = None

    # --- binding ---

    def bind(self) -> None:
        """Everything that the kernels run and read."""
        self.cells = self.step.cells
        self._line_up()
        super().bind()
        self._bind_jumps()
        memories = self.step.cvode.memories
        plan, drivers = self.plan.ctypes.data, self._addresses.ctypes.data
        self.cells.put(plan + 8 * advance.SIZE, [len(memory.y) for memory in memories])
        self.cells.put(drivers + 8 * advance.SOLUTION, [memory.y.ctypes.data for memory in memories])
        self._bound_to = ()

    def _line_up(self) -> None:
        """The queue of the cells, each at its time."""
        count, behind = self.cells.count, np.zeros(self.cells.count)
        if self._layout is not self.simulation.layout:
            for turn, cell in enumerate(self._attended(), 1):
                behind[cell] = turn
            behind[0] = 0.0
            self._layout = self.simulation.layout
            self.own = aligned(count * places.NUMBERS).reshape(count, places.NUMBERS)
            self.own[:, places.AT] = self.own[:, places.BEGAN] = self.simulation.model.t
        self.own[:, places.OF_DISTURBED] = 0.0
        self._line, state = aligned(count * queue.SLOT, np.int64), aligned(queue.STATE_SIZE, np.int64)
        order = np.lexsort((behind, self.own[:, places.AT]))
        slots = self._line.reshape(-1, queue.SLOT)
        slots[:, queue.DUE] = self.own[:, places.AT].view(np.int64)
        rest = order[1:]
        slots[rest, queue.ORDER] = slots[rest, queue.PLACE] = np.arange(len(rest))
        self._heap, self._key = aligned(count, np.int64), aligned(count)
        self._heap[: len(rest)], self._key[: len(rest)] = rest, self.own[rest, places.AT]
        state[queue.SIZE] = state[queue.SEQUENCE] = len(rest)
        state[queue.LEAST] = order[0]
        self._line_state = state
        told = (
            places.CHOSEN,
            places.COUNT,
            places.OWN,
            places.LINE_STATE,
            places.LINE,
            places.LINE_HEAP,
            places.LINE_KEY,
        )
        arrays = self.own, state, self._line, self._heap, self._key
        self._cells[list(told)] = [-1, count, *(array.ctypes.data for array in arrays)]

    def _attended(self) -> list[int]:
        """Cells that something was played into or recorded of as the run began: they have gone to the end of the queue,
        as in NEURON (the first one may stay)."""
        simulation, now = self.simulation, self.simulation.model.t
        players = [player for player in simulation.playing.players if any(t <= now for t in player.points())]
        samplers = [sampler for sampler in simulation.sampling.rows if sampler.times[0] <= now]
        return [simulation.homes.of(one.pointer, one.section) for one in (*players, *samplers)]

    def _bind_jumps(self) -> None:
        """Where the times of the next jumps of each cell lie, and how many."""
        arrays, home = self._slots.arrays, self.cells.home
        jumping = [data for data in self.step.pipeline.mechanisms if "discontinuities" in data.record.signatures]
        for number, (data, column) in enumerate(zip(jumping, self._columns, strict=True)):
            instances = self.simulation.layout.instances[data]
            first, last = self.cells.ranges(home[instances.node[: instances.count]])
            self.cells.put(arrays["jumps"].ctypes.data + 8 * number, column.ctypes.data + 8 * first)
            self.cells.put(arrays["counts"].ctypes.data + 8 * number, last - first)

    def _bind_kernels(self, **jumps: np.ndarray) -> None:
        super()._bind_kernels(
            cells=self._cells, cell=0, first=0, last=self.cells.count, moment=self.simulation.events.moment, **jumps
        )  # fmt: skip

    def _moving(self) -> dict[str, np.ndarray]:
        events = self.simulation.events.arrays()
        return super()._moving() | {name: events[name] for name in ("handler", "mechanism", "instance", "does")}

    def _bind_detection(self) -> None:
        super()._bind_detection()
        for one in self.simulation.events.watches.entries():
            self.cells.put_slot(one.slots, "home", list(range(self.cells.count)))
        self._bound_to = ()

    def _follow(self) -> None:
        super()._follow()
        simulation = self.simulation
        self.plan[advance.BY_PYTHON] = bool(simulation.before_begin)
        single = simulation.events.single_delivery
        self._addresses[advance.DELIVER] = single.address if single is not None else 0
        recording, sampling, playing, events = (
            simulation.recording, simulation.sampling, simulation.playing, simulation.events,
        )  # fmt: skip
        lines = playing.segments.slots.arrays["targets"]
        bound_to = recording.addresses, sampling.filled, lines, events.homes, events.handlers.received, self.changes
        same = len(bound_to) == len(self._bound_to) and all(map(operator.is_, bound_to, self._bound_to))
        if not same or self.cells.changes != self._changes:
            self._tell_cells()
            self._bound_to, self._changes = bound_to, self.cells.changes

    def _tell_cells(self) -> None:
        """What of recorders, samplers, players, sources and targets belongs to which cell."""
        simulation, homes, cells = self.simulation, self.simulation.homes, self.cells
        recording, playing, events = simulation.recording, simulation.playing, simulation.events
        recorders = recording.cells()
        cells.put_rows(recording.entry.slots, recorders)
        self.own[:, places.FIRST_RECORDER], self.own[:, places.LAST_RECORDER] = cells.ranges(recorders)
        cells.put_rows(playing.segments.slots, np.array([homes.of(p.pointer, p.section) for p in playing.rows[True]]))
        if self.plan[advance.DETECTS]:
            sources = events.homes[events.order][: events.network.sources.count]
            crossings = self.crossings.slots if self.crossings is not None else []
            for slots in (events.detection_now.slots, *crossings):
                cells.put_rows(slots, sources)
        self._homes = [homes.of_rows(data) for data in events.network.targets]
        given = {
            places.HOMES: [of_rows.ctypes.data for of_rows in self._homes],
            places.SAMPLE_HOME: [homes.of(one.pointer, one.section) for one in simulation.sampling.rows],
            places.CHANGE_HOME: [homes.of(player.pointer, player.section) for _, player in self._points],
        }  # fmt: skip
        self._given = {place: np.array([*numbers, 0], np.int64) for place, numbers in given.items()}
        self._given[places.SOURCE_HOME] = np.where(
            events.addresses, NOWHERE, events.homes
        )  # a planned spike moves no cell
        self._given[places.WHERE], self._given[places.VALUES] = cells.table()
        for place, array in self._given.items():
            self._cells[place] = array.ctypes.data
        self._forget_choice()
        self._cells[places.PATCHES] = len(self._given[places.WHERE])

    def _forget_choice(self) -> None:
        """What is written for the chosen cell is not up to date any more."""
        chosen = self._cells.item(places.CHOSEN)
        if chosen >= 0:
            self._keep(chosen)
        self._cells[places.CHOSEN] = -1

    def _keep(self, cell: int) -> None:
        own, times = self.own[cell], self.times
        own[[places.OF_INTEGRATED, places.OF_JUMP, places.OF_JUMPED]] = times[
            [advance.INTEGRATED, advance.JUMP, advance.JUMPED]
        ]
        own[places.OF_LOOKED] = self.simulation.events.moment[queue.LOOKED]
        own[places.OF_DISTURBED] = self.plan[advance.DISTURBED]

    # --- running ---

    def run(self, steps: int, until: float, exactly: bool = False) -> int:
        least = self._line_state.item(queue.LEAST) * queue.SLOT + queue.DUE
        self.times[k.BEFORE] = self._line.view(np.float64)[least]
        self._cells[places.BEGINS] = 1
        self.now = self.simulation.model.t
        return super().run(steps, until, exactly)

    def begin(self, cell: int | None = None) -> None:
        """One cell, or all, from the model's present states, each at its own time."""
        self._follow()
        self.plan[advance.BY_PYTHON] = 0
        slots = self._all_slots[1]
        slots["first"], slots["last"] = (0, self.cells.count) if cell is None else (cell, cell + 1)
        code = self._others[0].run(1).code
        if code:
            self.simulation.services.attend()
            raise self.step.cvode.failure(code)

    def disturb(self) -> None:
        super().disturb()
        self.own[:, places.OF_DISTURBED] = 1.0

    def find_crossings(self) -> None:
        clock = self.simulation.model.clock
        now = clock.item(T)
        for cell in range(self.cells.count):
            self.choose(cell)
            super().find_crossings()
        clock[T] = now

    def choose(self, cell: int) -> None:
        """Kernels work on this cell from now on; the clock shows its time."""
        self._follow()
        self._all_slots[2]["cell"] = cell
        self._others[1].run(1)

    def _attend(self, code: int) -> None:
        if code == advance.BEGINS:
            for hook in list(self.simulation.before_begin):
                hook()
            self.begin(self._cells.item(places.CHOSEN))
        elif code == advance.NO_TIMES:
            least = self.own[:, places.AT].min()
            self.simulation.sampling.reserve(max(least - self.simulation.model.clock.item(T), 0.0) + 1.0)
        else:
            super()._attend(code)
