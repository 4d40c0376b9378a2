"""Code in two qualities: what is quick to make comes first, what is quick to run follows where that pays.

LLVM takes four times as long for its whole pipeline as for code that merely works, and most kernels of a run are over
before that would have paid. So a module is made quickly at first. Its kernels count the time that they take themselves
(what they call counts its own), over all processes that share the cache; when it comes to half of what a good
compilation costs, the module is compiled well: a running kernel asks for that itself, and goes on while another thread
does it. Every kernel is entered through a table, so whoever holds its address runs the better code from the next launch
on. Both give the same numbers to the last bit.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import platform
import queue
import signal
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from .. import options

TICKS, LIMIT, IMPROVE, NUMBER, WITHIN, FIRST = range(6)
"""Of the table: time so far, time that pays, whom to ask then and for which module, the time of all kernels, and from
there on the addresses of the better kernels, or 0."""
PER_CHARACTER = 1800  # ticks of the processor's clock: half of what a good compilation takes for one of LLVM's text
NOTEWORTHY = 0.02  # of LIMIT: less is not kept from one process to the next
TABLE = "ranvier.tier"

TEXT = """
@"ranvier.tier" = global [SIZE x i64] zeroinitializer
declare i64 @llvm.readcyclecounter()
define internal i64 @"ranvier.timed"(ptr %slots, ptr %quick) noinline nounwind {
  %within.at = getelementptr i64, ptr @"ranvier.tier", i64 4
  %within = load ptr, ptr %within.at
  %before = load i64, ptr %within
  %start = call i64 @llvm.readcyclecounter()
  %code = call i64 %quick(ptr %slots)
  %end = call i64 @llvm.readcyclecounter()
  %whole = sub i64 %end, %start
  %after = load i64, ptr %within
  %others = sub i64 %after, %before
  %own = sub i64 %whole, %others
  %all = add i64 %before, %whole
  store i64 %all, ptr %within
  %ticks.0 = load i64, ptr @"ranvier.tier"
  %ticks = add i64 %ticks.0, %own
  store i64 %ticks, ptr @"ranvier.tier"
  %limit.at = getelementptr i64, ptr @"ranvier.tier", i64 1
  %limit = load i64, ptr %limit.at
  %pays = icmp sgt i64 %ticks, %limit
  br i1 %pays, label %ask, label %done
ask:
  %improve.at = getelementptr i64, ptr @"ranvier.tier", i64 2
  %improve = load ptr, ptr %improve.at
  %number.at = getelementptr i64, ptr @"ranvier.tier", i64 3
  %number = load i64, ptr %number.at
  call void %improve(i64 %number)
  br label %done
done:
  ret i64 %code
}
"""
ENTRY = """
define i64 @NAME(ptr %slots) nounwind {
  %better.at = getelementptr i64, ptr @"ranvier.tier", i64 PLACE
  %better = load ptr, ptr %better.at
  %there = icmp ne ptr %better, null
  br i1 %there, label %run, label %time
run:
  %code.1 = tail call i64 %better(ptr %slots)
  ret i64 %code.1
time:
  %code.0 = tail call i64 @"ranvier.timed"(ptr %slots, ptr @QUICK)
  ret i64 %code.0
}
"""


def wanted() -> bool:
    """Whether code is made quickly at first: where the processor has a clock that can be read at no cost."""
    return bool(options.get("tiers")) and platform.machine().lower() in ("x86_64", "amd64")


def text_of_quick(text: str, names: Sequence[str]) -> str:
    """LLVM's text of a module whose kernels count their time and can be replaced."""
    from .emit import quoted  # a warm start emits nothing

    parts = [TEXT.replace("SIZE", str(FIRST + len(names)))]
    for place, name in enumerate(names, FIRST):
        entry, quick = (f"define i64 @{quoted(name)}(", f"define internal i64 @{quoted(name + '/quick')}(")
        assert text.count(entry) == 1
        text = text.replace(entry, quick)
        own = ENTRY.replace("NAME", quoted(name)).replace("QUICK", quoted(name + "/quick"))
        parts.append(own.replace("PLACE", str(place)))
    return text + "".join(parts)


_all_time = ctypes.c_int64()  # that kernels took, in ticks
_tiers: list[Tier] = []


class Tier:
    """The table of a module that was made quickly. `make` gives the addresses of better kernels."""

    def __init__(self, table: int, length: int, ticks: int, names: Sequence[str], make: Callable[[], dict[str, int]]):
        self.names = names
        self.make = make
        self.asked = False  # for better kernels
        self.done = threading.Event()  # they run
        self.known = ticks  # at the beginning
        self.limit = PER_CHARACTER * length
        self._table = (ctypes.c_int64 * (FIRST + len(names))).from_address(table)
        self._table[WITHIN] = ctypes.addressof(_all_time)
        self._table[NUMBER] = len(_tiers)
        self._table[IMPROVE] = ctypes.cast(_improve(), ctypes.c_void_p).value or 0
        self._table[LIMIT] = self.limit
        self._table[TICKS] = ticks
        _tiers.append(self)

    @property
    def ticks(self) -> int:
        """The time that the kernels took until now, without that in which other processes had the processor."""
        return self.known + int((self._table[TICKS] - self.known) * _share())

    @property
    def noteworthy(self) -> bool:
        """Whether the kernels took so much time in this process that the next should know."""
        return not self.done.is_set() and self.ticks - self.known > NOTEWORTHY * self.limit

    def ask(self) -> None:
        """It may pay by now to compile the kernels well."""
        left = self.limit - self.ticks
        if left > 0:
            self._table[LIMIT] = self._table[TICKS] + max(left, self.limit // 10)
        elif not self.asked:
            self.asked = True
            self._table[LIMIT] = (1 << 63) - 1
            _workshop().put(self)

    def improve(self) -> None:
        """Compile the kernels well; from now on these run."""
        self.asked = True
        addresses = self.make()
        self._table[FIRST:] = [addresses[name] for name in self.names]
        self.done.set()


_compiling = threading.Lock()  # held while the thread below compiles
_ends = threading.Event()


def give_up() -> None:
    """Better code is wanted no more; the process must end by `os._exit`."""
    _ends.set()


@cache
def _workshop() -> queue.SimpleQueue[Tier | None]:
    """The modules that a thread compiles well, one after the other. A process that ends waits for the one that is being
    compiled, LLVM can not be stopped; the next process asks for the others soon."""
    waiting: queue.SimpleQueue[Tier | None] = queue.SimpleQueue()

    def work() -> None:
        while not _ends.is_set() and (tier := waiting.get()) is not None:
            with _compiling:
                try:
                    tier.improve()
                except Exception:  # the code that there is stays, it gives the same numbers
                    if options.get("debug"):
                        raise

    def close() -> None:
        if not _ends.is_set():
            _ends.set()
            waiting.put(None)
            thread.join()

    thread = threading.Thread(target=work, name="better code", daemon=True)
    thread.start()
    atexit.register(close)
    return waiting


def _forked() -> None:
    """A process that was forked has no such thread yet: let the kernels ask once more."""
    _compiling.release()
    _workshop.cache_clear()
    for tier in _tiers:
        if not tier.done.is_set():
            tier.asked = False
            tier._table[LIMIT] = min(tier._table[LIMIT], tier.limit)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_compiling.acquire, after_in_parent=_compiling.release, after_in_child=_forked)


def _share() -> float:
    """How much of the time that this process had work to do it had a processor."""
    try:
        ran, waited = map(int, Path("/proc/self/schedstat").read_text().split()[:2])
    except (OSError, ValueError):
        return 1.0
    return ran / max(ran + waited, 1)


@cache
def _improve() -> Any:
    """What a kernel calls in the middle of a run."""

    def improve(number: int) -> None:
        try:
            _tiers[number].ask()
        except KeyboardInterrupt:  # it can not leave native code; once more, when the run may hear it
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()

    return ctypes.CFUNCTYPE(None, ctypes.c_int64)(improve)
