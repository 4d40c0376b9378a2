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
from ..kernels import hines, linear, sparse
from ..target.arrays import Slots, aligned
from .pipeline import Entry, driver_of
from .pipeline import entry as solver_entry
from .potentials import Potentials
from .tree_order import connections, indices, numbers

if TYPE_CHECKING:
    from .variable_step import VariableStep

KERNELS = (
    kernels.unpack_potentials, kernels.pack_potentials, kernels.move_potentials, kernels.currents_along,
    kernels.potential_residual, kernels.rate_residual, kernels.take_right, kernels.give_solution, kernels.pack_scaled,
    sparse.gather_elements, sparse.solve_sparse,
)  # fmt: skip


@cache
def _module() -> Any:
    return target.compile(KERNELS)


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
        self._along = self._connections()
        systems = step.simulation.linear
        self.beside = systems.beside(self._place_of, step.vectors, count) if systems.systems else None
        self.count = count if self.beside is None else self.beside.end
        self.potentials = Potentials(self.outside, self._along)

    def _place_of(self, row: int, layer: int) -> int:
        """Of a potential in y."""
        size, width = self.outside.size, self.outside.places.width
        return int(self.place[row * size + layer]) if layer < width[row] else linear.GROUND

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

    def unpacking(self, potentials: bool = True) -> list[Entry]:
        """y into the nodes, their bare ends too; or these alone, and what is beside the cells."""
        layout, v = self.outside.layout, self.step.simulation.model.nodes["v"]
        ends = {"first": layout.solved, "last": layout.count}
        return [
            *([self._entry(kernels.unpack_potentials)] if potentials else []),
            solver_entry(hines.follow, **ends, parent=layout.parent, v=v),
            self.outside.follow(),
            *([self.beside.entry(linear.show, counts=self.beside.arrays["sizes"])] if self.beside is not None else []),
        ]

    def moving(self) -> list[Entry]:
        """The potentials of the nodes by a solution that `vectors` has."""
        return [self._entry(kernels.move_potentials)]

    def packing(self) -> list[Entry]:
        beside = [self.beside.entry(linear.pack)] if self.beside is not None else []
        return [self._entry(kernels.pack_potentials), *beside]

    def residual(self) -> list[Entry]:
        """After the currents."""
        return [self._entry(kernels.currents_along, **self._along), self._entry(kernels.potential_residual)]

    def newton(self) -> list[Entry]:
        """dF/dy + 1/gamma dF/dy' for the nodes, solved."""
        given = self._along | self.potentials.arrays
        return [
            self._entry(kernels.take_right), self._entry(sparse.gather_elements, **given),
            self._entry(sparse.solve_sparse, **given), self._entry(kernels.give_solution, solution=self.outside.right),
        ]  # fmt: skip

    def state_residuals(self) -> list[Entry]:
        return [self._state(kernels.rate_residual, state) for state in self.step.states]

    def state_solutions(self) -> list[Entry]:
        """From what the mechanisms have solved."""
        return [self._state(kernels.pack_scaled, state) for state in self.step.states]

    # --- linear equations beside the cells ---

    def residual_beside(self) -> list[Entry]:
        """After everything else."""
        if self.beside is None:
            return []
        return [*self.beside.updates(), self.beside.entry(linear.residual)]

    def newton_beside(self, of_cells: list[Entry]) -> list[Entry]:
        """The solution of all equations, from the kernels that give that of the cells alone."""
        if self.beside is None:
            return of_cells
        size = self.count + sum(state.count for state in self.step.states)
        unit, answer = aligned(size), aligned(size)
        return [
            *of_cells,
            self.beside.entry(linear.right_given),
            self.beside.solution(driver_of(of_cells), unit, answer),
            self.beside.entry(linear.pack, y=self.beside.changes),
        ]

    def _state(self, kernel: Any, state: Any) -> Entry:
        return self._entry(kernel, count=state.count, offset=state.offset, column=state.rate)
