"""A time step as a list of kernels with their arguments, in phases, for one native driver.

The order of a fixed step from t to t + dt:

    deliver    events that are due until t + dt/2; played steps
    half       t becomes t + dt/2
    play       played lines
    before     BEFORE BREAKPOINT
    assemble   each mechanism's currents (ions first) gathered into the matrix, then the capacitance
    solve      axial currents, elimination and substitution: the change of v (with extracellular of the potentials on
               both sides)
    correct    second order only: ion currents of the middle of the step
    update     v
    full       t becomes t + dt; played lines
    check      the voltage is a number (before it spreads into the states)
    state      each mechanism's states
    after      AFTER SOLVE
    record     BEFORE STEP; recorded vectors
    events     thresholds, and events until t; played steps

Whoever has kernels of its own (recording, playing; the event queue in time) adds them to `phases`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .. import target
from ..ir.restricted_python import Kernel
from ..kernels import assemble, hines, play, record
from ..kernels import time as time_kernels
from ..kernels.diffusion import decays, diffuse, diffusion_rates
from ..mechanism import build
from ..mechanism.native import DIFFERENCE, recall_parameters
from ..model.freeze import Layout
from ..model.mechanisms import MechanismData
from ..model.model import Model
from ..target.arrays import Slots, aligned
from ..target.driver import Driver
from ..target.team import Team
from . import diffusion, extracellular, membrane_current
from .binding import Binder
from .sharing import Range, Sharing, left_by_last, split

if TYPE_CHECKING:
    from .linear import Beside

PHASES = (
    "deliver", "half", "play", "before", "assemble", "solve", "correct", "update", "full", "check", "state", "after",
    "record", "events",
)  # fmt: skip

OF_EVERY_STEP = (
    time_kernels.half_step, time_kernels.find_nan, assemble.begin, assemble.gather_dense, assemble.gather_density,
    assemble.gather_point, assemble.ion_dense, assemble.ion_density, assemble.ion_point, assemble.add_capacitance,
    hines.couple, hines.solve, hines.update,
)  # fmt: skip
OTHERS = (
    hines.eliminate, hines.substitute, hines.follow, assemble.clear, assemble.correct_ion, record.record,
    record.sample, play.play_steps, play.play_lines, play.play_segments, decays, diffuse, diffusion_rates,
)  # fmt: skip


class Entry:
    """One kernel launch: of the code at an address. `mechanism` is the one whose rows it computes, if any; `parts` are
    the launches for the parts that threads can take, if they can; `rows` has the node of each row that it goes through
    from `first` to `last`, by the suffix of these slots, if it is not one of the mechanism's or the node itself."""

    parts: Sequence[Sequence[Entry]] = ()
    rows: Mapping[str, np.ndarray] | None = None
    is_table = False  # it makes a mechanism's tables

    def __init__(self, name: str, address: int, slots: Slots, mechanism: MechanismData | None = None) -> None:
        self.name = name
        self.address = address
        self.slots = slots
        self.mechanism = mechanism


Taker = Callable[[MechanismData], Entry]


class Scheme(NamedTuple):
    """What tells the fixed-step methods apart.

    `factor`: how far v goes along the solution, which is that of a step so much shorter; `corrects`: ion currents are
    taken at the middle of the step. `axial`: the equations have the axial conductances and the capacitance.
    """

    factor: float
    corrects: bool
    axial: bool = True


@cache
def _modules() -> list[Any]:
    """The solver's own kernels, in groups that are compiled together."""
    return [target.compile(kernels) for kernels in (OF_EVERY_STEP, OTHERS)]


@cache
def _recall_parameters() -> None:
    recall_parameters({kernel.name: kernel for kernel in (*OF_EVERY_STEP, *OTHERS)})


class OwnEntry(Entry):
    """One of the solver's own kernels. They are compiled when the first is to be run: a program that runs nothing
    starts sooner."""

    def __init__(self, name: str, slots: Slots, mechanism: MechanismData | None = None) -> None:
        self.name = name
        self.slots = slots
        self.mechanism = mechanism

    @property
    def address(self) -> int:  # type: ignore[override]
        return next(module.address(self.name) for module in _modules() if self.name in module)


def entry(kernel: Kernel, **bindings: object) -> OwnEntry:
    """One of the solver's own kernels with its arguments."""
    _recall_parameters()
    return OwnEntry(kernel.name, Slots(kernel, bindings))


def mechanism_order(model: Model, layout: Layout) -> list[MechanismData]:
    """Those that have instances: ions, then mechanisms that write concentrations (the last registered first), then
    the others as registered, artificial cells at last."""
    present = [data for data in model.mechanism_data.values() if computed(data, layout)]
    return sorted(present, key=_rank)


def computed(data: MechanismData, layout: Layout) -> int:
    """How many rows are computed: those with a node, and artificial cells."""
    instances = layout.instances[data]
    return instances.total if data.record.kind == "artificial" else instances.count


def _rank(data: MechanismData) -> tuple[int, int]:
    if data.record.kind == "ion":
        return 0, data.order
    if any(name in (f"{use.ion}i", f"{use.ion}o") for use in data.record.ions for name in use.write):
        return 1, -data.order
    return 3 if data.record.kind == "artificial" else 2, data.order


def consecutive(rows: np.ndarray) -> int | None:
    """The first of them, if each is the one after the one before."""
    if len(rows) == 0 or rows[-1] - rows[0] != len(rows) - 1 or (np.diff(rows) != 1).any():
        return None
    return int(rows[0])


class _Ways(NamedTuple):
    """Kernels that add the currents of instances to what they belong to."""

    dense: Kernel
    sparse: Kernel
    point: Kernel


CURRENTS = "current", DIFFERENCE
"""The kernel where last digits do not count, and where there is one that of NEURON's last digits."""
_TO_NODES = _Ways(assemble.gather_dense, assemble.gather_density, assemble.gather_point)
_TO_IONS = _Ways(assemble.ion_dense, assemble.ion_density, assemble.ion_point)


class Pipeline:
    """The phases of one scheme, bound to a frozen model."""

    def __init__(
        self,
        model: Model,
        binder: Binder,
        scheme: Scheme,
        exact: Collection[str] = (),
        taker: Taker | None = None,
        in_blocks: bool = False,
        team: Team | None = None,
        alone: bool = True,
    ) -> None:
        self.model = model
        self.layout = binder.layout
        self.scheme = scheme
        self.alone = alone  # the cells' equations have no others beside them
        analytic = scheme.axial and not self.layout.in_order
        self._currents = CURRENTS[:1] if analytic else CURRENTS[::-1]
        self.exact = exact  # mechanisms whose usetable is 0
        self.binder = binder
        self.sharing = Sharing(team, self.layout)
        self.in_blocks = in_blocks  # as with extracellular, though no section may have it
        self.taker = taker  # gives the kernel that queues what a mechanism asked for; None where there are no events
        self.mechanisms = mechanism_order(model, binder.layout)
        records = [data.record for data in self.mechanisms]
        build.prepare(records)
        if not analytic:
            build.prepare([record for record in records if DIFFERENCE in record.signatures], DIFFERENCE)
        self.trees: dict[MechanismData, diffusion.Tree] = {}
        self.beside: Beside | None = None  # equations of LinearMechanisms
        self.phases: dict[str, list[Entry]] = {name: [] for name in PHASES}
        self._build()

    def add(self, phase: str, one: Entry) -> None:
        self.phases[phase].append(one)

    def _build(self) -> None:
        model, layout, scheme, phases = self.model, self.layout, self.scheme, self.phases
        nodes = model.nodes
        self.d = aligned(layout.count)
        self.rhs = aligned(layout.count)
        places = self.binder.outside
        if places is None and self.in_blocks:
            places = extracellular.Places(model, layout)
        self.electrode_d, self.electrode_rhs = aligned(layout.count), aligned(layout.count)  # if someone asks
        self.membrane_current = None
        if membrane_current.NAME in nodes.columns:
            self.membrane_current = membrane_current.MembraneCurrent(self)
        self.outside = extracellular.Outside(self.binder, self, places) if places is not None else None
        in_order = layout.in_order and self.alone and not layout.pieces
        tree_alone = scheme.axial and self.outside is None
        self.diagonal = layout.diagonal if tree_alone and not in_order else aligned(layout.count)
        half = entry(time_kernels.half_step, clock=model.clock)
        phases["half"].append(half)
        phases["full"].append(half)
        phases["before"] += self.launches("before_breakpoint")
        phases["assemble"] += self.currents()
        phases["solve"] += self._solution_in_order() if in_order and tree_alone else self._solution()
        if scheme.corrects:
            phases["correct"] += self._corrections()
        if self.outside is not None:
            phases["update"] += self.outside.update()
        phases["update"].append(
            self._over_nodes(
                hines.update, factor=scheme.factor, clock=model.clock,
                cm=nodes["cm"], rhs=self.rhs, v=nodes["v"], i_cap=nodes["i_cap"],
            )
        )  # fmt: skip
        if layout.solved < layout.count:
            phases["update"].append(self._follow())
        if self.outside is not None:
            phases["update"].append(self.outside.inside())
        if self.membrane_current is not None:
            phases["update"].append(self.membrane_current.of_step())
        phases["state"] += self.launches("state")
        for data in self.mechanisms:
            phases["state"] += self._diffusion(data)
        phases["after"] += self.launches("after_solve")
        phases["check"].append(entry(time_kernels.find_nan, roots=layout.roots, v=nodes["v"]))

    def _solution(self) -> list[Entry]:
        """The change of the potential inside."""
        if self.outside is not None:
            return self.outside.solve()
        layout, v = self.layout, self.model.nodes["v"]
        equations = {"parent": layout.parent, "d": self.d, "rhs": self.rhs}
        axial = {"to_parent": layout.to_parent, "from_parent": layout.from_parent}

        def eliminate(roots: Range, others: Range) -> Entry:
            return entry(
                hines.eliminate, first_root=roots[0], last_root=roots[1], first=others[0], last=others[1],
                v=v, **equations, **axial,
            )  # fmt: skip

        def substitute(roots: Range, others: Range) -> Entry:
            return entry(hines.substitute, first=others[0], last=others[1], **equations)

        pieces, on_paths = len(layout.pieces), sum(len(piece.rows) for piece in layout.pieces)
        whole = (pieces, layout.roots), (layout.roots + on_paths - pieces, layout.solved)
        parts = [] if pieces else self.sharing.of_cells()
        return [split(parts, whole, make) for make in (eliminate, substitute)]

    def _solution_in_order(self) -> list[Entry]:
        """The change of v by NEURON's operations in its order."""
        layout, v = self.layout, self.model.nodes["v"]
        whole = (0, layout.roots), (layout.roots, layout.solved)
        tree = {"to_parent": layout.to_parent, "from_parent": layout.from_parent, "d": self.d, "rhs": self.rhs}

        def couple(roots: Range, others: Range) -> Entry:
            return entry(hines.couple, v=v, **tree, **layout.stretches(*others))

        def solve(roots: Range, others: Range) -> Entry:
            return entry(hines.solve, first_root=roots[0], last_root=roots[1], **tree, **layout.stretches(*others))

        return [split(self.sharing.of_cells(), whole, make) for make in (couple, solve)]

    def _over_nodes(self, kernel: Kernel, **bindings: object) -> Entry:
        """A kernel that takes each node by itself."""
        count = self.layout.solved
        ranges = self.sharing.of_nodes(0, count)
        return split(ranges, (0, count), lambda first, last: entry(kernel, first=first, last=last, **bindings))

    def _follow(self) -> Entry:
        layout, v = self.layout, self.model.nodes["v"]
        bare = layout.solved, layout.count
        ranges = self.sharing.of_nodes(*bare)
        return split(
            ranges, bare, lambda first, last: entry(hines.follow, first=first, last=last, parent=layout.parent, v=v)
        )

    def _diffusion(self, data: MechanismData) -> Iterator[Entry]:
        """States that move along the sections, after all reactions."""
        if data.record.diffused:
            self.trees[data] = tree = diffusion.Tree(self.model, data)
            yield from self.launch(data, "diffusion")
            yield from diffusion.steps(self.binder, data, tree, entry)

    # --- mechanisms ---

    def launches(self, key: str) -> list[Entry]:
        """The kernel `key` of every mechanism that has it, each after its tables."""
        return [one for data in self.mechanisms for one in self.launch(data, key)]

    def launch(self, data: MechanismData, key: str) -> Iterator[Entry]:
        record = data.record
        chosen = f"{key}.exact" if record.name in self.exact and f"{key}.exact" in record.signatures else key
        if chosen not in record.signatures:
            if key in ("after_initial", "before_breakpoint") and record.has_net_receive:
                yield from self._tables_for_events(data)
            return
        uses_tables = key in ("state", *CURRENTS, "derivative", "solve") or (key == "initialize" and record.threadsafe)
        if "tables" in record.signatures and uses_tables:
            yield self._tables(data)
        yield self._entry(data, chosen)
        yield from self._queue(data, chosen)

    def _tables_for_events(self, data: MechanismData) -> Iterator[Entry]:
        """The tables of a mechanism that does nothing in a step that would make them."""
        signatures = data.record.signatures
        if "tables" in signatures and not any(key in signatures for key in ("state", *CURRENTS)):
            yield self._tables(data)

    def _tables(self, data: MechanismData) -> Entry:
        slots = self.binder.slots(data, data.record.signatures["tables"], 0, 1)
        made = Entry(f"{data.name}.tables", data.record.address("tables"), slots, data)
        made.is_table = True
        return made

    def _entry(self, data: MechanismData, key: str) -> Entry:
        signature, count = data.record.signatures[key], computed(data, self.layout)
        ranges = self.sharing.of_kernel(data, key)
        elsewhere = left_by_last(data, key) if ranges else {}

        def make(first: int, last: int) -> Entry:
            slots = self.binder.slots(data, signature, first, last, **(elsewhere if last < count else {}))
            return Entry(f"{data.name}.{key}", data.record.address(key), slots, data)

        return split(ranges, (0, count), make)

    def _queue(self, data: MechanismData, key: str) -> Iterator[Entry]:
        """What follows a launch that may ask for events."""
        if self.taker is not None and any(p.name == "event.count" for p in data.record.signatures[key].parameters):
            yield self.taker(data)

    def currents(self) -> list[Entry]:
        """What flows through the membranes, and what their capacitance adds."""
        entries = self.membrane()
        if self.scheme.axial:
            given = {"clock": self.model.clock, "cm": self.model.nodes["cm"], "d": self.d}
            entries.append(self._over_nodes(assemble.add_capacitance, factor=self.scheme.factor, **given))
        if self.outside is not None:
            entries.append(self.outside.blocks())
        if self.membrane_current is not None:
            entries.append(self.membrane_current.keep())
        return entries

    def membrane(self) -> list[Entry]:
        """The matrix begun, every mechanism's currents computed and gathered."""
        entries = [self._over_nodes(assemble.begin, diagonal=self.diagonal, d=self.d, rhs=self.rhs)]
        if self.outside is not None:
            entries.append(self.outside.inside())
        if self._sums_electrodes:
            entries.append(self._over_nodes(assemble.clear, x=self.electrode_d, y=self.electrode_rhs))
        for data in self.mechanisms:
            chosen = next((key for key in self._currents if key in data.record.signatures), "current")
            entries += [self._clear(data)] if self.binder.at_rest(data) else self.launch(data, chosen)
            if data.record.contributions is not None and "current" in data.record.signatures:
                entries += self._gather(data)
        return entries

    @property
    def _sums_electrodes(self) -> bool:
        """Whether what electrodes inject is summed apart too."""
        return self.outside is not None or self.membrane_current is not None

    def _clear(self, data: MechanismData) -> Entry:
        """What an ion's `current` comes to where no potential follows its concentrations."""
        ion = data.name.removesuffix("_ion")
        columns = {"x": data.table[f"i{ion}"], "y": data.table[f"di{ion}_dv_"]}
        return self._over_instances(data, assemble.clear, **columns)

    def _over_instances(self, data: MechanismData, kernel: Kernel, **bindings: object) -> Entry:
        """A kernel that goes through the instances of a mechanism."""

        def make(first: int, last: int) -> Entry:
            one = entry(kernel, first=first, last=last, **bindings)
            one.mechanism = data
            return one

        return split(self.sharing.of_instances(data), (0, self.layout.instances[data].count), make)

    def _gather(self, data: MechanismData) -> Iterator[Entry]:
        """The columns that `current` filled, into the equations of the nodes and into the ions."""
        contributions, instances = data.record.contributions, self.layout.instances[data]
        node = instances.node[: instances.count]
        if contributions.current:
            kernel, place = self._way(data, node, _TO_NODES)
            sums = [(self.rhs, self.d)]
            if self._sums_electrodes and contributions.electrode:
                sums.append((self.electrode_rhs, self.electrode_d))
            for rhs, d in sums:
                yield self._over_instances(
                    data, kernel, **place, sign=-1.0 if contributions.electrode else 1.0,
                    current=data.table[contributions.current], conductance=data.table[contributions.conductance],
                    rhs=rhs, d=d,
                )  # fmt: skip
        for ion, current, slope in contributions.ions:
            ions = self.model.mechanism_data[f"{ion}_ion"].table
            kernel, place = self._way(data, self.binder.ion_rows(data, ion)[: instances.count], _TO_IONS)
            yield self._over_instances(
                data, kernel, **place, current=data.table[current], slope=data.table[slope],
                total=ions[f"i{ion}"], total_slope=ions[f"di{ion}_dv_"],
            )  # fmt: skip

    def _way(self, data: MechanismData, rows: np.ndarray, kernels: _Ways) -> tuple[Kernel, dict[str, object]]:
        """The kernel that adds instances into `rows`, and how it finds them."""
        name = "node" if kernels is _TO_NODES else "row"
        if data.record.kind == "point":
            nodes = {"node": self.layout.instances[data].node, "area": self.model.nodes["area"]}
            return kernels.point, {name: rows, **nodes}
        base = consecutive(rows)
        if base is not None:
            return kernels.dense, {"base": base}
        return kernels.sparse, {name: rows}

    def _corrections(self) -> Iterator[Entry]:
        for data in self.mechanisms:
            if data.record.kind == "ion":
                instances, ion = self.layout.instances[data], data.name.removesuffix("_ion")
                yield self._over_instances(
                    data, assemble.correct_ion, node=instances.node, rhs=self.rhs,
                    total=data.table[f"i{ion}"], slope=data.table[f"di{ion}_dv_"],
                )  # fmt: skip

    # --- drivers ---

    def entries(self, phases: Sequence[str] = PHASES) -> list[Entry]:
        """What a step, or some phases of it, launches."""
        return self.sharing.merged(one for name in phases for one in self.phases[name])

    def driver(self) -> Driver:
        """A whole step."""
        return driver_of(self.entries())


def driver_of(entries: list[Entry]) -> Driver:
    return Driver([(one.address, one.slots) for one in entries])
