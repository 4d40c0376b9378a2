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
from .pipeline import Entry
from .pipeline import entry as solver_entry

if TYPE_CHECKING:
    from .variable_step import VariableStep

KERNELS = (
    kernels.unpack_potentials, kernels.pack_potentials, kernels.currents_along, kernels.potential_residual,
    kernels.rate_residual, kernels.invert_step, kernels.add_capacitance, kernels.take_right, kernels.give_solution,
    kernels.pack_scaled,
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
        self.count = count

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
            outside.entry(blocks.eliminate_blocks, potential=at_rest),
            outside.entry(blocks.substitute_blocks, rhs=unused),
            self._entry(kernels.give_solution),
        ]  # fmt: skip

    def state_residuals(self) -> list[Entry]:
        return [self._state(kernels.rate_residual, state) for state in self.step.states]

    def state_solutions(self) -> list[Entry]:
        return [self._state(kernels.pack_scaled, state) for state in self.step.states]

    def _state(self, kernel: Any, state: Any) -> Entry:
        return self._entry(kernel, count=state.count, offset=state.offset, column=state.rate)
