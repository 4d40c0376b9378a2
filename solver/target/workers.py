"""Work shared with forked processes: llvmlite lets one thread of a process in at a time, so threads do not help."""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Sequence
from typing import BinaryIO

HEAD = struct.Struct("<iq")
TOKEN = struct.Struct("<i")


def share(jobs: Sequence[Callable[[], bytes]]) -> list[bytes | None]:
    """The results of some jobs, each computed in this process or in a forked one.

    None where a forked process failed: do that job again here, to see why. Jobs are taken one by one, in order.
    """
    helpers = min(len(jobs), _processors()) - 1
    results: list[bytes | None] = [None] * len(jobs)
    reader, writer = os.pipe()
    os.write(writer, b"".join(TOKEN.pack(k) for k in range(len(jobs))))
    os.close(writer)
    children = [_start(jobs, reader) for _ in range(helpers if _may_fork() else 0)]
    try:
        for k in _tokens(reader):
            results[k] = jobs[k]()
    finally:
        os.close(reader)
        for process, file in children:
            os.waitpid(process, 0)
            with file:
                _collect(file, results)
    return results


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _may_fork() -> bool:
    """Only where forking is sound: not on macOS, and not beside other threads of ours."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _tokens(reader: int) -> Sequence[int]:
    """The numbers of the jobs that nobody has taken yet."""
    while token := os.read(reader, TOKEN.size):
        yield TOKEN.unpack(token)[0]


def _start(jobs: Sequence[Callable[[], bytes]], reader: int) -> tuple[int, BinaryIO]:
    """A forked process that works until no job is left; it leaves its results in the file."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  closed by the caller
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # libraries may have threads; the child uses none of them
        process = os.fork()
    if process:
        return process, file
    try:
        with contextlib.suppress(BaseException):
            for k in _tokens(reader):
                result = jobs[k]()
                file.write(HEAD.pack(k, len(result)) + result)
            file.flush()
    finally:
        os._exit(0)


def _collect(file: BinaryIO, results: list[bytes | None]) -> None:
    file.seek(0)
    while len(head := file.read(HEAD.size)) == HEAD.size:
        k, length = HEAD.unpack(head)
        result = file.read(length)
        if len(result) == length:
            results[k] = result
