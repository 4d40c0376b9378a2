"""The native loop over the kernels of a time step."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from . import cpu, profile
from .arrays import Slots

RAISED = -(1 << 63)  # the code of the reference target: an exception is waiting there

# state: steps to do, steps done, next entry, number of entries, address of the (function, slots) pairs, the code
TEXT = """
define i64 @drive(ptr noalias %state) nounwind {
start:
  %steps = load i64, ptr %state
  %done.at = getelementptr i64, ptr %state, i64 1
  %done.0 = load i64, ptr %done.at
  %entry.at = getelementptr i64, ptr %state, i64 2
  %entry.0 = load i64, ptr %entry.at
  %count.at = getelementptr i64, ptr %state, i64 3
  %count = load i64, ptr %count.at
  %pairs.at = getelementptr i64, ptr %state, i64 4
  %pairs = load ptr, ptr %pairs.at
  %code.at = getelementptr i64, ptr %state, i64 5
  br label %step
step:
  %done = phi i64 [ %done.0, %start ], [ %done.1, %step.end ]
  %entry.1 = phi i64 [ %entry.0, %start ], [ 0, %step.end ]
  %more = icmp slt i64 %done, %steps
  br i1 %more, label %entry.head, label %finished
entry.head:
  %entry = phi i64 [ %entry.1, %step ], [ %entry.2, %entry.end ]
  %inside = icmp slt i64 %entry, %count
  br i1 %inside, label %entry.body, label %step.end
entry.body:
  %offset = shl i64 %entry, 1
  %pair = getelementptr i64, ptr %pairs, i64 %offset
  %function = load ptr, ptr %pair
  %slots.at = getelementptr i64, ptr %pair, i64 1
  %slots = load ptr, ptr %slots.at
  %code = call i64 %function(ptr %slots)
  %entry.2 = add i64 %entry, 1
  %fine = icmp eq i64 %code, 0
  br i1 %fine, label %entry.end, label %stopped
entry.end:
  br label %entry.head
step.end:
  %done.1 = add i64 %done, 1
  br label %step
stopped:
  store i64 %done, ptr %done.at
  store i64 %entry.2, ptr %entry.at
  store i64 %code, ptr %code.at
  ret i64 %code
finished:
  store i64 %done, ptr %done.at
  store i64 0, ptr %entry.at
  store i64 0, ptr %code.at
  ret i64 0
}

define i64 @begin(ptr %state, i64 %steps) nounwind {
  store i64 %steps, ptr %state
  %done.at = getelementptr i64, ptr %state, i64 1
  store i64 0, ptr %done.at
  %entry.at = getelementptr i64, ptr %state, i64 2
  store i64 0, ptr %entry.at
  %code = tail call i64 @drive(ptr %state)
  ret i64 %code
}
"""


class Status(NamedTuple):
    """How a run ended: `step` whole steps done; code 0 at the end, or the code that entry `entry` gave."""

    step: int
    entry: int
    code: int


ONE_STEP = Status(1, 0, 0)


_function = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)


@cache
def _drive() -> tuple[Callable[[int], int], Callable[[int, int], int]]:
    """The native functions; the GIL is released while they run."""
    addresses = cpu.compile_text(TEXT, ["drive", "begin"])
    begin = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p, ctypes.c_int64)(addresses["begin"])
    return _function(addresses["drive"]), begin


def _timed(address: int) -> int:
    """The native loop again, in Python, timing each kernel."""
    state = (ctypes.c_int64 * 6).from_address(address)
    pairs = (ctypes.c_int64 * (2 * state[3])).from_address(state[4])
    while state[1] < state[0]:
        while state[2] < state[3]:
            at = 2 * state[2]
            state[2] += 1
            state[5] = profile.call(pairs[at], pairs[at + 1])
            if state[5]:
                return state[5]
        state[1] += 1
        state[2] = 0
    return 0


_timed_from_within = _function(partial(profile.within, _timed))


def caller(address: int, slots: Slots) -> Callable[[], int]:
    """A function that runs a kernel once: for those that are run often and take a short time."""
    call = partial(ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)(address), slots.address)
    call.slots = slots  # kept alive
    return call


@cache
def _address(timed: bool) -> int:
    return ctypes.cast(_timed_from_within if timed else _drive()[0], ctypes.c_void_p).value or 0


class Driver:
    """Runs entries (a kernel's address and its slots) in order, many times, in one native call.

    A kernel that returns other than 0 stops the run at once; `resume` goes on with the entry after it.
    """

    def __init__(self, entries: Sequence[tuple[int, Slots]]) -> None:
        self._function, self._begin = _drive()
        self._slots = [slots for _, slots in entries]  # kept alive
        self._pairs = np.array([[address, slots.address] for address, slots in entries], np.int64).reshape(-1, 2)
        self.state = np.array([0, 0, 0, len(entries), self._pairs.ctypes.data, 0], np.int64)
        self._address = self.state.ctypes.data
        self._profile = profile.always()

    @property
    def address(self) -> int:
        """Of the state that the native loop takes: steps to do, steps done, next entry, …"""
        return self._address

    @property
    def loop(self) -> int:
        """The address of the native loop, for native code that calls it; where kernels are timed, of what does that."""
        return _address(timed=self._profile or profile.on)

    def run(self, steps: int) -> Status:
        """`steps` times all entries, from the first; stops early if a kernel says so."""
        if self._profile or profile.on:
            self.state[:3] = steps, 0, 0
        elif not self._begin(self._address, steps):
            return ONE_STEP if steps == 1 else Status(steps, 0, 0)
        else:
            return self._status(self.state.item(5))
        return self.resume()

    def resume(self) -> Status:
        """Goes on after the entry that stopped, to the end of the steps that `run` was asked for."""
        code = _timed(self._address) if self._profile or profile.on else self._function(self._address)
        return self._status(code)

    def _status(self, code: int) -> Status:
        if code == RAISED:
            from . import reference

            raise reference.pending.pop()
        step, entry = self.state[1:3].tolist()
        return Status(step, entry - 1 if code else 0, code)

    def again(self) -> Status:
        """Goes on with the entry that stopped."""
        self.state[2] -= 1
        return self.resume()
