"""The methods of ParallelContext for networks: global numbers of spike sources, runs, and transfer of voltages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..interp.registry import absent, method
from ..interp.values import HocObject, Pointer, is_pointer
from ..lang.errors import RanvierError
from ..solver.integrate.copied_variables import with_address
from ..solver.model.clock import DT, T
from ..solver.parallel.exchange import ROOM
from ..solver.parallel.world import JOB
from ..solver.progress import during
from .connection_ends import belongs, cell_of, is_point_process, object_at, receiver
from .netcon import NetCon, connected
from .parallel_settings import ParallelObject
from .spike_recorder import SpikeRecorder
from .vector import Vector

if TYPE_CHECKING:
    from ..solver.model.network import Source
    from ..solver.parallel.exchange import SpikeExchange
    from ..solver.parallel.gids import Gids

ALL_GIDS = -1
GIDS, SPLITS, TRANSFER = 1, 2, 3  # what gid_clear forgets
SPLIT = 1  # what vtransfer_time tells
WHOLE_SOLUTION = 2  # a style of multisplit
WHOLE_STEP = 1e-9  # a step that lacks less than this part of dt is a whole one


class ParallelNetwork(ParallelObject):
    """set_gid2node … psolve, source_var … setup_transfer."""

    @property
    def gids(self) -> Gids:
        return self.machine.simulation.gids

    @property
    def spikes(self) -> SpikeExchange:
        return self.machine.simulation.spikes

    # --- global numbers ---

    @method
    def set_gid2node(self, gid: int, id: int) -> float:
        """pc.set_gid2node(gid, id): the number gid (>= 0) belongs to process id."""
        if gid < 0:
            raise RanvierError(f"a gid must not be negative, {gid} given")
        if id == JOB.net.rank:
            self.gids.claim(gid)
        return 0.0

    @method
    def gid_exists(self, gid: int) -> int:
        """pc.gid_exists(gid): 0 if it belongs to another process; 1 if it has no source yet, 2 if it has one, 3 if all
        processes are told of its spikes."""
        return self.gids.exists(gid)

    @method
    def cell(self, gid: int, connection: NetCon, sends: bool = True) -> float:
        """pc.cell(gid, netcon [, 0]): the NetCon's source has this number from now on. With 0 other processes are not
        told of its spikes."""
        source = connection.source()
        if source is None:
            raise RanvierError(f"ParallelContext.cell: {connection} has no source")
        self.gids.give_source(gid, source, sends)
        return 0.0

    @method
    def outputcell(self, gid: int) -> float:
        """pc.outputcell(gid): other processes are told of its spikes."""
        self.gids.tell(gid)
        return 0.0

    @method
    def threshold(self, gid: int, value: float | None = None) -> float:
        """pc.threshold(gid [, value]): the threshold of its source (mV)."""
        source = self.gids.needed_source(gid)
        if value is not None:
            source.threshold = value
        return source.threshold

    @method
    def gid_connect(self, gid: int, target: HocObject, connection: NetCon | None = None) -> NetCon:
        """pc.gid_connect(gid, target [, netcon]): a NetCon from the source with this number, wherever it is, to a point
        process here. A NetCon that is given, with the same target, gets this source."""
        if not is_point_process(target):
            raise RanvierError("ParallelContext.gid_connect: argument 2 must be a point process or an artificial cell")
        source = self.gids.source_to_connect(gid)
        if connection is None:
            return connected(self.machine, source, receiver(target, "ParallelContext.gid_connect: argument 2"))
        if connection.syn() is not target:
            raise RanvierError("ParallelContext.gid_connect: the NetCon has another target")
        connection.network.set_source(connection.row, source)
        connection.network.connections.views.active[connection.row] = 1
        return connection

    @method
    def gid2obj(self, gid: int) -> HocObject | None:
        """pc.gid2obj(gid): the point process that its source is, or the object that the source's section is in."""
        source = self.gids.needed_source(gid)
        return self._point(source) or cell_of(source.section)

    @method
    def gid2cell(self, gid: int) -> HocObject | None:
        """pc.gid2cell(gid): the object whose section its source is in; an artificial cell itself."""
        source = self.gids.needed_source(gid)
        return cell_of(source.section) or self._point(source)

    def _point(self, source: Source) -> HocObject | None:
        return object_at(self.machine, *source.point) if source.point else None

    @method
    def gid_clear(self, what: int = 0) -> float:
        """pc.gid_clear([what]): forget all numbers (what = 1), where cells go on (2), sources and targets of transfer
        (3), or everything."""
        if what in (0, GIDS):
            self.gids.clear()
        if what in (0, SPLITS):
            self.machine.simulation.splits.clear()
        if what in (0, TRANSFER):
            self.machine.simulation.transfers.clear()
        return 0.0

    @method
    def spike_record(self, gid: object, times: Vector, gids: Vector) -> float:
        """pc.spike_record(gid, times, gids): the Vectors get the times (ms) of the spikes of this number, and the
        number; of all numbers in a Vector; with -1 of all whose spikes are told to others."""
        if isinstance(gid, Vector):
            chosen = [(int(one), self.gids.needed_source(int(one))) for one in gid.data]
        elif not isinstance(gid, float):
            raise RanvierError("ParallelContext.spike_record: argument 1 must be a gid or a Vector of gids")
        elif gid == ALL_GIDS:
            chosen = list(self.gids.senders())
        else:
            chosen = [(int(gid), self.gids.needed_source(int(gid)))]
        for number, source in chosen:
            source.watch(SpikeRecorder(source, times, gids, number), source.statement)
        return 0.0

    # --- runs ---

    @method
    def set_maxstep(self, longest: float) -> float:
        """pc.set_maxstep(ms): how often spikes are exchanged: as the shortest delay of all connections from other
        processes demands, and not less often than this; psolve needs it, and all processes must call it. Returns the
        shortest delay of this process's."""
        return self.spikes.set_interval(longest)

    @method
    def psolve(self, until: float) -> float:
        """pc.psolve(ms): run until this time; with the fixed step by so many steps as fit, with the variable step
        exactly."""
        simulation, clock = self.machine.simulation, self.machine.model.clock
        if until < clock[T]:
            raise RanvierError(f"ParallelContext.psolve: {until:g} ms is in the past, t = {clock[T]:g}")
        variable = simulation.choose_variable_step(None)
        step = self.spikes.interval
        if step <= 0.0 or (not variable and step < clock[DT] * (1.0 - WHOLE_STEP)):
            raise RanvierError(
                f"ParallelContext.psolve: spikes would be exchanged every {step:g} ms, less than a step",
                hint="call set_maxstep(10) when all connections are made",
            )
        started, others = JOB.net.time(), self._time_for_others()
        with during(simulation, until):
            if variable:
                simulation.variable().solve(until)
            else:
                self._fixed_steps(until)
        self.spikes.finish()
        self.settings.step_time += JOB.net.time() - started - (self._time_for_others() - others)
        return 0.0

    def _fixed_steps(self, until: float) -> None:
        """A callback may change dt or stop the run."""
        simulation, clock, stoprun = self.machine.simulation, self.machine.model.clock, self.machine.pointer("stoprun")
        stoprun.set(0.0)
        while (left := int((until - clock[T]) / clock[DT] + WHOLE_STEP)) > 0 and not stoprun.get():
            simulation.advance(left)

    def _time_for_others(self) -> float:
        spikes, simulation = self.spikes, self.machine.simulation
        return spikes.wait_time + spikes.send_time + simulation.transfers.waiter.time + simulation.splits.waiter.time

    @method
    def timeout(self, seconds: float) -> float:
        """pc.timeout(s): how long a process waits for others in psolve before all are ended (20); 0: however long.
        Returns what was set before."""
        before, self.spikes.timeout = self.spikes.timeout, seconds
        return before

    @method
    def step_time(self) -> float:
        """pc.step_time(): seconds that psolve took so far, without waiting for others."""
        return self.settings.step_time

    @method
    def integ_time(self) -> float:
        """pc.integ_time(): the same; a step delivers its events too, so that their time is not known apart."""
        return self.settings.step_time

    @method
    def event_time(self) -> float:
        """pc.event_time(): seconds for events outside of the steps: none."""
        return 0.0

    @method
    def send_time(self) -> float:
        """pc.send_time(): seconds for passing on the spikes of other processes."""
        return self.spikes.send_time

    @method
    def wait_time(self) -> float:
        """pc.wait_time(): seconds that were spent waiting for others: for their spikes, at the bulletin board."""
        return self.spikes.wait_time + (self.settings.board.wait_time if self.settings.board else 0.0)

    @method
    def step_wait(self, off: float = 0.0) -> float:
        """pc.step_wait(): seconds that were spent at a barrier before spikes were exchanged: there is none, 0. What
        NEURON counts here is part of wait_time()."""
        return 0.0

    @method
    def vtransfer_time(self, what: int = 0) -> float:
        """pc.vtransfer_time(): seconds that were spent waiting for voltages of other processes, as far as a step had to
        be interrupted for that; of 1 for what the equations of split cells need, of 2 nothing."""
        simulation = self.machine.simulation
        waiters = {0: simulation.transfers.waiter, SPLIT: simulation.splits.waiter}
        return waiters[what].time if what in waiters else 0.0

    @method
    def spike_compress(self, spikes: int = 0, gids: bool = True, way: int = 0) -> float:
        """pc.spike_compress(n, …): the first collective of an exchange has room for n spikes of each process; what has
        no room goes in a second one. 0: as many as there were. Times and gids are not rounded: the results stay. n < 0
        only tells it."""
        if spikes >= 0 and JOB.net.size > 1:
            self.spikes.wanted_room = spikes
            self.spikes.room = spikes or ROOM
        return float(self.spikes.wanted_room)

    @method
    def spike_statistics(
        self, sent: Pointer | None = None, received: Pointer | None = None, useful: Pointer | None = None
    ) -> int:
        """pc.spike_statistics(&sent, &received, &useful): how many spikes this process sent to the others since the
        initialization, how many all sent and how many of the others' had connections here. Returns the most spikes that
        it sent in one exchange."""
        spikes = self.spikes
        for pointer, count in ((sent, spikes.sent), (received, spikes.received), (useful, spikes.useful)):
            if pointer is not None:
                pointer.set(float(count))
        return spikes.most

    @method
    def max_histogram(self, counts: Vector | None = None) -> float:
        """pc.max_histogram(vector): vector.x[n] counts the exchanges in which the process that sent most sent n spikes,
        from now on; without a vector nothing is counted any more. In one process nothing is exchanged."""
        self.spikes.histogram = counts
        return 0.0

    # --- transfer of voltages ---

    @method
    def source_var(self, variable: Pointer, number: int) -> float:
        """section pc.source_var(&v(x), number): a voltage that targets anywhere can follow."""
        section = self.machine.current_section()
        if not belongs(variable, section):
            raise RanvierError(
                f"ParallelContext.source_var: the variable does not belong to the accessed section, {section.name}",
                hint="write: section pc.source_var(&v(x), number)",
            )
        self.machine.simulation.transfers.add_source(_source_number(number), variable)
        return 0.0

    @method
    def target_var(self, first: object, *rest: object) -> float:
        """pc.target_var([point process,] &variable, number): the variable follows the source with this number."""
        given = [first, *rest]
        if given and isinstance(given[0], HocObject):
            given.pop(0)
        if len(given) < 2 or not is_pointer(given[0]) or not isinstance(given[1], float):
            raise RanvierError("ParallelContext.target_var takes ([point process,] &variable, number of the source)")
        simulation = self.machine.simulation
        simulation.transfers.add_target(_source_number(int(given[1])), with_address(given[0], simulation))
        return 0.0

    @method
    def setup_transfer(self) -> float:
        """pc.setup_transfer(): call it after the last source_var and target_var, before initialization;
        all processes must call it."""
        self.machine.simulation.transfers.set_up()
        return 0.0

    # --- split cells ---

    @method
    def multisplit(self, x: float | None = None, number: int | None = None, style: int = WHOLE_SOLUTION) -> float:
        """section pc.multisplit(x, number): the cell goes on here, in the points of the same number of other trees, in
        this process or others; a tree can go on at two points. pc.multisplit(): that was all; every process must call
        it. With the fixed step the voltages are those of the whole cell, but for the order of sums (relative 1e-13 or
        so); they are the same, bit for bit, whichever process has which tree."""
        splits = self.machine.simulation.splits
        if x is None:
            splits.set_up()
            return 0.0
        if number is None:
            raise RanvierError("ParallelContext.multisplit takes (x, number of the point), or nothing")
        if number < 0:
            raise RanvierError(f"the number of a point must not be negative, {number} given")
        if style != WHOLE_SOLUTION:
            raise RanvierError("ParallelContext.multisplit: only style 2 is there: the whole cell is solved")
        section = self.machine.current_section()
        section.node_at(x)
        splits.add(section, x, number)
        return 0.0

    @method
    def splitcell_connect(self, process: int, x: float | None = None) -> float:
        """root pc.splitcell_connect(id): the root of this tree (or any point: section pc.splitcell_connect(id, x)) is
        one point of a cell with that of a tree of the process id, the one before or after this one, where the same is
        said; see multisplit, which can do more."""
        section = self.machine.current_section()
        if x is None:
            if section.parent is not None:
                raise RanvierError(f"ParallelContext.splitcell_connect: {section.name} is no root: it has a parent")
            x = section.child_end
        self.machine.simulation.splits.with_neighbour(section, x, process)
        return 0.0


def _source_number(number: int) -> int:
    if number < 0:
        raise RanvierError(f"the number of a source must not be negative, {number} given")
    return number


absent("splitcell", "its name is splitcell_connect, in NEURON too.", "See splitcell_connect.", owner="ParallelContext")
