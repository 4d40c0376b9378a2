"""`i_membrane_` of each node, after `cvode.use_fast_imem(1)`: what crosses its membrane, nA."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .. import target
from ..kernels import membrane_current as kernels
from ..target.arrays import Slots, aligned

if TYPE_CHECKING:
    from .pipeline import Entry, Pipeline

KERNELS = (kernels.keep_membrane, kernels.current_of_step, kernels.current_at_present)
NAME = "i_membrane_"


@cache
def _module() -> Any:
    return target.compile(KERNELS)


class MembraneCurrent:
    """Its kernels for a pipeline."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        count = pipeline.layout.count
        self.conductance, self.current = aligned(count), aligned(count)

    def _entry(self, kernel: Any) -> Entry:
        from .pipeline import Entry

        pipeline = self.pipeline
        layout, outside, nodes = pipeline.layout, pipeline.outside, pipeline.model.nodes
        bindings = {
            "count": layout.solved, "parent": layout.parent, "to_parent": layout.to_parent,
            "from_parent": layout.from_parent, "v": nodes["v"] if outside is None else outside.v_inside,
            "d": pipeline.d, "rhs": pipeline.rhs, "electrode_d": pipeline.electrode_d,
            "electrode_rhs": pipeline.electrode_rhs, "conductance": self.conductance, "current": self.current,
            "diagonal": pipeline.diagonal, "area": nodes["area"],
            "total": nodes[NAME],
        }  # fmt: skip
        parameters = _module()[kernel.name].parameters
        slots = Slots(_module()[kernel.name], {p.name: bindings[p.name] for p in parameters})
        return Entry(kernel.name, _module().address(kernel.name), slots)

    def keep(self) -> Entry:
        """After the currents, before the solution."""
        return self._entry(kernels.keep_membrane)

    def of_step(self) -> Entry:
        """After the step."""
        return self._entry(kernels.current_of_step)

    def at_present(self) -> Entry:
        """After the currents, where no step is made."""
        return self._entry(kernels.current_at_present)
