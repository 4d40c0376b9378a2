"""The time that each kernel takes: while `start()` … `stop()`, or told at the end of the process (RANVIER_DEBUG=2)."""

from __future__ import annotations

import atexit
import ctypes
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from .. import options
from .llvm import names_by_address

on = False
_inside = 0.0  # s, that kernels took which the present one runs
_seconds: dict[int, float] = {}
_calls: dict[int, int] = {}


class Launched(NamedTuple):
    """A kernel, how many times it was launched, and for how long it ran altogether, s."""

    name: str
    calls: int
    seconds: float


def always() -> bool:
    """Whether the whole process is timed."""
    return options.get("debug") >= 2


@cache
def _tell_at_end() -> None:
    atexit.register(lambda: print(table(launched()), file=sys.stderr))


@cache
def _overhead() -> float:
    """What a call takes in which nothing is done, s."""
    from . import cpu

    text = "define i64 @nothing(ptr %slots) nounwind {\n  ret i64 0\n}\n"
    function = _function(cpu.compile_text(text, ["nothing"])["nothing"])
    least = 1.0
    for _ in range(200):
        started = time.perf_counter()
        function(None)
        least = min(least, time.perf_counter() - started)
    return least


def start() -> None:
    """From now on runs are timed, which slows them."""
    global on
    on = True
    if not always():
        _seconds.clear()
        _calls.clear()


def stop() -> list[Launched]:
    """No more; gives the kernels that ran."""
    global on
    on = False
    return launched()


@cache
def _function(address: int) -> ctypes._CFuncPtr:
    return ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)(address)


def call(address: int, slots: int) -> int:
    """Calls a kernel and notes how long it took."""
    global _inside
    if not on:
        _tell_at_end()
    function = _function(address)
    outside, _inside = _inside, 0.0
    started = time.perf_counter()
    code = function(slots)
    elapsed = time.perf_counter() - started
    _seconds[address] = _seconds.get(address, 0.0) + elapsed - _inside
    _inside = outside + elapsed
    _calls[address] = _calls.get(address, 0) + 1
    return code


def within(run: Callable[[int], int], address: int) -> int:
    """What a kernel runs: none of it is the kernel's own time."""
    global _inside
    outside, entered = _inside, time.perf_counter()
    code = run(address)
    _inside = outside + time.perf_counter() - entered
    return code


def launched() -> list[Launched]:
    """The kernels that were timed, those that took the most time first; without the time that calls take."""
    own = {address: max(seconds - _calls[address] * _overhead(), 0.0) for address, seconds in _seconds.items()}
    order = sorted(own.items(), key=lambda item: -item[1])
    return [Launched(names_by_address.get(address, "?"), _calls[address], seconds) for address, seconds in order]


def table(kernels: Sequence[Launched], most: int = 1000) -> str:
    """Kernels by the time they took."""
    total = sum(kernel.seconds for kernel in kernels) or 1.0
    lines = [f"{'kernel':40s} {'calls':>10s} {'s':>9s} {'us/call':>9s} {'%':>5s}"]
    for name, calls, seconds in kernels[:most]:
        lines.append(f"{name:40s} {calls:10d} {seconds:9.3f} {1e6 * seconds / calls:9.2f} {100 * seconds / total:5.1f}")
    return "\n".join(lines)


def by_owner(kernels: Sequence[Launched]) -> str:
    """One line: the share of each mechanism, and of the solver's own kernels together."""
    total = sum(kernel.seconds for kernel in kernels) or 1.0
    shares: dict[str, float] = {}
    for name, _, seconds in kernels:
        owner = name.partition("/")[0] if "/" in name else "the solver"
        shares[owner] = shares.get(owner, 0.0) + 100 * seconds / total
    order = sorted(shares.items(), key=lambda item: -item[1])
    return ", ".join(f"{owner} {share:.0f} %" for owner, share in order if share >= 0.5)
