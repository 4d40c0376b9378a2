"""Spikes of a source, recorded into Vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

if TYPE_CHECKING:
    from ..solver.model.network import Source
    from .vector import Vector


class SpikeRecorder:
    """Appends the times of a source's spikes, and its number, to Vectors as long as they exist."""

    __slots__ = ("vector", "ids", "number")

    def __init__(self, source: Source, times: Vector, ids: Vector | None, number: float) -> None:
        def end(_: object) -> None:
            if source.recorder is self:
                source.watch(None, source.statement)

        self.vector = ref(times, end)
        self.ids = ref(ids) if ids is not None else _nothing
        self.number = float(number)

    def begin(self) -> None:
        """Initialization: the Vectors are empty."""
        for vector in (self.vector(), self.ids()):
            if vector is not None and vector.data:
                vector.set_size(0)

    def spike(self, time: float) -> None:
        """A spike at a time (ms)."""
        for vector, value in ((self.vector(), time), (self.ids(), self.number)):
            if vector is not None:
                vector.movable().append(value)


def _nothing() -> None:
    return None
