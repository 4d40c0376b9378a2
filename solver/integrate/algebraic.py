"""The equations of the variable step in the form F(t, y, y') = 0, for IDA: with potentials outside of the membrane or
linear equations beside the cells, not every unknown has a rate of its own.

y holds, for each node in NEURON's order, the potential inside, then the vext of each layer, then mechanisms' states.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import target
from ..kernels import differential_algebraic as kernels
from ..kernels import extracellular as blocks
from ..kernels import hines
from ..model.clock import DT
from ..target import callbacks
from ..target.arrays import Slots, aligned
from .linear import GROUND, at, coupled
from .pipeline import Entry, driver_of
from .pipeline import entry as solver_entry
from .tree_order import connections, indices, numbers

Solver = Callable[[np.ndarray, np.ndarray], None]

if TYPE_CHECKING:
    from .linear import LinearSystems
    from .variable_step import VariableStep

IN, OUT, SLOPE = kernels.IN, kernels.OUT, kernels.SLOPE
KERNELS = (
    kernels.unpack_potentials, kernels.pack_potentials, kernels.currents_along, kernels.potential_residual,
    kernels.rate_residual, kernels.add_capacitance, kernels.take_right, kernels.give_solution,
    kernels.unpack_scaled,
)  # fmt: skip


@cache
def _module() -> Any:
    return target.compile(KERNELS)


class LinearPart:
    """The equations of LinearMechanisms: added to those of the nodes, or beside them. y that are no potentials have
    their places in the whole y from `first` to `end`."""

    def __init__(self, systems: LinearSystems, nodes: Algebraic, first: int) -> None:
        self.systems = systems.systems
        outside = nodes.outside
        self.first = first
        self.places: list[np.ndarray] = []
        for system, wanted in zip(self.systems, systems.wanted(), strict=True):
            width, size = outside.places.width, outside.size
            known = [int(nodes.place[row * size + k]) if k < width[row] else GROUND for row, k in wanted]
            beside = range(first, first + len(system.check()[3]) - len(known))
            self.places.append(np.array([*known, *beside], np.int64))
            first = beside.stop
        self.end = first
        self.counts = [len(system.places) for system in self.systems]

    def name(self, place: int) -> str:
        """What is at a place of the whole y."""
        for system, places in zip(self.systems, self.places, strict=True):
            if place in places:
                return system.name(int(np.flatnonzero(places == place)[0]))
        return ""

    def pack(self, y: np.ndarray) -> None:
        """The systems' own y into the whole y."""
        for system, places, count in zip(self.systems, self.places, self.counts, strict=True):
            y[places[count:]] = system.y()[count:]

    def show(self, y: np.ndarray) -> None:
        """The whole y into the systems' y."""
        for system, places in zip(self.systems, self.places, strict=True):
            system.y()[:] = at(places, y)

    def residual(self, y: np.ndarray, slope: np.ndarray, residual: np.ndarray) -> None:
        """Add c y' + g y - b."""
        residual[self.first : self.end] = 0.0
        for system, places in zip(self.systems, self.places, strict=True):
            c, g, b, _ = system.check()
            there = places >= 0
            np.add.at(residual, places[there], (c @ at(places, slope) + g @ at(places, y) - b)[there])

    def solve(self, newton: Solver, step: float, b: np.ndarray, x: np.ndarray) -> None:
        """The solution of the nodes' equations, and how it answers to what flows into the systems."""
        shared = np.concatenate([places[:count] for places, count in zip(self.places, self.counts, strict=True)])
        unit, answer, answers = aligned(len(b)), aligned(len(b)), np.zeros((len(shared), len(b)))
        for j in np.flatnonzero(shared >= 0):
            unit[shared[j]] = 1.0
            newton(unit, answer)
            unit[shared[j]], answers[j] = 0.0, answer
        newton(b, x)
        answers[:, self.first : self.end] = x[self.first : self.end] = 0.0
        matrices, rights = [], []
        for system, places, count in zip(self.systems, self.places, self.counts, strict=True):
            c, g, _, _ = system.check()
            matrices.append(c / step + g)
            rights.append(np.append(np.zeros(count), b[places[count:]]))
        currents, changes = coupled(matrices, rights, self.counts, at(shared, x), at(shared, answers).T)
        x += currents @ answers
        for places, count, change in zip(self.places, self.counts, changes, strict=True):
            x[places[count:]] = change[count:]


class Algebraic:
    """The nodes' part of the equations. `count`: how many unknowns it has."""

    def __init__(self, step: VariableStep) -> None:
        self.step, self.outside = step, step.pipeline.outside
        self._kept: list[Any] = []  # what native code calls
        assert self.outside is not None
        layout, size, width = self.outside.layout, self.outside.size, self.outside.places.width
        self.place = aligned(layout.solved * size, np.int32, -1)
        count = len(step.nodes)
        self.place[step.nodes * size] = np.arange(count)
        for row in step.nodes.tolist():
            for k in range(1, width[row]):
                self.place[row * size + k] = count
                count += 1
        self._along = self._connections()
        self.linear = LinearPart(step.simulation.linear, self, count) if step.simulation.linear.systems else None
        self.count = count if self.linear is None else self.linear.end

    def _connections(self) -> dict[str, Any]:
        """What `currents_along` takes: all nodes in canonical order with the coefficients towards their parents."""
        outside, size = self.outside, self.outside.size
        layout = outside.layout
        tree = connections(self.step.simulation.model, layout)
        into_above, into_node = aligned(layout.count), aligned(layout.count)
        into_above[tree.child], into_node[tree.child] = tree.into_parent, tree.into_child
        layers_into_above, layers_into_node = aligned(layout.count * size), aligned(layout.count * size)
        for row in range(layout.roots, layout.solved):
            below = int(layout.tree.edge[row])
            own, at = slice(below * size, (below + 1) * size), slice(row * size, (row + 1) * size)
            pair = outside.to_parent[at], outside.from_parent[at]
            layers_into_above[own], layers_into_node[own] = pair[::-1] if layout.tree.reversed[row] else pair
        order = self.step.nodes
        spread = (order[:, None] * size + np.arange(size)).ravel()
        return {
            "nodes": len(order), "node": order, "above": indices(layout.tree.upper[order]),
            "into_above": numbers(into_above[order]), "into_node": numbers(into_node[order]),
            "layers_into_above": numbers(layers_into_above[spread]),
            "layers_into_node": numbers(layers_into_node[spread]),
        }  # fmt: skip

    def layers_of(self, row: int) -> list[int]:
        """The places in y of a node's vext."""
        first, width = row * self.outside.size, int(self.outside.places.width[row])
        return self.place[first + 1 : first + width].tolist()

    def _entry(self, kernel: Any, **more: Any) -> Entry:
        nodes = self.step.simulation.model.nodes
        shared = {"vectors": self.step.vectors, "place": self.place, "cm": nodes["cm"], "i_cap": nodes["i_cap"]}
        shared |= self.outside.bindings() | more
        parameters = _module()[kernel.name].parameters
        slots = Slots(_module()[kernel.name], {p.name: shared[p.name] for p in parameters})
        return Entry(kernel.name, _module().address(kernel.name), slots)

    def unpacking(self) -> list[Entry]:
        """y into the nodes, their bare ends too."""
        layout, v = self.outside.layout, self.step.simulation.model.nodes["v"]
        ends = {"first": layout.solved, "last": layout.count}
        return [
            self._entry(kernels.unpack_potentials),
            solver_entry(hines.follow, **ends, parent=layout.parent, v=v),
            self.outside.follow(),
        ]

    def packing(self) -> list[Entry]:
        return [self._entry(kernels.pack_potentials)]

    def residual(self) -> list[Entry]:
        """After the currents."""
        return [self._entry(kernels.currents_along, **self._along), self._entry(kernels.potential_residual)]

    def newton(self) -> list[Entry]:
        """dF/dy + 1/gamma dF/dy' for the nodes, solved."""
        outside, step = self.outside, self.step
        layout, clock = outside.layout, step.simulation.model.clock
        work, unused, at_rest = aligned(layout.solved), aligned(layout.solved), aligned(len(outside.right))
        table = outside.data.table
        rows = [aligned(max(table.capacity, 1)) for _ in range(2)]
        scratch = aligned(len(outside.right))
        return [
            self._entry(kernels.add_capacitance, d=step.pipeline.d, work=work),
            outside.entry(
                blocks.begin_blocks, d=work, scale=kernels.CAPACITANCE, potential=scratch, conductance=rows[0],
                current=rows[1], clock=clock,
            ),
            self._entry(kernels.take_right),
            *outside.solve(potential=at_rest, rhs=unused),
            self._entry(kernels.give_solution),
        ]  # fmt: skip

    def state_residuals(self) -> list[Entry]:
        return [self._state(kernels.rate_residual, state) for state in self.step.states]

    def state_rights(self) -> list[Entry]:
        """The right-hand sides that the mechanisms solve for."""
        return [self._state(kernels.unpack_scaled, state) for state in self.step.states]

    # --- linear equations beside the cells: Python ---

    def residual_beside(self) -> list[Entry]:
        """After everything else."""
        linear, vectors = self.linear, self.step.vectors
        if linear is None:
            return []
        return [self._python(lambda: linear.residual(*map(self._vector, (vectors[IN], vectors[SLOPE], vectors[OUT]))))]

    def newton_beside(self, of_cells: list[Entry]) -> list[Entry]:
        """The solution of all equations, from the kernels that give that of the cells alone."""
        linear, vectors, clock = self.linear, self.step.vectors, self.step.simulation.model.clock
        if linear is None:
            return of_cells
        driver = driver_of(of_cells)

        def newton(b: np.ndarray, x: np.ndarray) -> None:
            vectors[:2] = b.ctypes.data, x.ctypes.data
            driver.run(1)

        def solve() -> None:
            right = self._vector(vectors[IN])
            solution, there = aligned(len(right)), self._vector(vectors[OUT])
            linear.solve(newton, clock.item(DT), right, solution)
            there[:] = solution

        return [self._python(solve)]

    def _vector(self, address: int) -> np.ndarray:
        """A vector of unknowns."""
        size = self.count + sum(state.count for state in self.step.states)
        return callbacks.array_at(int(address), size)

    def _python(self, body: Callable[[], None]) -> Entry:
        def guarded(slots: int) -> int:
            try:
                body()
            except BaseException as error:  # native code has no exceptions: Python hears of it afterwards
                self.step.simulation.services.c.fail(error)
                return -1
            return 0

        self._kept.append(callbacks.callback(guarded, ["long", "address"]))
        return Entry("LinearMechanism", callbacks.address(self._kept[-1]), self._entry(kernels.take_right).slots)

    def _state(self, kernel: Any, state: Any) -> Entry:
        return self._entry(kernel, count=state.count, offset=state.offset, column=state.rate)
