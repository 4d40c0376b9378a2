"""The equations of the variable step in the form F(t, y, y') = 0, for IDA: with potentials outside of the membrane or
linear equations beside the cells, not every unknown has a rate of its own.

y holds, for each node in NEURON's order, the potential inside, then the vext of each layer, then mechanisms' states.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import target
from ..kernels import differential_algebraic as kernels
from ..kernels import extracellular as blocks
from ..kernels import hines
from ..target.arrays import Slots, aligned
from .linear import GROUND, at, coupled
from .pipeline import Entry
from .pipeline import entry as solver_entry

if TYPE_CHECKING:
    from .ida import Solver
    from .linear import LinearSystems
    from .variable_step import VariableStep

KERNELS = (
    kernels.unpack_potentials, kernels.pack_potentials, kernels.currents_along, kernels.potential_residual,
    kernels.rate_residual, kernels.invert_step, kernels.add_capacitance, kernels.take_right, kernels.give_solution,
    kernels.pack_scaled,
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
        assert self.outside is not None
        layout, size, width = self.outside.layout, self.outside.size, self.outside.places.width
        self.place = aligned(layout.solved * size, np.int32, -1)
        count = len(step.nodes)
        self.place[step.nodes * size] = np.arange(count)
        for row in step.nodes.tolist():
            for k in range(1, width[row]):
                self.place[row * size + k] = count
                count += 1
        self.linear = LinearPart(step.simulation.linear, self, count) if step.simulation.linear.systems else None
        self.count = count if self.linear is None else self.linear.end

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
        return [self._entry(kernels.currents_along), self._entry(kernels.potential_residual)]

    def newton(self) -> list[Entry]:
        """dF/dy + 1/gamma dF/dy' for the nodes, solved."""
        outside, step = self.outside, self.step
        layout, clock = outside.layout, step.simulation.model.clock
        work, unused, at_rest = aligned(layout.solved), aligned(layout.solved), aligned(len(outside.right))
        table = outside.data.table
        rows = [aligned(max(table.capacity, 1)) for _ in range(2)]
        scratch = aligned(len(outside.right))
        return [
            self._entry(kernels.invert_step),
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

    def state_solutions(self) -> list[Entry]:
        return [self._state(kernels.pack_scaled, state) for state in self.step.states]

    def _state(self, kernel: Any, state: Any) -> Entry:
        return self._entry(kernel, count=state.count, offset=state.offset, column=state.rate)
