"""Crashes of C text: what the processor refuses (a pointer that leads nowhere) leaves the C text like an error."""

from __future__ import annotations

import ctypes
import signal
from typing import Any

from . import callbacks, cpu

# longjmp to where the C text was entered; outside of C text the process ends as it would have
TEXT = """
@c_jump = external global ptr
@c_failed = external global i64
@c_crash = external global i64
declare void @longjmp(ptr, i32)
declare i32 @sigsetmask(i32)
declare ptr @signal(i32, ptr)
define void @c_crashed(i32 %signal) nounwind {
  %jump = load ptr, ptr @c_jump
  %none = icmp eq ptr %jump, null
  br i1 %none, label %outside, label %inside
outside:
  %old = call ptr @signal(i32 %signal, ptr null)
  ret void
inside:
  %number = sext i32 %signal to i64
  store i64 1, ptr @c_failed
  store i64 %number, ptr @c_crash
  %mask = call i32 @sigsetmask(i32 0)
  call void @longjmp(ptr %jump, i32 1)
  unreachable
}
"""
CAUGHT = {
    "SIGSEGV": "it used an address where nothing is",
    "SIGBUS": "it used an address where nothing is",
    "SIGFPE": "it divided whole numbers by 0",
}


def watch(objects: dict[str, Any]) -> None:
    """From now on a crash of C text sets `c_crash` and `c_failed` and ends the C text."""
    given = {name: callbacks.address(objects[name]) for name in ("c_jump", "c_failed", "c_crash")}
    handler = cpu.compile_text(TEXT, ["c_crashed"], given)["c_crashed"]
    install = ctypes.CDLL(None).signal
    install.argtypes, install.restype = [ctypes.c_int, ctypes.c_void_p], ctypes.c_void_p
    for name in CAUGHT:
        if hasattr(signal, name):
            install(getattr(signal, name), handler)


def cause(number: int) -> str:
    """What a signal says."""
    name = signal.Signals(number).name
    return f"{CAUGHT[name]} ({name})"
