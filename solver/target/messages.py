"""Messages of MPI in the list of kernels: numbers to and from other ranks, begun and looked at in native code.

MPI's handles are integers or addresses, as the library has it: both are passed in a register.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from . import cpu
from .arrays import aligned
from .callbacks import address, callback

TESTALL, WAIT, GLANCES, DONE, COUNT, ROWS, REQUESTS, STATUSES, SIZE = range(9)
ARGUMENTS = (
    6  # in a row of the table: the function, and these: memory, how many, what, the rank, the tag, the communicator
)
ROW = 2 + ARGUMENTS  # at last the request

# state: MPI_Testall, who waits, how often to look, a flag, how many messages, their table, requests, statuses
TEXT = """
define i64 @messages(ptr %state) nounwind {
start:
STATE
  br label %begin
begin:
  %k = phi i64 [ 0, %start ], [ %k.next, %send ]
  %left = icmp slt i64 %k, %count
  br i1 %left, label %send, label %look
send:
  %row.place = mul i64 %k, ROW
  %row = getelementptr i64, ptr %rows, i64 %row.place
  %function = load ptr, ptr %row
LOADS
  %failed = call i32 %function(GIVEN, i64 %given.6)
  %k.next = add i64 %k, 1
  br label %begin
look:
  %first = phi i64 [ 1, %begin ], [ 0, %rest ]
  br label %glance
glance:
  %n = phi i64 [ 0, %look ], [ %n.next, %again ]
  %wrong = call i32 %testall(i64 %count, ptr %requests, ptr %at.DONE, ptr %statuses)
  %flag = load i32, ptr %at.DONE
  %is.done = icmp ne i32 %flag, 0
  br i1 %is.done, label %finished, label %again
again:
  %n.next = add i64 %n, 1
  %more = icmp slt i64 %n.next, %glances
  br i1 %more, label %glance, label %rest
rest:
  %code = call i64 %wait(i64 %first)
  %fine = icmp eq i64 %code, 0
  br i1 %fine, label %look, label %give.up
give.up:
  ret i64 %code
finished:
  ret i64 0
}
"""


@cache
def messages_address() -> int:
    """The function to be launched with Messages as its slots."""
    names = ("testall", "wait", "glances", "DONE", "count", "rows", "requests", "statuses")
    state = ""
    for place, name in enumerate(names):
        state += f"  %at.{name} = getelementptr i64, ptr %state, i64 {place}\n"
        if name.islower():
            kind = "i64" if name in ("glances", "count") else "ptr"
            state += f"  %{name} = load {kind}, ptr %at.{name}\n"
    loads = "\n".join(
        f"  %at.{k} = getelementptr i64, ptr %row, i64 {1 + k}\n  %given.{k} = load i64, ptr %at.{k}"
        for k in range(ARGUMENTS + 1)
    )
    given = ", ".join(f"i64 %given.{k}" for k in range(ARGUMENTS))
    text = TEXT.replace("STATE", state).replace("LOADS", loads).replace("GIVEN", given).replace("ROW", str(ROW))
    return cpu.compile_text(text, ["messages"])["messages"]


class Library:
    """What is needed of MPI: the file of mpi4py's module, what MPI calls the type of the numbers, and the sizes of a
    request and of a status in bytes."""

    def __init__(self, file: str, number: int, request: int, status: int) -> None:
        functions = ctypes.CDLL(file)
        self.begin = {name: address(getattr(functions, f"MPI_{name}")) for name in ("Irecv", "Isend")}
        self.testall = address(functions.MPI_Testall)
        self.number, self.request, self.status = number, request, status


Part = tuple[int, np.ndarray]
"""A rank, and numbers for it or from it."""


class Messages:
    """What is sent to other ranks and received from them in one launch. `wait` is called again and again while others
    are not there yet, with 1 at first and then 0; what it gives if not 0 ends the launch as its code."""

    def __init__(
        self, library: Library, communicator: int, sent: Sequence[Part], received: Sequence[Part], tag: int,
        glances: int, wait: Callable[[int], int],
    ) -> None:  # fmt: skip
        all_of_them = [("Irecv", *part) for part in received] + [("Isend", *part) for part in sent]
        count = len(all_of_them)
        self._requests = np.zeros(max(count, 1) * library.request, np.uint8)
        self._statuses = np.zeros(max(count, 1) * library.status, np.uint8)
        self._rows = np.array(
            [
                (library.begin[name], data.ctypes.data, len(data), library.number, rank, tag, communicator, request)
                for (name, rank, data), request in zip(
                    all_of_them, self._requests.ctypes.data + library.request * np.arange(count), strict=True
                )
            ],
            np.int64,
        )
        self._kept = all_of_them, callback(wait, ("long", "long"))
        self.state = aligned(SIZE, np.int64)
        self.state[TESTALL], self.state[WAIT], self.state[GLANCES] = library.testall, address(self._kept[1]), glances
        self.state[COUNT], self.state[ROWS] = count, self._rows.ctypes.data
        self.state[REQUESTS], self.state[STATUSES] = self._requests.ctypes.data, self._statuses.ctypes.data

    @property
    def address(self) -> int:
        return self.state.ctypes.data
