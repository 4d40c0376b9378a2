"""The methods of ParallelContext in which all processes take part."""

from __future__ import annotations

import os
from typing import Any

from ..interp.registry import method
from ..interp.values import StringCell
from ..lang.errors import RanvierError
from ..solver.parallel.mpi import start
from ..solver.parallel.world import JOB
from .parallel_settings import ParallelObject
from .vector import Vector

SUM = 1
REDUCTIONS = {SUM: "sum", 2: "max", 3: "min"}


class ParallelCollectives(ParallelObject):
    """Ranks, barrier and exchange."""

    @method
    def id(self) -> int:
        """pc.id(): the number of this process among those that simulate together, from 0."""
        return JOB.net.rank

    @method
    def nhost(self) -> int:
        """pc.nhost(): how many processes simulate together."""
        return JOB.net.size

    @method
    def id_world(self) -> int:
        """pc.id_world(): the number of this process among all."""
        return JOB.all.rank

    @method
    def nhost_world(self) -> int:
        """pc.nhost_world(): how many processes there are."""
        return JOB.all.size

    @method
    def id_bbs(self) -> int:
        """pc.id_bbs(): the number of this process among those that use the bulletin board, -1 if it does not."""
        return JOB.board.rank if JOB.board is not None else -1

    @method
    def nhost_bbs(self) -> int:
        """pc.nhost_bbs(): how many processes use the bulletin board; -1 if this one does not."""
        return JOB.board.size if JOB.board is not None else -1

    @method
    def subworlds(self, size: int) -> float:
        """pc.subworlds(n): groups of n processes (the last may have fewer), each with a network of its own: id, nhost,
        the collectives, gids and psolve are about the group. The first of each group take part in the bulletin board;
        a task is executed by all processes of a group."""
        if not 1 <= size <= JOB.all.size:
            there = "there is one process" if JOB.all.size == 1 else f"there are {JOB.all.size} processes"
            raise RanvierError(f"ParallelContext.subworlds: {there}, the size can not be {size}")
        JOB.all.split(size)
        self.settings.board = None
        return 0.0

    @method
    def mpiabort_on_error(self, on: bool) -> float:
        """pc.mpiabort_on_error(0 or 1): whether an error in one process ends all; gives what was set before (1)."""
        before, JOB.ends_all = JOB.ends_all, on
        return float(before)

    @method
    def mpi_init(self) -> float:
        """pc.mpi_init(): begin to use MPI, as `ranvier -mpi` does. RanvierError if there is one process."""
        if not start(needed=True):
            raise RanvierError("ParallelContext.mpi_init: there is one process", hint="mpiexec starts several")
        return 0.0

    @method
    def time(self) -> float:
        """pc.time(): seconds since some moment in the past."""
        return JOB.all.time()

    @method
    def barrier(self) -> float:
        """pc.barrier(): wait until all processes have come here; the time waited, s."""
        return JOB.net.barrier()

    @method
    def allreduce(self, value: object, kind: int = SUM) -> float:
        """pc.allreduce(x or vector, kind): the sum (kind 1), maximum (2) or minimum (3) of the processes' numbers. Of a
        Vector each element is replaced by it."""
        how = REDUCTIONS.get(kind, "sum")
        if isinstance(value, Vector):
            value.assign(JOB.net.reduce(list(value.data), how))
            return 0.0
        if not isinstance(value, float):
            raise RanvierError("ParallelContext.allreduce takes a number or a Vector")
        return JOB.net.reduce([value], how)[0]

    @method
    def allgather(self, value: float, gathered: Vector) -> float:
        """pc.allgather(x, vector): the vector gets the numbers of all processes."""
        gathered.assign(JOB.net.gather(value))
        return 0.0

    @method
    def alltoall(self, source: Vector, counts: Vector, destination: Vector) -> float:
        """pc.alltoall(source, counts, destination): counts.x[i] elements of the source go to process i; the
        destination gets what the processes have sent to this one, by their number."""
        if len(counts.data) != JOB.net.size:
            raise RanvierError(f"ParallelContext.alltoall: counts has {len(counts.data)} elements, not {JOB.net.size}")
        sizes = [int(count) for count in counts.data]
        if sum(sizes) != len(source.data):
            raise RanvierError(
                f"ParallelContext.alltoall: the counts' sum is {sum(sizes)}, the source has {len(source.data)} elements"
            )
        ends = [sum(sizes[: i + 1]) for i in range(len(sizes))]
        parts = [list(source.data[end - size : end]) for end, size in zip(ends, sizes, strict=True)]
        destination.assign([x for part in JOB.net.exchange(parts) for x in part])
        return 0.0

    @method
    def broadcast(self, value: object, root: int) -> float:
        """pc.broadcast(string or vector, id): all processes get the value of the one with this number; its length."""
        if not 0 <= root < JOB.net.size:
            raise RanvierError(f"ParallelContext.broadcast: there is no process {root}")
        given: Any = value
        if isinstance(given, Vector):
            given.assign(JOB.net.broadcast(list(given.data), root))
            return float(len(given.data))
        if not isinstance(given, (str, StringCell)):
            raise RanvierError("ParallelContext.broadcast takes a strdef or a Vector")
        text = JOB.net.broadcast(str(given), root)
        if isinstance(given, StringCell):
            given.value = text
        return float(len(os.fsencode(text)))
