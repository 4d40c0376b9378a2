"""The time that each kernel takes, told at the end of the process (RANVIER_DEBUG=2)."""

from __future__ import annotations

import atexit
import ctypes
import sys
import time
from functools import cache

from .llvm import names_by_address

_seconds: dict[int, float] = {}
_calls: dict[int, int] = {}


@cache
def _function(address: int) -> ctypes._CFuncPtr:
    return ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)(address)


def call(address: int, slots: int) -> int:
    """Calls a kernel and notes how long it took."""
    if not _calls:
        atexit.register(lambda: print(table(), file=sys.stderr))
    function = _function(address)
    started = time.perf_counter()
    code = function(slots)
    _seconds[address] = _seconds.get(address, 0.0) + time.perf_counter() - started
    _calls[address] = _calls.get(address, 0) + 1
    return code


def table() -> str:
    """Kernels by the time they took."""
    total = sum(_seconds.values()) or 1.0
    lines = [f"{'kernel':40s} {'calls':>10s} {'s':>9s} {'us/call':>9s} {'%':>5s}"]
    for address, seconds in sorted(_seconds.items(), key=lambda item: -item[1]):
        name, calls = names_by_address.get(address, "?"), _calls[address]
        lines.append(f"{name:40s} {calls:10d} {seconds:9.3f} {1e6 * seconds / calls:9.2f} {100 * seconds / total:5.1f}")
    return "\n".join(lines)
