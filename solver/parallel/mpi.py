"""Several processes by MPI: a World of ranks, how they begin, and how they end together.

Nothing waits in MPI itself: collectives are begun, and looked at until they are done. Meanwhile Ctrl-C is heard, and a
rank that has ended, which the others would wait for in vain, is noticed.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, wraps
from types import TracebackType
from typing import Any, TypeVar
from zlib import crc32

import numpy as np

from ...lang.errors import RanvierError, python_report
from .. import options
from ..interrupts import WHOLE
from ..target.messages import Library, Messages, Part
from .world import ALONE, JOB, Value, World

STARTED_BY = ("PMI_RANK", "PMI_SIZE", "PMIX_RANK", "OMPI_COMM_WORLD_SIZE", "MPI_LOCALNRANKS")  # what launchers set
LEFT, FAILED, TOLD, MESSAGE, WAITING, FIRST_TAG = 1, 2, 3, 4, 5, 6  # tags; the last for native code
GLANCES = 2_000  # at a collective before the process begins to sleep in between; few where ranks share a core
FEW_GLANCES = 20
SLEEP = 5e-5  # s
SAME_ORDER = "all have to call barrier(), allreduce(…), psolve(…) and the like, in the same order"
LONG = 1.0  # s, after which a rank tells the others which collective it waits in
GRACE = 2.0  # s for a collective to be done after one of its ranks has ended
TURN = 0.3  # s by which a rank that fails lets each lower one go first: most errors happen to all of them
LAST_TURN = 2.0
SOON = 0.02  # s for a message that was sent
HEARD = 0.2  # s for the launcher to pass a message on


def launched() -> bool:
    """Whether an MPI launcher started this process."""
    return any(name in os.environ for name in STARTED_BY)


def start(needed: bool = False) -> bool:
    """Begin to use MPI: from now on JOB has all ranks. False if there is one rank only. `needed`: RanvierError if MPI
    can not be had in a process that a launcher started."""
    if isinstance(JOB.all, Ranks):
        return True
    os.environ.setdefault("MPIR_CVAR_SUPPRESS_ABORT_MESSAGE", "1")  # the failing rank says what happened
    try:
        from mpi4py import MPI
    except (ImportError, RuntimeError) as error:  # it is not installed, or finds no MPI library
        if needed and launched():
            raise RanvierError(
                f"MPI can not be used: {error}",
                hint="pip install mpi4py mpich, or mpi4py with the MPI of this machine",
            ) from None
        return False
    if MPI.COMM_WORLD.size == 1:
        return False
    Ranks.MPI = MPI
    Ranks.control = MPI.COMM_WORLD.Dup()
    neighbours = MPI.COMM_WORLD.Split_type(MPI.COMM_TYPE_SHARED)
    crowded = neighbours.size > len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else [0])
    neighbours.Free()
    Ranks.glances = FEW_GLANCES if crowded else GLANCES
    JOB.all = JOB.net = JOB.board = Ranks(MPI.COMM_WORLD.Dup())
    if JOB.all.rank > 0:
        options.set("progress", 0)
    sys.excepthook = _failed
    atexit.register(_leave)
    return True


Method = TypeVar("Method", bound=Callable[..., Any])


def collective(name: str) -> Callable[[Method], Method]:
    """A method that all ranks have to call. They are counted, but not those that others consist of: where two ranks
    wait in different ones as the same one of all, they wait in vain."""

    def decorate(method: Method) -> Method:
        @wraps(method)
        def counted(self: Ranks, *arguments: Any, **options: Any) -> Any:
            if self.within:
                return method(self, *arguments, **options)
            self.turn += 1
            self.within = name
            try:
                return method(self, *arguments, **options)
            finally:
                self.within = ""

        return counted  # type: ignore[return-value]

    return decorate


class Ranks(World):
    """The ranks of a communicator."""

    MPI: Any = None
    control: Any = None  # a communicator of all ranks for what is said besides
    glances = GLANCES
    gone: set[int] = set()  # ranks that have ended

    def __init__(self, comm: Any) -> None:
        self.comm = comm
        self.rank, self.size = comm.rank, comm.size
        self.turn, self.within = 0, ""  # how many collectives there were, and the present one
        group, everyone = comm.Get_group(), self.control.Get_group()
        self._numbers = everyone.Translate_ranks(list(range(everyone.size)), group)  # rank of all → rank here

    def split(self, size: int) -> None:
        first = self.rank % size == 0
        JOB.net = Ranks(self.comm.Split(self.rank // size, self.rank))
        if JOB.net.size == 1:
            JOB.net = ALONE
        board = self.comm.Split(0 if first else self.MPI.UNDEFINED, self.rank)
        JOB.board = Ranks(board) if first else None
        JOB.together = JOB.net.size > 1

    # --- collectives ---

    def wait(self, request: Any, limit: float = 0.0) -> None:
        """Until a collective is done. RanvierError if one of its ranks has ended, or after `limit` seconds, if any."""
        for _ in range(self.glances):
            if request.Test():
                return
        patience = self.patience(limit)
        while not request.Test():
            patience.wait()

    def patience(self, limit: float = 0.0) -> Patience:
        return Patience(self, limit)

    def messages(
        self, sent: Sequence[Part], received: Sequence[Part], tag: int, wait: Callable[[int], int]
    ) -> Messages:
        """What a kernel needs by which ranks get numbers from each other. What one sends another receives in the same
        order, under the same tag."""
        return Messages(_library(self.MPI), _handle(self.comm), sent, received, FIRST_TAG + tag, self.glances, wait)

    def tell_where(self) -> list[Any]:
        """Tell the others which collective this one waits in. The messages live as long as what this gives."""
        text = pickle.dumps((self.turn, self.within))
        return [self.comm.Isend(text, rank, WAITING) for rank in range(self.size) if rank != self.rank]

    def elsewhere(self) -> str:
        """Which rank waits in another collective, and in which; nothing if none does as far as is known."""
        status = self.MPI.Status()
        while self.comm.Iprobe(tag=WAITING, status=status):
            data = bytearray(status.Get_count(self.MPI.BYTE))
            self.comm.Recv(data, status.source, WAITING)
            turn, name = pickle.loads(data)
            if self.within and turn == self.turn and name != self.within:
                return f"rank {status.source} waits in {name}, this one in {self.within}"
        return ""

    def missing(self) -> int:
        """A rank of these that has ended, by its number among all; -1 if there is none."""
        status = self.MPI.Status()
        while self.control.Iprobe(tag=LEFT, status=status):
            self.control.recv(source=status.source, tag=LEFT)
            self.gone.add(status.source)
        return next((rank for rank in sorted(self.gone) if self._numbers[rank] >= 0), -1)

    @collective("barrier()")
    def barrier(self) -> float:
        started = time.perf_counter()
        self.wait(self.comm.Ibarrier())
        return time.perf_counter() - started

    @collective("allreduce(…) or the like")
    def reduce(self, values: Sequence[float], how: str) -> Sequence[float]:
        given = np.array(values, float)
        sizes = self.gather(len(given))
        if len(set(sizes)) > 1:
            raise RanvierError(f"the ranks gave different numbers of values: {sizes}")
        result, operation = np.empty_like(given), {"sum": self.MPI.SUM, "max": self.MPI.MAX, "min": self.MPI.MIN}[how]
        self.wait(self.comm.Iallreduce(given, result, operation))
        return result.tolist()

    @collective("an exchange of spikes")
    def gather_rows(self, row: np.ndarray, limit: float = 0.0) -> np.ndarray:
        """Arrays of equal length, one of each rank, as rows of bytes."""
        given = row.view(np.uint8)
        rows = np.zeros((self.size, given.size), np.uint8)
        self.wait(self.comm.Iallgather(given, rows), limit)
        return rows

    def gather_bytes(self, given: np.ndarray, counts: Sequence[int]) -> np.ndarray:
        """Bytes of all ranks, one rank after the other; `counts` says how many each has."""
        received = np.empty(sum(counts), np.uint8)
        self.wait(self.comm.Iallgatherv(given, (received, counts)))
        return received

    @collective("a gathering of values")
    def gather(self, value: Value) -> list[Value]:
        given = _packed(value)
        kind = crc32(self.within.encode())
        rows = self.gather_rows(np.array([given.size, kind])).view(np.int64).reshape(self.size, 2)
        others = np.flatnonzero(rows[:, 1] != kind)
        if len(others):
            raise RanvierError(f"rank {others[0]} does not wait in {self.within}, as this one does", hint=SAME_ORDER)
        counts = rows[:, 0].tolist()
        return _unpacked(self.gather_bytes(given, counts), counts)

    @collective("alltoall(…)")
    def exchange(self, parts: list[Value]) -> list[Value]:
        given = [_packed(part) for part in parts]
        sent, received = np.array([one.size for one in given]), np.empty(self.size, np.int64)
        self.wait(self.comm.Ialltoall(sent, received))
        result = np.empty(received.sum(), np.uint8)
        counts = received.tolist()
        self.wait(self.comm.Ialltoallv((np.concatenate(given), sent.tolist()), (result, counts)))
        return _unpacked(result, counts)

    @collective("broadcast(…)")
    def broadcast(self, value: Value, root: int) -> Value:
        given = _packed(value)
        size = np.array([given.size])
        self.wait(self.comm.Ibcast(size, root))
        data = given if self.rank == root else np.empty(size[0], np.uint8)
        self.wait(self.comm.Ibcast(data, root))
        return value if self.rank == root else pickle.loads(data)

    # --- messages ---

    def send(self, value: Any, to: int) -> None:
        self.wait(self.comm.isend(value, to, MESSAGE))

    def receive(self, wait: bool = True) -> tuple[int, Any] | None:
        status, glances, patience = self.MPI.Status(), 0, self.patience()
        while not self.comm.Iprobe(tag=MESSAGE, status=status):
            if not wait:
                return None
            glances += 1
            if glances > self.glances:
                patience.wait()
        return status.source, self.comm.recv(source=status.source, tag=MESSAGE)


class Patience:
    """Of somebody who waits for others."""

    def __init__(self, ranks: Ranks, limit: float) -> None:
        self.ranks, self.limit = ranks, limit
        self.started, self.ended = time.perf_counter(), 0.0
        self.told: list[Any] = []

    def wait(self) -> None:
        """A moment. RanvierError if one of the ranks has ended, or after `limit` seconds, if any. Ctrl-C is heard even
        where the others have to come first: they may never."""
        time.sleep(SLEEP)
        if WHOLE.waiting:
            raise KeyboardInterrupt
        if JOB.attend is not None:
            JOB.attend()
        now, missing = time.perf_counter(), self.ranks.missing()
        if missing >= 0:
            self.ended = self.ended or now
            if now - self.ended > GRACE:
                raise RanvierError(
                    f"rank {missing} has ended, and this one waits for it",
                    hint="all ranks have to take part in barrier(), allreduce(…), psolve(…) and the like",
                )
        if now - self.started > LONG:
            self._compare()
        if 0.0 < self.limit < now - self.started:
            raise RanvierError(
                f"waited {self.limit:g} s for other ranks",
                hint="all ranks have to run as long; ParallelContext.timeout(s) sets how long one waits",
            )

    def _compare(self) -> None:
        """RanvierError if another rank waits for what this one will never come to."""
        if self.ranks.within and not self.told:
            self.told = self.ranks.tell_where()
        place = self.ranks.elsewhere()
        if place:
            raise RanvierError(
                f"the ranks wait for each other: {place}",
                hint=SAME_ORDER,
            )


def _handle(thing: Any) -> int:
    """What MPI calls it, as a signed number."""
    return int(np.uint64(Ranks.MPI._handleof(thing)).astype(np.int64))


@cache
def _library(mpi: Any) -> Library:
    return Library(mpi.__file__, _handle(mpi.DOUBLE), mpi._sizeof(mpi.Request), mpi._sizeof(mpi.Status))


def _packed(value: Any) -> np.ndarray:
    try:
        return np.frombuffer(pickle.dumps(value), np.uint8)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise RanvierError(f"this can not be handed to another process: {error}") from None


def _unpacked(data: np.ndarray, counts: Sequence[int]) -> list[Any]:
    ends = np.cumsum(counts).tolist()
    return [pickle.loads(data[end - count : end]) for end, count in zip(ends, counts, strict=True)]


# --- the end ---


def _leave() -> None:
    """This rank ends: nobody has to wait for it."""
    control = Ranks.control
    kept = [control.Isend(bytearray(), rank, LEFT) for rank in range(control.size) if rank != control.rank]
    sys.stdout.flush()
    Ranks.MPI.Finalize()
    del kept  # they had to live until here


def fail(text: str, status: int = 1) -> None:
    """The error of this rank is printed, with its number, unless a lower one has one too; then all ranks end. Unless
    mpiabort_on_error(0) was said: then it returns, and the others go on until they would wait for this one."""
    control = Ranks.control
    rank = control.rank
    if not JOB.ends_all:
        print(f"rank {rank}: {text.rstrip()}", file=sys.stderr, flush=True)
        return
    lower, higher = range(rank), range(rank + 1, control.size)
    kept: list[Any] = []  # messages have to live until the end

    def others_tell() -> bool:
        return control.Iprobe(tag=TOLD) or any(control.Iprobe(source=one, tag=FAILED) for one in lower)

    said = _comes(others_tell, min(TURN * rank, LAST_TURN) or SOON)
    if not said:
        kept += [control.Isend(bytearray(), one, FAILED) for one in higher]
        kept += [control.Isend(bytearray(), one, TOLD) for one in lower]
        said = rank > 0 and _comes(lambda: any(control.Iprobe(source=one, tag=FAILED) for one in lower), HEARD)
    if said:
        time.sleep(LAST_TURN)  # that one ends all
    else:
        sys.stdout.flush()
        print(f"rank {rank}: {text.rstrip()}", file=sys.stderr, flush=True)
        time.sleep(HEARD)
    control.Abort(status)
    del kept


def _comes(there: Callable[[], bool], seconds: float) -> bool:
    """Whether something is there within so many seconds."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if there():
            return True
        time.sleep(SOON / 10)
    return there()


def _failed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error that nobody caught, of a Python program."""
    if kind is KeyboardInterrupt:
        fail("interrupted", 130)
    else:
        fail(python_report(error, trace))
