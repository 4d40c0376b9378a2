"""The variable step: BDF over voltages and mechanisms' states (see `bdf`; or `ida` and `algebraic`), with NEURON's way
of events.

y holds the voltages of nodes with capacitance, then each mechanism's states. The Newton equations are taken as NEURON
takes them: the voltages by Hines' elimination with the conductances just computed, each state by itself.

`advance` does what one `fadvance` does: a step of the integrator; or, where an event lies within that step, the
solution at the event's time; or what is due now. After an event on a membrane the integrator begins anew.

Source: Hines and Carnevale, Discrete event simulation in the NEURON environment, Neurocomputing 58 (2004).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..interrupts import WHOLE
from ..kernels import variable_step as kernels
from ..mechanism import build
from ..mechanism.native import group
from ..target import cpu
from ..target.arrays import Slots, aligned
from ..target.driver import Driver
from . import diffusion
from .algebraic import Algebraic
from .bdf import Bdf
from .cells import BdfOfCells, Cells, check_independent
from .ida import Ida
from .local_loop import LocalLoop
from .mechanism_states import State, mechanism_states, tolerances
from .no_states import NoStates
from .pipeline import Entry, Pipeline, Scheme, driver_of
from .pipeline import entry as solver_entry
from .settings import Settings
from .sharing import Range
from .state_vectors import states_in_order
from .tree_order import connections, indices, without_capacitance
from .variable_loop import FOREVER, NEVER, VariableLoop

if TYPE_CHECKING:
    from ..parallel.shared_step import SharedStep
    from .simulation import Simulation
    from .state_vectors import Magnitudes, StateVectors

GROUP = "variable step"  # of kernels that are compiled together
STEADY = Scheme(1.0, False, axial=False)  # what mechanisms do, no more
KERNELS = (
    kernels.unpack_nodes, kernels.unpack, kernels.unpack_rows, kernels.pack, kernels.pack_rows, kernels.pack_nodes,
    kernels.follow_neighbours, kernels.keep_currents, kernels.axial, kernels.voltage_rates, kernels.newton_begin,
    kernels.newton_bare, kernels.newton_right, kernels.solve_tree,
)  # fmt: skip


class VariableStep:
    """The variable step of a simulation, bound to its frozen structure."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.settings = Settings()
        self.active = False
        self.prefers_ida = False
        self.local = False  # each cell has an integrator of its own
        self.cells: Cells | None = None  # then
        self.by_ida = False  # what integrates, or did last
        self.algebraic: Algebraic | None = None  # the nodes' equations, if IDA integrates
        self.cvode: Bdf | Ida | NoStates | None = None
        self._delivers_at_end = False  # what is due at the very end of a step
        self._initialized: Any = None  # the structure at the last initialization
        self.loop: VariableLoop = VariableLoop(self)
        self.together: SharedStep | None = None  # with other processes
        self._structure: tuple[Any, ...] | None = None
        self.magnitudes: Magnitudes | None = None  # if someone wants to know them
        self.state_vectors: StateVectors | None = None  # if someone looked at them

    # --- binding ---

    def _bind(self) -> None:
        """Kernels and vectors for the structure as it is."""
        simulation = self.simulation
        simulation.prepare()
        simulation.splits.refuse("the variable step")
        model = simulation.model
        self.by_ida = in_blocks = self.uses_ida()
        locally = self.local and bool(model.section_set)
        if locally:
            check_independent(self.simulation, self.by_ida)
        self._join_others()
        self.arrange(in_blocks, locally)
        layout, binder = simulation.layout, simulation.binder
        assert layout is not None and binder is not None
        self._binder = binder  # kept alive: its identity tells the structure
        self.vectors = aligned(3, np.int64)
        taker = simulation.events.taker if simulation._with_events else None
        team = simulation.team if layout.whole_cells and not (in_blocks or locally) else None
        self.pipeline = Pipeline(model, binder, STEADY, simulation.without_tables(), taker, in_blocks, team)
        in_order = np.argsort(layout.canonical[: layout.solved], kind="stable")
        in_order = self._by_cell(in_order) if locally else in_order
        with_capacitance = model.nodes["cm"][in_order] > 0.0
        if in_blocks:
            self.nodes = indices(in_order)
            self.algebraic = Algebraic(self)
        else:
            self.algebraic = None
            self.nodes = indices(in_order[with_capacitance])
            self._bind_others(indices(in_order[~with_capacitance]))
        self.states = list(mechanism_states(self))
        self.cells = Cells(layout, self._nodes_of_places()) if locally else None
        own = [
            data.record
            for data in self.pipeline.mechanisms
            if any(group(key) == GROUP for key in data.record.signatures)
        ]
        build.prepare(own, GROUP)
        self.pack = self.driver(self._packing_nodes() + self._packing())
        rates, newton = self.driver(self._rates()), self.driver(self._newton())
        self.before_step = self.driver(self._procedures(at_each_evaluation=False))
        totals = self.pipeline.membrane_current
        at_present = [*self._rates(), *([totals.at_present()] if totals is not None else [])]
        self.at_present = self.driver(at_present)
        self._bind_integrator(rates, newton)
        loop = VariableLoop if self.cells is None else LocalLoop
        if type(self.loop) is not loop:
            self.loop = loop(self)
            self.loop.start_anew()
        self.loop.bind()
        self.state_vectors = None
        self._structure = self._signature()

    def _bind_integrator(self, rates: Driver, newton: Driver) -> None:
        """One for these states; it goes on from where one of the same kind and size is."""
        tolerance, clock = tolerances(self), self.simulation.model.clock
        if len(tolerance) or self.together is not None:
            before = self.cvode
            given = (rates, newton, clock, self.vectors, self.settings.rtol, tolerance)
            if self.cells is not None:
                self.cvode = BdfOfCells(self.cells, *given, self._order_of_sums())
            elif self.algebraic is None:
                self.cvode = Bdf(*given, self._order_of_sums(), self.together)
            else:
                first_step = self.settings.dae_init_dteps
                beginning = {
                    "rates_of_model": self.driver(self._rates(potentials=False)),
                    "move": self.driver(self.algebraic.moving()), "pack": self.pack,
                }  # fmt: skip
                self.cvode = Ida(*given, self._order_of_sums(), first_step, self.first_state, **beginning)
            if type(before) is type(self.cvode) and len(before.y) == len(tolerance):
                self.cvode.succeed(before)
        else:
            self.cvode = NoStates(clock)

    def _join_others(self) -> None:
        """All processes take the same steps where voltages go from one to another."""
        self.together = None
        if self.simulation.transfers.between is None:
            return
        if self.by_ida:
            raise RanvierError(
                "voltages are transferred between processes, and the method of the variable step that extracellular, "
                "LinearMechanism and use_daspk() need can not wait for them",
                hint="use the fixed step, or one process",
            )
        from ..parallel.shared_step import SharedStep

        self.together = SharedStep(self.simulation)
        self.simulation.events.used = True  # thresholds are looked at where others do
        self.simulation.prepare()

    def _order_of_sums(self) -> np.ndarray:
        """NEURON's order of the states: instance by instance."""
        return states_in_order(self)[0]

    def uses_ida(self) -> bool:
        """Whether IDA integrates: if it is wanted, or if not every unknown has a rate of change."""
        binder = self.simulation.binder
        outside = binder is not None and binder.outside is not None
        return self.prefers_ida or outside or bool(self.simulation.linear.systems)

    def arrange(self, solves_all_ends: bool, cell_by_cell: bool) -> None:
        """IDA has the ends of sections among its unknowns, bare or not, as NEURON does: they count in its errors. With
        the local step the rows of a cell lie together."""
        model, wanted = self.simulation.model, (solves_all_ends, cell_by_cell)
        if (model.solves_all_ends, model.cell_by_cell) != wanted:
            (model.solves_all_ends, model.cell_by_cell), model.structure_changed = wanted, True
            self.simulation.prepare()

    def set(self, name: str, value: float) -> None:
        """One of the settings."""
        self.settings.set(name, value)
        if name == "maxorder" and isinstance(self.cvode, Ida) and self._initialized is not None:
            self.cvode.lower(value)

    def choose_local(self, on: bool) -> None:
        """Whether each cell has steps of its own."""
        if on == self.local:
            return
        self.local, self._structure = on, None
        if self.active and self.simulation.model.section_set:
            self.re_init()

    @property
    def first_state(self) -> int:
        """Where the states of mechanisms begin in y."""
        return len(self.nodes) if self.algebraic is None else self.algebraic.count

    def states_now(self) -> list[State]:
        """The states of the mechanisms, as the structure is now."""
        self.simulation.prepare()
        if self._structure != self._signature():
            self._bind()
        return self.states

    def _signature(self) -> tuple[Any, ...]:
        s = self.simulation
        scales = tuple(self.settings.scales.items())
        choices = (self.settings.atol, self.settings.rtol, scales, self.prefers_ida, self.settings.dae_init_dteps)
        return (id(s.binder), s._key(), s.transfers.version, s.geometry_changes, bool(s.playing.called), *choices)

    def _over(
        self, kernel: Any, nodes: np.ndarray, more: dict[str, np.ndarray] | None = None, **bindings: Any
    ) -> Entry:
        """An entry that goes through rows, given the node of each; through `more`, by their suffixes in its slots."""
        rows = {"": nodes, **(more or {})}
        signature = _module()[kernel.name]

        def make(*limits: Range) -> Entry:
            given = dict(bindings)
            for suffix, (first, last) in zip(rows, limits, strict=True):
                given |= {f"first{suffix}": first, f"last{suffix}": last}
            slots = Slots(signature, {p.name: given[p.name] for p in signature.parameters})
            return Entry(kernel.name, _module().address(kernel.name), slots)

        one = make(*((0, len(those)) for those in rows.values()))
        one.rows, one.parts = rows, self.pipeline.sharing.of_rows(list(rows.values()), make)
        return one

    def _over_nodes(self, kernel: Any, **bindings: Any) -> Entry:
        """Through the voltages in y."""
        return self._over(kernel, self.nodes, node=self.nodes, vectors=self.vectors, offset=0, **bindings)

    def _over_state(self, kernel: Any, state: State, column: np.ndarray, **bindings: Any) -> Entry:
        """Through a state's part of y."""
        nodes = self.simulation.layout.instances[state.data].node[: state.count]
        return self._over(kernel, nodes, offset=state.offset, vectors=self.vectors, column=column, **bindings)

    def _nodes_of_places(self) -> np.ndarray:
        """The node of each place in y."""
        instances = self.simulation.layout.instances
        return np.concatenate([self.nodes, *(instances[one.data].node[: one.count] for one in self.states)])

    def driver(self, entries: list[Entry]) -> Driver:
        """Of launches that with the local step concern one cell at a time."""
        if self.cells is not None:
            self.cells.add(entries)
        return driver_of(self.pipeline.sharing.merged(entries))

    def _by_cell(self, rows: np.ndarray) -> np.ndarray:
        """Rows of nodes part by part; for the local step each cell is one."""
        return indices(rows[np.argsort(self.simulation.layout.part[rows], kind="stable")])

    def _bind_others(self, others: np.ndarray) -> None:
        """Nodes without capacitance: their neighbours, and what flows through their membrane."""
        model, layout = self.simulation.model, self.simulation.layout
        current, conductance = aligned(layout.count), aligned(layout.count)
        self.tree = connections(model, layout)
        all_of_them = self._by_cell(np.concatenate([others, np.arange(layout.solved, layout.count)]))
        bindings = without_capacitance(self.tree, all_of_them, layout.count)
        self._follow = self._over(
            kernels.follow_neighbours, all_of_them, {"_child": bindings["child"]}, **bindings, current=current,
            conductance=conductance, v=model.nodes["v"],
        )  # fmt: skip
        keep = self._over(
            kernels.keep_currents, others, node=others, current=current, conductance=conductance,
            rhs=self.pipeline.rhs, d=self.pipeline.d,
        )  # fmt: skip
        there = {
            data
            for data in self.pipeline.mechanisms
            if data.record.kind in ("density", "point")
            and np.isin(layout.instances[data].node[: layout.instances[data].count], others).any()
        }
        currents = [one for one in self.pipeline.currents() if one.mechanism is None or one.mechanism in there]
        self._currents_there = [*currents, keep] if there else []

    def _move(self, state: State, plain: Any, through_rows: Any) -> Entry:
        if state.rows is None:
            return self._over_state(plain, state, state.column)
        return self._over_state(through_rows, state, state.column, row=state.rows)

    def _unpacking(self, potentials: bool = True) -> list[Entry]:
        if self.algebraic is not None:
            nodes = self.algebraic.unpacking(potentials)
        else:
            v = self.simulation.model.nodes["v"]
            nodes = [self._over_nodes(kernels.unpack_nodes, v=v)]
        states = [self._move(state, kernels.unpack, kernels.unpack_rows) for state in self.states]
        return [*nodes, *states, *self._launches("synonyms")]

    def _packing_nodes(self) -> list[Entry]:
        if self.algebraic is not None:
            return self.algebraic.packing()
        return [self._over_nodes(kernels.pack_nodes, v=self.simulation.model.nodes["v"])]

    def _packing(self) -> list[Entry]:
        return [self._move(state, kernels.pack, kernels.pack_rows) for state in self.states]

    def _rate_columns(self, kernel: Any) -> list[Entry]:
        return [self._over_state(kernel, state, state.rate) for state in self.states]

    def _launches(self, key: str) -> list[Entry]:
        return self.pipeline.launches(key)

    def _rates(self, potentials: bool = True) -> list[Entry]:
        """dy/dt; for IDA the residual, with or without the potentials of y."""
        model, layout, pipeline = self.simulation.model, self.simulation.layout, self.pipeline
        plain = self._procedures(at_each_evaluation=True)
        currents = [*self.simulation.transfers.entries, *pipeline.phases["before"], *pipeline.phases["assemble"]]
        if self.algebraic is not None:
            return [
                *self._unpacking(potentials), *self.simulation.playing.within_rates(), *currents,
                *self.algebraic.residual(),
                *plain, *self._launches("derivative"),
                *self._launches("after_solve"), *self._diffusion(diffusion.rates), *self.algebraic.state_residuals(),
                *self.algebraic.residual_beside(),
            ]  # fmt: skip
        tree = self.tree
        axial = self._over(
            kernels.axial, tree.child, solved=layout.solved, child=tree.child, parent=tree.parent,
            to_parent=tree.into_parent, from_parent=tree.into_child, v=model.nodes["v"], rhs=pipeline.rhs,
        )  # fmt: skip
        rates = self._over_nodes(
            kernels.voltage_rates, cm=model.nodes["cm"], rhs=pipeline.rhs, i_cap=model.nodes["i_cap"]
        )  # fmt: skip
        return [
            *self._unpacking(), *self.simulation.playing.within_rates(), *self._currents_there, self._follow,
            *currents, axial, rates, *plain, *self._launches("derivative"),
                *self._launches("after_solve"), *self._diffusion(diffusion.rates),
            *self._rate_columns(kernels.pack),
        ]  # fmt: skip

    def _procedures(self, at_each_evaluation: bool) -> list[Entry]:
        """What mechanisms do in a step beside their currents, if nothing of it is integrated."""
        return [
            one
            for data in self.pipeline.mechanisms
            if "derivative" not in data.record.signatures
            and data.record.state_moment.startswith("cvode_t") == at_each_evaluation
            for one in self.pipeline.launch(data, "state")
        ]

    def _newton(self) -> list[Entry]:
        """x in (1 - gamma df/dy) x = b; for IDA in (dF/dy + 1/gamma dF/dy') x = b. gamma is the clock's dt."""
        if self.algebraic is not None:
            of_cells = [
                *self.algebraic.newton(), *self._rate_columns(kernels.unpack), *self._launches("solve"),
                *self._diffusion(diffusion.solutions), *self.algebraic.state_solutions(),
            ]  # fmt: skip
            return self.algebraic.newton_beside(of_cells)
        model, layout = self.simulation.model, self.simulation.layout
        work, rhs, tree = aligned(layout.count), aligned(layout.count), self.tree
        roots = self._by_cell(np.flatnonzero(layout.tree.upper[: layout.count] < 0))
        solved, bare = np.arange(layout.solved), indices(np.arange(layout.solved, layout.count))
        given = {"clock": model.clock, "cm": model.nodes["cm"], "rhs": rhs}
        return [
            self._over(kernels.newton_begin, solved, d=self.pipeline.d, work=work, **given),
            self._over(kernels.newton_bare, bare, node=bare, work=work, rhs=rhs),
            self._over_nodes(kernels.newton_right, **given),
            self._over(
                kernels.solve_tree, tree.child, {"_root": roots}, root=roots, child=tree.child, parent=tree.parent,
                to_parent=tree.into_parent, from_parent=tree.into_child, d=work, rhs=rhs,
            ),
            self._over_nodes(kernels.pack_nodes, v=rhs),
            *self._rate_columns(kernels.unpack), *self._launches("solve"), *self._diffusion(diffusion.solutions),
            *self._rate_columns(kernels.pack),
        ]  # fmt: skip

    def _diffusion(self, part: Callable[..., Iterator[Any]]) -> Iterator[Entry]:
        """What the states do that move along the sections."""
        for data, tree in self.pipeline.trees.items():
            yield from self.pipeline.launch(data, "diffusion")
            yield from part(self._binder, data, tree, solver_entry)

    # --- running ---

    @property
    def begins_by_python(self) -> bool:
        """Whether more than native code runs where the integrator begins."""
        trees, hooks = self.pipeline.trees, self.simulation.before_begin
        return self.magnitudes is not None or bool(trees or hooks)

    def begin(self) -> None:
        """Start from the model's present state: at initialization, and when states were changed."""
        self.begin_anew()
        self.loop.find_crossings()

    def begin_anew(self) -> None:
        """The same within an advance, after events and jumps: thresholds are looked at later."""
        simulation = self.simulation
        for hook in list(simulation.before_begin):
            hook()
        simulation.prepare()
        if self._structure != self._signature():
            self._bind()
        for tree in self.pipeline.trees.values():
            tree.measure()
        cvode, settings = self.cvode, self.settings
        assert cvode is not None
        cvode.limit(settings.maxstep, settings.minstep, settings.maxorder)
        if isinstance(self.loop, LocalLoop):
            self.loop.begin()
            return
        self.vectors[kernels.OUT] = cvode.y.ctypes.data
        self.pack.run(1)
        self.loop.choose_loop()
        code = cvode.begin()
        if code:
            simulation.services.attend()  # Python that native code called may have said why
            raise cvode.failure(code)
        if self.magnitudes is not None:
            self.magnitudes.note()
        self.loop.begun()
        simulation.services.attend()

    def initialized(self) -> None:
        """After `finitialize`."""
        self.loop.start_anew()
        self.re_init()
        events = self.simulation.events
        if events.next_time <= self.simulation.model.t:  # what thresholds within steps sent
            events.first()
            self.loop.disturb()
        binder = self.simulation.binder  # NEURON's way where nothing is integrated, from the second time on
        self._delivers_at_end = isinstance(self.cvode, NoStates) and self._initialized is binder
        self._initialized = binder

    def bring_up_to_date(self) -> None:
        """Begin anew if the structure or the settings changed."""
        if self._structure != self._signature() or self.simulation.model.structure_changed:
            self.begin()

    def advance(self, steps: int, until: float = NEVER, exactly: bool = False) -> int:
        """What so many `fadvance` do: see `VariableLoop.run`. The simulation must be prepared."""
        simulation = self.simulation
        if simulation.before_step or simulation.after_step:
            steps = 1  # Python at the beginning and at the end of each
        for hook in list(simulation.before_step):
            hook()
        simulation.hoc_variables.fetch()
        with WHOLE:
            self.bring_up_to_date()
            done = self.loop.run(steps, until, exactly)
            if self._delivers_at_end and isinstance(self.cvode, NoStates):
                simulation.events.first()
        for hook in (*simulation.after_run, *simulation.after_step):
            hook()
        return done

    def solve(self, until: float) -> None:
        """Integrate to exactly this time (ms), or to a marked one before it."""
        model, stop = self.simulation.model, self.simulation.asked_to_stop
        locally = isinstance(self.loop, LocalLoop)
        if not locally:
            model.t = self.loop.now
        if model.t == until and not locally:
            self.loop.record()
        if until < model.t and not locally:  # back, within the last step
            self.simulation.prepare()
            self.advance(1, max(until, self.loop.begin_of_step()), exactly=True)
        while model.t < until or locally:
            self.simulation.prepare()
            self.advance(1 if stop() else FOREVER, until, exactly=True)
            if stop() or self.loop.marked:
                break

    def re_init(self, together: bool = False) -> None:
        """States were changed by the program, or perhaps diameters and capacitances: bind anew. `together`: cells that
        have times of their own are all at t now."""
        self._structure = None
        if together:
            self.loop.gather()
        if self.active:
            self.begin()


_compiled: list[cpu.Module] = []


def _module() -> cpu.Module:
    if not _compiled:
        _compiled.append(cpu.compile(KERNELS))
    return _compiled[0]
