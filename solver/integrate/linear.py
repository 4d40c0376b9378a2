"""Linear equations c dy/dt + g y = b beside those of the cells, solved with them in each step.

The first y of a system may be potentials of nodes: inside (v, or v + vext with extracellular) or of a layer outside.
The first equations then are added to the current balance there (what flows out is positive, mA/cm2; nA at the ends of
sections). The cells' tree is solved as ever; how the few potentials concerned answer to a current is found by one more
elimination for each, and a small dense system does the rest. All of it is native (kernels/linear.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import numpy as np

from ...lang.errors import RanvierError, Unsupported
from ..ir.restricted_python import Kernel
from ..kernels import hines
from ..kernels import linear as kernels
from ..target import callbacks, cpu
from ..target.arrays import Slots, aligned
from ..target.driver import Driver
from .pipeline import Entry, Pipeline, driver_of, entry

if TYPE_CHECKING:
    from ..model.sections import Section
    from .simulation import Simulation

BEFORE_STATES = 0  # handlers of this type are called once v is set
UNSOLVABLE = "the equations of a LinearMechanism have no unique solution"
KERNELS = (
    kernels.show, kernels.pack, kernels.residual, kernels.right_of_step, kernels.right_given, kernels.move,
    kernels.solve_beside, kernels.keep_matrix, kernels.begin_answer, kernels.take_inside,
)  # fmt: skip


@cache
def _module() -> cpu.Module:
    return cpu.compile(KERNELS)


@dataclass(eq=False)
class LinearSystem:
    """One system. `parts()` gives what holds c, g, b and y now: buffers of doubles, c and g row by row. The first y are
    the potentials at `places`, of the layers `layers` (0: inside). `y0()` is how y begins, `update()` is called before
    b is used; `name` says what a program calls an element of y."""

    parts: Callable[[], tuple[Any, Any, Any, Any]]
    y0: Callable[[], np.ndarray] | None
    update: Callable[[], object] | None
    places: list[tuple[Section, float]]
    layers: list[int]
    name: Callable[[int], str]

    def y(self) -> np.ndarray:
        """The live numbers."""
        return np.asarray(self.parts()[3])


class LinearSystems:
    """All systems of a simulation."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.systems: list[LinearSystem] = []
        self._beside: WeakSet[Beside] = WeakSet()

    def add(self, system: LinearSystem) -> None:
        """Solve it from now on."""
        if not self.systems:
            self.simulation.handlers[BEFORE_STATES].insert(0, self.begin)
        self.systems.append(system)
        self._changed()

    def remove(self, system: LinearSystem) -> None:
        self.systems.remove(system)
        if not self.systems:
            self.simulation.handlers[BEFORE_STATES].remove(self.begin)
        self._changed()

    def _changed(self) -> None:
        model = self.simulation.model
        model.kept_ends = [place for system in self.systems for place in system.places]
        model.structure_changed = True

    def begin(self) -> None:
        """At initialization: y0, and the voltages."""
        nodes = self.simulation.model.nodes
        outer = nodes.columns["vext"] if "vext" in nodes.columns else None
        for system, wanted in zip(self.systems, self._wanted(), strict=True):
            y = system.y()
            if system.y0 is not None:
                y[:] = system.y0()
            for k, (row, layer) in enumerate(wanted):
                y[k] = nodes["v"].item(row) if layer == 0 else 0.0
                if outer is not None and layer <= outer.size:
                    y[k] += outer.view[max(layer - 1, 0) * nodes.capacity + row]

    def _wanted(self) -> list[list[tuple[int, int]]]:
        """Of each system the potentials that are its first y: the row of a node and the layer."""
        found, nodes = [], self.simulation.model.nodes
        for system in self.systems:
            if not all(section.exists for section, _ in system.places):
                raise RanvierError("a section that a LinearMechanism is connected to was deleted")
            rows = [nodes.position[section.node_at(x)] for section, x in system.places]
            found.append(list(zip(rows, system.layers, strict=True)))
        return found

    def follow(self) -> None:
        """Numbers that have moved since are elsewhere from now on."""
        for beside in self._beside:
            beside.follow()

    def beside(self, place_of: Callable[[int, int], int], vectors: np.ndarray, first: int = 0) -> Beside:
        """All systems as native code takes them. `place_of` says which unknown of the cells a potential is, given its
        node's row and its layer; the other y are those from `first` on, where the cells' solver has unknowns for them.
        """
        places: list[list[int]] = []
        for system, wanted in zip(self.systems, self._wanted(), strict=True):
            others = range(first, first + len(system.y()) - len(wanted))
            places.append([*(place_of(row, layer) for row, layer in wanted), *others])
            first = others.stop
        made = Beside(self, places, vectors, first)
        self._beside.add(made)
        return made

    def join(self, pipeline: Pipeline) -> None:
        """Make them part of a fixed step."""
        if not self.systems:
            return
        if pipeline.scheme.factor != 1.0:
            raise Unsupported("LinearMechanism works with secondorder 0 only")
        cells = _Tree(pipeline) if pipeline.outside is None else _Layers(pipeline)
        vectors = np.array([cells.potential.ctypes.data, cells.solution.ctypes.data, 0], np.int64)
        pipeline.beside = beside = self.beside(cells.place, vectors)
        unit, answer = aligned(len(cells.solution)), aligned(len(cells.solution))
        pipeline.phases["assemble"] += beside.updates()
        pipeline.phases["solve"] = [
            beside.entry(kernels.show, counts=beside.shared),
            cells.keep(),
            *pipeline.phases["solve"],
            beside.entry(kernels.right_of_step),
            beside.solution(driver_of(cells.answers(unit, answer)), unit, answer),
            beside.entry(kernels.move),
            *cells.finish(),
        ]


class Beside:
    """The systems bound to the unknowns of what solves the cells' equations: `places` of each y among these, or GROUND.
    `vectors` are the addresses of what is read and written; `end` is after the last unknown that is theirs."""

    def __init__(self, systems: LinearSystems, places: list[list[int]], vectors: np.ndarray, end: int) -> None:
        self.systems, self.simulation, self.end = list(systems.systems), systems.simulation, end
        count, sizes = len(self.systems), [len(one) for one in places]
        shared = [len(one.places) for one in self.systems]
        begins = [sum(sizes[:s]) for s in range(count)]
        self._addresses = {name: aligned(count, np.int64) for name in "cgby"}
        self.shared = _whole(shared)
        self.arrays: dict[str, Any] = {
            **self._addresses, "systems": count, "total": sum(sizes), "joined": sum(shared), "vectors": vectors,
            "sizes": _whole(sizes), "shared": self.shared, "begins": _whole(begins),
            "place": _whole(sum(places, [])), "system": _whole(s for s in range(count) for _ in range(sizes[s])),
            "joint": _whole(begins[s] + k for s in range(count) for k in range(shared[s])),
            "right": aligned(sum(sizes)), "change": aligned(sum(sizes)), "current": aligned(sum(shared)),
            "answers": aligned(sum(shared) ** 2), "matrix": aligned(sum(sizes) ** 2),
            "clock": self.simulation.model.clock,
        }  # fmt: skip
        change = self.arrays["change"].ctypes.data
        self.changes = _whole(change + 8 * begin for begin in begins)  # where the solution of each system is
        self._parts: list[tuple[Any, ...]] = [()] * count
        self._views: list[list[np.ndarray]] = [[]] * count  # what is looked at stays where it is
        self._solution: tuple[Slots, Driver] | None = None
        self._update = callbacks.callback(self._updated, ["long", "address"])
        self.follow()

    def follow(self) -> None:
        """Where the numbers are now."""
        for k, system in enumerate(self.systems):
            parts, before = system.parts(), self._parts[k]
            if not before or any(now is not then for now, then in zip(parts, before, strict=True)):
                self._take(k, parts)
        if self._solution is not None:  # where kernels are timed another loop runs them
            slots, driver = self._solution
            slots["loop"] = driver.loop

    def _take(self, k: int, parts: tuple[Any, ...]) -> None:
        size = self.arrays["sizes"].item(k)
        arrays = [np.asarray(part) for part in parts]
        if [one.shape for one in arrays] != [(size, size), (size, size), (size,), (size,)]:
            raise RanvierError(f"LinearMechanism: c and g must be {size} x {size}, and b and y of size {size}")
        self._parts[k], self._views[k] = parts, arrays
        for name, one in zip("cgby", arrays, strict=True):
            self._addresses[name][k] = one.ctypes.data

    def name(self, place: int) -> str:
        """What is at a place of the unknowns."""
        sizes, begins, places = (self.arrays[name].tolist() for name in ("sizes", "begins", "place"))
        for system, size, begin in zip(self.systems, sizes, begins, strict=True):
            if place in places[begin : begin + size]:
                return system.name(places.index(place, begin) - begin)
        return ""

    # --- kernels ---

    def entry(self, kernel: Kernel, **more: object) -> Entry:
        """One of the kernels with its arguments."""
        signature = _module()[kernel.name]
        given = self.arrays | more
        slots = Slots(signature, {p.name: given[p.name] for p in signature.parameters})
        return Entry(kernel.name, _module().address(kernel.name), slots)

    def solution(self, driver: Driver, unit: np.ndarray, answer: np.ndarray) -> Entry:
        """After the cells' own solution; `driver` solves their equations of `unit` into `answer`."""
        aims = np.array([unit.ctypes.data, answer.ctypes.data], np.int64)
        made = self.entry(
            kernels.solve_beside, loop=driver.loop, driver=driver.state, aims=aims, unknowns=len(unit), unit=unit,
            answer=answer,
        )  # fmt: skip
        self._solution = made.slots, driver
        return made

    def updates(self) -> list[Entry]:
        """The call of what computes b and g, if any system has such."""
        if not any(system.update for system in self.systems):
            return []
        unused = self.entry(kernels.right_of_step).slots
        return [Entry("LinearMechanism", callbacks.address(self._update), unused)]

    def _updated(self, slots: int) -> int:
        try:
            for system in self.systems:
                if system.update is not None:
                    system.update()
            self.follow()
        except BaseException as error:  # native code has no exceptions: Python raises it later
            self.simulation.services.c.fail(error)
            return -1
        return 0


def _whole(values: Iterable[int]) -> np.ndarray:
    return np.array([*values, 0], np.int64)  # never empty


class _Tree:
    """The equations of v."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline, self.count = pipeline, pipeline.layout.count
        self.potential, self.solution, self.kept = pipeline.model.nodes["v"], pipeline.rhs, aligned(self.count)

    def place(self, row: int, layer: int) -> int:
        """Of a potential among the unknowns."""
        return row if layer == 0 else kernels.GROUND

    def keep(self) -> Entry:
        """Before they are solved."""
        return _entry(kernels.keep_matrix, count=self.count, matrix=self.pipeline.d, kept=self.kept)

    def answers(self, unit: np.ndarray, answer: np.ndarray) -> list[Entry]:
        """What solves them for other right-hand sides."""
        layout, work = self.pipeline.layout, aligned(self.count)
        tree = {"first": layout.roots, "last": layout.solved, "parent": layout.parent, "d": work, "rhs": answer}
        axial = {"to_parent": layout.to_parent, "from_parent": layout.from_parent, "v": aligned(self.count)}
        given = {"elements": self.count, "kept": self.kept, "work": work, "unknowns": self.count}
        return [
            _entry(kernels.begin_answer, **given, unit=unit, right=answer),
            entry(hines.eliminate, **tree, **axial, first_root=0, last_root=layout.roots),
            entry(hines.substitute, **tree),
        ]

    def finish(self) -> list[Entry]:
        """When the changes are whole."""
        return []


class _Layers:
    """The equations of v and vext, in blocks."""

    def __init__(self, pipeline: Pipeline) -> None:
        assert pipeline.outside is not None
        self.pipeline, self.outside = pipeline, pipeline.outside
        self.potential, self.solution = self.outside.potential, self.outside.solution
        self.kept = aligned(len(self.outside.block))

    def place(self, row: int, layer: int) -> int:
        """Of a potential among the unknowns."""
        return row * self.outside.size + layer if layer < self.outside.places.width[row] else kernels.GROUND

    def keep(self) -> Entry:
        """Before they are solved."""
        return _entry(kernels.keep_matrix, count=len(self.kept), matrix=self.outside.block, kept=self.kept)

    def answers(self, unit: np.ndarray, answer: np.ndarray) -> list[Entry]:
        """What solves them for other right-hand sides."""
        work, right, at_rest = (aligned(len(one)) for one in (self.kept, unit, unit))
        given = {"elements": len(work), "kept": self.kept, "work": work, "unknowns": len(unit)}
        own = {"block": work, "right": right, "solution": answer, "potential": at_rest}
        return [
            _entry(kernels.begin_answer, **given, unit=unit, right=right),
            *self.outside.solve(**own, rhs=aligned(len(self.pipeline.rhs))),
        ]

    def finish(self) -> list[Entry]:
        """When the changes are whole: those inside."""
        count, size = self.pipeline.layout.solved, self.outside.size
        return [_entry(kernels.take_inside, count=count, size=size, solution=self.solution, rhs=self.pipeline.rhs)]


def _entry(kernel: Kernel, **bindings: object) -> Entry:
    return Entry(kernel.name, _module().address(kernel.name), Slots(_module()[kernel.name], bindings))
