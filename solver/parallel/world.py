"""The processes that work together. One process is a World of its own; `mpi.py` has the World of several ranks."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

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

    def send(self, value: Any, to: int) -> None:
        """A message to another process."""
        raise NotImplementedError("one process has nobody to send to")

    def receive(self, wait: bool = True) -> tuple[int, Any] | None:
        """The next message and who sent it; None if there is none and it is not waited for."""
        raise NotImplementedError("one process has nobody to hear from")

    def split(self, size: int) -> None:
        """JOB gets networks of so many ranks each; the first of each are at the bulletin board."""

    def time(self) -> float:
        """Seconds since some moment in the past."""
        return time.perf_counter()


@dataclass(slots=True)
class Job:
    """The processes that were started together, and the groups among them that this one belongs to."""

    all: World  # of them
    net: World  # those that simulate one network
    board: World | None  # those at the bulletin board, the first of each network; None: this process is not among them
    together: bool = False  # the processes of `net` do tasks of the bulletin board together
    ends_all: bool = True  # an error in one process ends the others
    attend: Callable[[], None] | None = None  # what else to do while this process waits for others


ALONE = World()
JOB = Job(ALONE, ALONE, ALONE)
