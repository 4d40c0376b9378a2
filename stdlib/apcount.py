"""APCount: the times of the spikes that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interp.registry import method, point_process
from .spike_recorder import SpikeRecorder
from .vector import Vector

if TYPE_CHECKING:
    from ..interp.machine import Machine


@point_process("APCount")
class APCountMethods:
    """It tells its own recorder of each spike that it counts; connections from it get nothing, as in NEURON."""

    never_sends = True
    machine: Machine
    point: Any

    @method("record")
    def record_times(self, times: Vector | None = None) -> float:
        """a.record(vector): from the next initialization on the Vector gets the times of the spikes; a.record() ends
        it."""
        source = self.machine.model.network.source_of_point(self.point)
        source.watch(SpikeRecorder(source, times, None, 0.0) if times is not None else None, None)
        return 1.0
