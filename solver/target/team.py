"""Threads that share the work of a step: native, inside of it.

A `Shared` launch is several lists of kernels, each for a part of the model. The thread that runs the driver and the
others of the team take one list after the other until none is left; who took which does not show in the numbers.
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

ACTIVE, PARTS, PAUSE, CLAIMS, LINE = 0, 1, 4, 24, 8
EACH = 2  # parts for each thread
PATIENCE = 5_000  # looks before another process may have the core
RELAX = {  # what a thread does between two looks; without it, it slows the other down
    "x86_64": ("call void @llvm.x86.sse2.pause()", "declare void @llvm.x86.sse2.pause()"),
    "aarch64": ("call void @llvm.aarch64.hint(i32 1)", "declare void @llvm.aarch64.hint(i32)"),
}

# team: whether it is active, how many parts a launch has, the parts, the code of one that stopped, what lets another
# process have the core, the number of the launch, parts that are done, and for each part the last launch that someone
# took it in. A part: how many kernels, and where their (function, slots) pairs are. A launch: team, parts. A helper:
# team, the first of its own parts.
# A part that was not taken in the launch before belongs to one that is not over, so its place is known.
# Everybody begins with his own two parts, whose numbers his core has at hand, and goes on with those of others.
TEXT = """
define internal void @take(ptr %team, i64 %own, i64 %launch) nounwind {
start:
  %parts.at = getelementptr i64, ptr %team, i64 1
  %all.at = getelementptr i64, ptr %team, i64 2
  %code.at = getelementptr i64, ptr %team, i64 3
  %done.at = getelementptr i64, ptr %team, i64 16
  %parts = load i64, ptr %parts.at
  %last = sub i64 %launch, 1
  br label %next
next:
  %k = phi i64 [ 0, %start ], [ %k.next, %ask.end ]
  %more = icmp slt i64 %k, %parts
  br i1 %more, label %ask, label %out
ask:
  %is.own = icmp slt i64 %k, 2
  %up = add i64 %own, %k
  %below = sub i64 %own, %k
  %down = add i64 %below, 1
  %wraps = icmp slt i64 %down, 0
  %wrapped = add i64 %down, %parts
  %other = select i1 %wraps, i64 %wrapped, i64 %down
  %part = select i1 %is.own, i64 %up, i64 %other
  %lines = shl i64 %part, 3
  %place = add i64 %lines, 24
  %claim.at = getelementptr i64, ptr %team, i64 %place
  %claim = load atomic i64, ptr %claim.at monotonic, align 8
  %free = icmp eq i64 %claim, %last
  br i1 %free, label %claim.it, label %ask.end
claim.it:
  %claimed = cmpxchg ptr %claim.at, i64 %last, i64 %launch acq_rel acquire
  %mine = extractvalue { i64, i1 } %claimed, 1
  br i1 %mine, label %run, label %ask.end
run:
  %all = load ptr, ptr %all.at
  %offset = shl i64 %part, 1
  %list = getelementptr i64, ptr %all, i64 %offset
  %code = call i64 @in_turn(ptr %list)
  %stops = icmp ne i64 %code, 0
  br i1 %stops, label %note, label %finished
note:
  store atomic i64 %code, ptr %code.at monotonic, align 8
  br label %finished
finished:
  %before = atomicrmw add ptr %done.at, i64 1 acq_rel
  br label %ask.end
ask.end:
  %k.next = add i64 %k, 1
  br label %next
out:
  ret void
}

define i64 @share(ptr %given) nounwind {
start:
  %team = load ptr, ptr %given
  %from = getelementptr i64, ptr %given, i64 1
  %all = load ptr, ptr %from
  %parts.at = getelementptr i64, ptr %team, i64 1
  %all.at = getelementptr i64, ptr %team, i64 2
  %code.at = getelementptr i64, ptr %team, i64 3
  %pause.at = getelementptr i64, ptr %team, i64 4
  %launch.at = getelementptr i64, ptr %team, i64 8
  %done.at = getelementptr i64, ptr %team, i64 16
  %parts = load i64, ptr %parts.at
  %pause = load ptr, ptr %pause.at
  %before = load i64, ptr %launch.at
  %launch = add i64 %before, 1
  store ptr %all, ptr %all.at
  store atomic i64 0, ptr %code.at monotonic, align 8
  store atomic i64 0, ptr %done.at monotonic, align 8
  store atomic i64 %launch, ptr %launch.at release, align 8
  call void @take(ptr %team, i64 0, i64 %launch)
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

define internal i64 @in_turn(ptr %part) nounwind {
start:
  %count = load i64, ptr %part
  %pairs.at = getelementptr i64, ptr %part, i64 1
  %pairs = load ptr, ptr %pairs.at
  br label %next
next:
  %k = phi i64 [ 0, %start ], [ %k.next, %run ]
  %more = icmp slt i64 %k, %count
  br i1 %more, label %run, label %out
run:
  %offset = shl i64 %k, 1
  %pair = getelementptr i64, ptr %pairs, i64 %offset
  %function = load ptr, ptr %pair
  %slots.at = getelementptr i64, ptr %pair, i64 1
  %slots = load ptr, ptr %slots.at
  %code = call i64 %function(ptr %slots)
  %k.next = add i64 %k, 1
  %fine = icmp eq i64 %code, 0
  br i1 %fine, label %next, label %stopped
stopped:
  ret i64 %code
out:
  ret i64 0
}

define i64 @help(ptr %helper) nounwind {
start:
  %team = load ptr, ptr %helper
  %own.at = getelementptr i64, ptr %helper, i64 1
  %own = load i64, ptr %own.at
  %launch.at = getelementptr i64, ptr %team, i64 8
  %pause.at = getelementptr i64, ptr %team, i64 4
  %pause = load ptr, ptr %pause.at
  br label %look
look:
  %seen = phi i64 [ 0, %start ], [ %seen, %again ], [ %seen, %yield ], [ %launch, %work ]
  %looks = phi i64 [ 0, %start ], [ %more, %again ], [ 0, %yield ], [ 0, %work ]
  %active = load atomic i64, ptr %team acquire, align 8
  %on = icmp ne i64 %active, 0
  br i1 %on, label %ask, label %out
ask:
  %launch = load atomic i64, ptr %launch.at acquire, align 8
  %new = icmp ne i64 %launch, %seen
  br i1 %new, label %work, label %idle
work:
  call void @take(ptr %team, i64 %own, i64 %launch)
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
        self.parts = EACH * self.size
        self.state = aligned(CLAIMS + LINE * self.parts, np.int64)
        self.state[PARTS] = self.parts
        self.state[PAUSE] = ctypes.cast(ctypes.CDLL(None).sched_yield, ctypes.c_void_p).value
        self._over = False
        self._look = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)(_functions()[1])
        self._begin = [threading.Semaphore(0) for _ in range(self.size - 1)]
        for number, begin in enumerate(self._begin, 1):
            threading.Thread(target=self._help, args=(begin, number), daemon=True).start()

    def _help(self, begin: threading.Semaphore, number: int) -> None:
        helper = np.array([self.state.ctypes.data, EACH * number], np.int64)
        while True:
            begin.acquire()
            if self._over:
                return
            self._look(helper.ctypes.data)

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


class Shared:
    """A launch of lists of kernels (addresses and slots), one for each part, in the place of a kernel's slots."""

    def __init__(self, team: Team, parts: Sequence[Sequence[tuple[int, Slots]]]) -> None:
        self.team = team  # kept alive
        self._slots = [slots for part in parts for _, slots in part]
        pairs = [(address, slots.address) for part in parts for address, slots in part]
        self._pairs = np.array(pairs, np.int64).reshape(-1, 2)
        counts = np.array([len(part) for part in parts], np.int64)
        begins = self._pairs.ctypes.data + self._pairs.itemsize * 2 * (np.cumsum(counts) - counts)
        self._parts = np.stack([counts, begins], axis=1)  # contiguous, by rows
        self._launch = np.array([team.state.ctypes.data, self._parts.ctypes.data], np.int64)

    @property
    def address(self) -> int:
        return self._launch.ctypes.data
