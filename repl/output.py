"""What stands between hoc's printing and the terminal or pipe."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from ..lang.source import readable
from ..solver import progress
from ..solver.parallel.world import JOB


class Through:
    """An output that hands all on to another."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._out, name)


class Following:
    """It hands all on to what is sys.stdout at that time."""

    follows_python = True

    def write(self, text: str) -> int:
        return sys.stdout.write(text if text.isascii() else readable(text))

    def __getattr__(self, name: str) -> object:
        return getattr(sys.stdout, name)


class Readable(Through):
    """What a file has in UTF-8 is printed as such."""

    def write(self, text: str) -> int:
        return self._out.write(text if text.isascii() else readable(text))


class Remembering(Through):
    """It knows whether its last line is ended."""

    at_line_start = True

    def write(self, text: str) -> int:
        if text:
            self.at_line_start = text.endswith("\n")
        return self._out.write(text)


class Wiping(Through):
    """It takes the progress line away before something is written."""

    def write(self, text: str) -> int:
        if progress.current is not None:
            progress.current.close()
        return self._out.write(text)


def flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def end_with(text: str, status: int) -> int:
    """Print what went wrong; gives the exit status. One of several processes ends them all."""
    flush()
    if JOB.all.size > 1:
        from ..solver.parallel.mpi import fail

        fail(text, status)
    else:
        print(text, file=sys.stderr, flush=True)
    return status
