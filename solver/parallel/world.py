"""The processes that simulate a network together. Here there is one; a World with the same methods and several ranks
is what MPI needs to add."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TypeVar

Value = TypeVar("Value")


class World:
    """One process: rank 0 of 1. Every process must call the collective methods, in the same order."""

    rank = 0
    size = 1

    def barrier(self) -> float:
        """Wait until all have come here; the time waited, s."""
        return 0.0

    def reduce(self, values: Sequence[float], how: str) -> Sequence[float]:
        """All processes' values put together element by element: how is "sum", "max" or "min"."""
        return values

    def gather(self, value: Value) -> list[Value]:
        """The values of all processes, by rank."""
        return [value]

    def exchange(self, parts: list[Value]) -> list[Value]:
        """Each process gets the part that belongs to its rank from each, by rank."""
        return parts

    def broadcast(self, value: Value, root: int) -> Value:
        """The value of the process `root`."""
        return value

    def time(self) -> float:
        """Seconds since some moment in the past."""
        return time.perf_counter()


WORLD = World()
