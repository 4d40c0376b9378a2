"""A collective of MPI in the list of kernels: numbers from all ranks to all, begun and looked at in native code.

MPI's handles are integers or addresses, as the library has it: both are passed in a register.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from . import cpu
from .arrays import aligned

NOT_DONE = 1 << 42  # the code if it is not done after `glances` looks; to be launched again

BEGIN, TEST, GLANCES, BUSY, DONE, REQUEST, ARGUMENTS, STATUS, SIZE = 0, 1, 2, 3, 4, 5, 6, 15, 24

# state: the two functions, how often to look, whether it was begun, a flag, the request, nine arguments, a status
TEXT = """
define i64 @all_to_all(ptr %state) nounwind {
start:
  %test.at = getelementptr i64, ptr %state, i64 1
  %test = load ptr, ptr %test.at
  %glances.at = getelementptr i64, ptr %state, i64 2
  %glances = load i64, ptr %glances.at
  %busy.at = getelementptr i64, ptr %state, i64 3
  %busy = load i64, ptr %busy.at
  %done.at = getelementptr i64, ptr %state, i64 4
  %request.at = getelementptr i64, ptr %state, i64 5
  %status = getelementptr i64, ptr %state, i64 15
  %begun = icmp ne i64 %busy, 0
  br i1 %begun, label %look, label %begin
begin:
  %function = load ptr, ptr %state
LOADS
  %failed = call i32 %function(ARGUMENTS, ptr %request.at)
  store i64 1, ptr %busy.at
  br label %look
look:
  %k = phi i64 [ 0, %start ], [ 0, %begin ], [ %next, %again ]
  %more = icmp slt i64 %k, %glances
  br i1 %more, label %glance, label %not.done
glance:
  %wrong = call i32 %test(ptr %request.at, ptr %done.at, ptr %status)
  %flag = load i32, ptr %done.at
  %is.done = icmp ne i32 %flag, 0
  br i1 %is.done, label %finished, label %again
again:
  %next = add i64 %k, 1
  br label %look
not.done:
  ret i64 NOT_DONE
finished:
  store i64 0, ptr %busy.at
  ret i64 0
}
"""


@cache
def all_to_all_address() -> int:
    """The function to be launched with an AllToAll as its slots."""
    loads = "\n".join(
        f"  %at.{k} = getelementptr i64, ptr %state, i64 {ARGUMENTS + k}\n  %given.{k} = load i64, ptr %at.{k}"
        for k in range(9)
    )
    arguments = ", ".join(f"i64 %given.{k}" for k in range(9))
    text = TEXT.replace("LOADS", loads).replace("ARGUMENTS", arguments).replace("NOT_DONE", str(NOT_DONE))
    return cpu.compile_text(text, ["all_to_all"])["all_to_all"]


class AllToAll:
    """`sent` and `received` hold the numbers for and from each rank, one rank after the other; `counts` say how many.

    `library` is the file of mpi4py's module, `handles` what MPI calls the type of the numbers and the communicator.
    """

    def __init__(
        self, library: str, handles: tuple[int, int], counts: tuple[Sequence[int], Sequence[int]], glances: int
    ) -> None:
        functions = ctypes.CDLL(library)
        number, communicator = handles
        self.state = aligned(SIZE, np.int64)
        for place, name in ((BEGIN, "MPI_Ialltoallv"), (TEST, "MPI_Test")):
            self.state[place] = ctypes.cast(getattr(functions, name), ctypes.c_void_p).value
        self.state[GLANCES] = glances
        self.sent, self.received = (aligned(sum(one)) for one in counts)
        self._kept: list[Any] = []
        for side, (data, one) in enumerate(zip((self.sent, self.received), counts, strict=True)):
            sizes = np.array(one, np.int32)
            places = (np.cumsum(sizes) - sizes).astype(np.int32)
            self._kept += [sizes, places]
            first = ARGUMENTS + 4 * side
            self.state[first : first + 4] = [data.ctypes.data, sizes.ctypes.data, places.ctypes.data, number]
        self.state[ARGUMENTS + 8] = communicator

    @property
    def address(self) -> int:
        return self.state.ctypes.data
