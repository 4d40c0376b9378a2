"""Threads that share the work of large kernels: native, inside of a step.

A `Shared` launch is a kernel with several slots, each for a part of the instances. The thread that runs the driver and
the others of the team take one part after the other until none is left; who took which does not show in the numbers.
The team looks for work as long as a native call lasts, and sleeps in between.
"""

from __future__ import annotations

import ctypes
import os
import platform
import threading
from collections.abc import Sequence
from functools import cache

import numpy as np

from . import cpu
from .arrays import Slots, aligned

ACTIVE, PARTS, FUNCTION, SLOTS, CODE, PAUSE, NEXT, DONE, SIZE = 0, 1, 2, 3, 4, 5, 8, 16, 24
PATIENCE = 5_000  # looks before another process may have the core
RELAX = {  # what a thread does between two looks; without it, it slows the other down
    "x86_64": ("call void @llvm.x86.sse2.pause()", "declare void @llvm.x86.sse2.pause()"),
    "aarch64": ("call void @llvm.aarch64.hint(i32 1)", "declare void @llvm.aarch64.hint(i32)"),
}
LEAST = 1024  # instances of a part

# team: whether it is active, how many parts a launch has, the function, the slots of the parts, the code of one that
# stopped, what lets another process have the core, the next part, parts that are done. A launch: team, function, slots.
# All launches have as many parts: so a part that was claimed is one of the present launch.
TEXT = """
define internal void @take(ptr %team) nounwind {
start:
  %next.at = getelementptr i64, ptr %team, i64 8
  %done.at = getelementptr i64, ptr %team, i64 16
  %parts.at = getelementptr i64, ptr %team, i64 1
  %function.at = getelementptr i64, ptr %team, i64 2
  %slots.at = getelementptr i64, ptr %team, i64 3
  %code.at = getelementptr i64, ptr %team, i64 4
  br label %ask
ask:
  %seen = load atomic i64, ptr %next.at acquire, align 8
  %parts = load i64, ptr %parts.at
  %maybe = icmp slt i64 %seen, %parts
  br i1 %maybe, label %claim, label %out
claim:
  %following = add i64 %seen, 1
  %claimed = cmpxchg ptr %next.at, i64 %seen, i64 %following acq_rel acquire
  %mine = extractvalue { i64, i1 } %claimed, 1
  br i1 %mine, label %run, label %ask
run:
  %function = load ptr, ptr %function.at
  %all = load ptr, ptr %slots.at
  %slot.at = getelementptr ptr, ptr %all, i64 %seen
  %slots = load ptr, ptr %slot.at
  %code = call i64 %function(ptr %slots)
  %stops = icmp ne i64 %code, 0
  br i1 %stops, label %note, label %finished
note:
  store atomic i64 %code, ptr %code.at monotonic, align 8
  br label %finished
finished:
  %before = atomicrmw add ptr %done.at, i64 1 acq_rel
  br label %ask
out:
  ret void
}

define i64 @share(ptr %launch) nounwind {
start:
  %team = load ptr, ptr %launch
  %from.function = getelementptr i64, ptr %launch, i64 1
  %function = load ptr, ptr %from.function
  %from.slots = getelementptr i64, ptr %launch, i64 2
  %slots = load ptr, ptr %from.slots
  %next.at = getelementptr i64, ptr %team, i64 8
  %done.at = getelementptr i64, ptr %team, i64 16
  %parts.at = getelementptr i64, ptr %team, i64 1
  %parts = load i64, ptr %parts.at
  %function.at = getelementptr i64, ptr %team, i64 2
  %slots.at = getelementptr i64, ptr %team, i64 3
  %code.at = getelementptr i64, ptr %team, i64 4
  %pause.at = getelementptr i64, ptr %team, i64 5
  %pause = load ptr, ptr %pause.at
  store ptr %function, ptr %function.at
  store ptr %slots, ptr %slots.at
  store atomic i64 0, ptr %code.at monotonic, align 8
  store atomic i64 0, ptr %done.at monotonic, align 8
  store atomic i64 0, ptr %next.at release, align 8
  call void @take(ptr %team)
  br label %wait
wait:
  %looks = phi i64 [ 0, %start ], [ %more, %again ], [ 0, %yield ]
  %done = load atomic i64, ptr %done.at acquire, align 8
  %ready = icmp eq i64 %done, %parts
  br i1 %ready, label %out, label %busy
busy:
  %patient = icmp slt i64 %looks, PATIENCE
  br i1 %patient, label %again, label %yield
again:
  RELAX
  %more = add i64 %looks, 1
  br label %wait
yield:
  %ignored = call i32 %pause()
  br label %wait
out:
  %code = load atomic i64, ptr %code.at monotonic, align 8
  ret i64 %code
}

define i64 @help(ptr %team) nounwind {
start:
  %next.at = getelementptr i64, ptr %team, i64 8
  %parts.at = getelementptr i64, ptr %team, i64 1
  %pause.at = getelementptr i64, ptr %team, i64 5
  %pause = load ptr, ptr %pause.at
  br label %look
look:
  %looks = phi i64 [ 0, %start ], [ %more, %again ], [ 0, %yield ], [ 0, %work ]
  %active = load atomic i64, ptr %team acquire, align 8
  %on = icmp ne i64 %active, 0
  br i1 %on, label %ask, label %out
ask:
  %next = load atomic i64, ptr %next.at acquire, align 8
  %parts = load i64, ptr %parts.at
  %some = icmp slt i64 %next, %parts
  br i1 %some, label %work, label %idle
work:
  call void @take(ptr %team)
  br label %look
idle:
  %patient = icmp slt i64 %looks, PATIENCE
  br i1 %patient, label %again, label %yield
again:
  RELAX
  %more = add i64 %looks, 1
  br label %look
yield:
  %ignored = call i32 %pause()
  br label %look
out:
  ret i64 0
}
"""


@cache
def _functions() -> tuple[int, int]:
    """Addresses: what a driver launches, and what the others of a team run."""
    machine = {"AMD64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())
    relax, declaration = RELAX.get(machine, ("", ""))
    text = declaration + TEXT.replace("PATIENCE", str(PATIENCE)).replace("RELAX", relax)
    found = cpu.compile_text(text, ["share", "help"])
    return found["share"], found["help"]


def share_address() -> int:
    """The function to be launched with a Shared as its slots."""
    return _functions()[0]


def cores() -> int:
    """How many threads can run at once; 1 where a thread can not let go of its core."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


class Team:
    """So many threads, this one included, but no more than the machine has cores. `with team:` they look for work."""

    def __init__(self, threads: int) -> None:
        self.size = min(threads, cores())
        self.parts = 2 * self.size
        self.state = aligned(SIZE, np.int64)
        self.state[PARTS] = self.state[NEXT] = self.parts
        self.state[PAUSE] = ctypes.cast(ctypes.CDLL(None).sched_yield, ctypes.c_void_p).value
        self._over = False
        self._look = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)(_functions()[1])
        self._begin = [threading.Semaphore(0) for _ in range(self.size - 1)]
        for begin in self._begin:
            threading.Thread(target=self._help, args=(begin,), daemon=True).start()

    def _help(self, begin: threading.Semaphore) -> None:
        while True:
            begin.acquire()
            if self._over:
                return
            self._look(self.state.ctypes.data)

    def __enter__(self) -> None:
        self.state[ACTIVE] = 1
        for begin in self._begin:
            begin.release()

    def __exit__(self, *_: object) -> None:
        self.state[ACTIVE] = 0

    def close(self) -> None:
        """The other threads end."""
        self._over = True
        for begin in self._begin:
            begin.release()

    def ends(self, count: int) -> list[int]:
        """Where the parts of `count` instances end, each a whole number of vectors; none if they are too few."""
        if self.size < 2 or count < self.parts * LEAST:
            return []
        return [*(count * part // self.parts & ~7 for part in range(1, self.parts)), count]


class Shared:
    """A launch of a kernel in parts, in the place of a kernel's slots."""

    def __init__(self, team: Team, function: int, slots: Sequence[Slots]) -> None:
        self.team, self.slots = team, slots  # kept alive
        self._addresses = np.array([one.address for one in slots], np.int64)
        self._launch = np.array([team.state.ctypes.data, function, self._addresses.ctypes.data], np.int64)

    @property
    def address(self) -> int:
        return self._launch.ctypes.data
