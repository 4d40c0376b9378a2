"""NMODLRandom: the stream of random numbers that a RANDOM variable of a mechanism is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from .random import checked_index, shared_indices
from .random_streams import Random123
from .vector import Vector

if TYPE_CHECKING:
    from ..interp.machine import Machine

LENGTH = 1 << 34


@hoc_class("NMODLRandom")
class NMODLRandom(HocObject):
    """point.rv, rv_mechanism(x): the stream of a RANDOM variable of a mechanism, of this instance.

    Three identifiers and the index of the next number tell all that will be drawn from it. Each instance begins with
    (1, 0, n), n counting the streams of the model, at 0; initialization does not begin it anew.
    """

    def __init__(self, machine: Machine) -> None:
        self.stream: Any = None

    def _numbers(self, title: str) -> Any:
        """The numbers that it consists of (see `solver/mechanism/random_numbers`)."""
        if self.stream is None or not self.stream.alive:
            raise RanvierError(f"NMODLRandom.{title}: it belongs to no instance of a mechanism")
        table, row = self.stream.table, self.stream.table.row(self.stream.handle)
        return self.stream.column.rows(table.capacity)[:, row]

    @method
    def get_ids(self) -> Vector:
        """r.get_ids(): a new Vector of the three identifiers."""
        return Vector(self.machine).assign(self._numbers("get_ids")[:3])

    @method
    def set_ids(self, id1: float, id2: float, id3: float) -> NMODLRandom:
        """r.set_ids(id1, id2, id3): sets the identifiers (0 to 2^32-1); the index of the next number stays.

        As four numbers are made at a time, the next ones (up to four) may still be those of the old identifiers:
        r.set_ids(1, 2, 3).set_seq(0) begins anew. Gives r.
        """
        numbers = self._numbers("set_ids")
        numbers[:3] = [checked_index(value, "NMODLRandom.set_ids") for value in (id1, id2, id3)]
        return self

    @method
    def get_seq(self) -> float:
        """r.get_seq(): the index of the next number."""
        return float(self._numbers("get_seq")[3])

    @method
    def set_seq(self, index: float) -> NMODLRandom:
        """r.set_seq(i): sets the index of the next number (0 to 2^34-1). Gives r."""
        numbers = self._numbers("set_seq")
        numbers[3] = int(index) % LENGTH if index > 0 else 0
        numbers[4:] = numbers[:3]
        return self

    @method
    def uniform(self) -> float:
        """r.uniform(): draws a number, uniform between 0 and 1."""
        numbers = self._numbers("uniform")
        index, id1, id2, id3 = (int(value) for value in numbers[3:])
        numbers[3] = (index + 1) % LENGTH
        if index == LENGTH - 1:
            numbers[2] = (numbers[2] + 1) % (1 << 32)
        if index % 4 == 3:
            numbers[4:] = numbers[:3]
        return Random123((id1, id2, id3), shared_indices(self.machine).global_index)._numbers(index, 1)[0]
