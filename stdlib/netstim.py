"""NetStim: where its random numbers come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interp.registry import method, point_process
from .random import Random, checked_index
from .random_streams import Random123

if TYPE_CHECKING:
    from ..interp.machine import Machine


@point_process("NetStim")
class NetStimMethods:
    """Each NetStim has a stream of its own, (1, 0, n) for the n-th, until it is told to use another."""

    machine: Machine
    point: Any
    random: Random | None  # which gives its numbers; it lives as long as they are needed

    def _use(self, *identifiers: int) -> None:
        self.random = None
        self.point.set("random", 0.0)
        for k, value in enumerate((*identifiers, 0, *identifiers)):
            self.point.set("ranvar", float(value), k)

    @method("noiseFromRandom")
    def noise_from_random(self, random: Random) -> float:
        """s.noiseFromRandom(r): the stream is that of r from its start if r is a Random123, exponentially distributed.
        Any other Random gives its own numbers, as in NEURON 8: its distribution should be negexp(1).
        """
        if isinstance(random.stream, Random123):
            self._use(*random.stream.identifiers)
        else:
            self.random = random
            self.point.set("random", self.machine.simulation.services.add_random(random))
        return 1.0

    @method("noiseFromRandom123")
    def noise_from_random123(self, id1: float, id2: float, id3: float) -> float:
        """s.noiseFromRandom123(id1, id2, id3): the Random123 stream of these identifiers."""
        self._use(*(checked_index(value, "NetStim.noiseFromRandom123") for value in (id1, id2, id3)))
        return 1.0
