"""A native loop that lets one kernel choose which other is launched next: the delivery of events.

The chooser returns -1 - k to launch the k-th of the others and to be asked again, 0 when it is done, or a stop code.
To a driver the whole is one kernel.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from . import cpu
from .arrays import Slots

# state: the chooser's function and slots, address of the (function, slots) pairs
TEXT = """
define i64 @dispatch(ptr noalias %state) nounwind {
start:
  %chooser = load ptr, ptr %state
  %slots.at = getelementptr i64, ptr %state, i64 1
  %slots = load ptr, ptr %slots.at
  %pairs.at = getelementptr i64, ptr %state, i64 2
  %pairs = load ptr, ptr %pairs.at
  br label %ask
ask:
  %choice = call i64 %chooser(ptr %slots)
  %launches = icmp slt i64 %choice, 0
  br i1 %launches, label %launch, label %finished
launch:
  %which = xor i64 %choice, -1
  %offset = shl i64 %which, 1
  %pair = getelementptr i64, ptr %pairs, i64 %offset
  %function = load ptr, ptr %pair
  %arguments.at = getelementptr i64, ptr %pair, i64 1
  %arguments = load ptr, ptr %arguments.at
  %code = call i64 %function(ptr %arguments)
  br label %ask
finished:
  ret i64 %choice
}
"""


@cache
def dispatch_address() -> int:
    """The function to be launched with a Dispatch as its slots."""
    return cpu.compile_text(TEXT, ["dispatch"])["dispatch"]


class Dispatch:
    """The arguments of the loop, in the place of a kernel's slots."""

    def __init__(self, chooser: tuple[int, Slots]) -> None:
        self.chooser = chooser  # kept alive, as the slots hold their arrays
        self._state = np.array([chooser[0], chooser[1].address, 0], np.int64)
        self.choose_among(())

    def choose_among(self, others: Sequence[tuple[int, Slots | None]]) -> None:
        """The kernels that the chooser may launch from now on, with their slots."""
        self.others = others
        pairs = [[address, slots.address if slots is not None else 0] for address, slots in others]
        self.pairs = np.array(pairs, np.int64).reshape(-1, 2)
        self._state[2] = self.pairs.ctypes.data

    @property
    def address(self) -> int:
        return self._state.ctypes.data
