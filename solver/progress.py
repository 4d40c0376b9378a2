"""A progress line on the terminal; silent where stderr is not one."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from . import options

INTERVAL = 0.2  # s between two updates
QUIET = 1.0  # s before the first: short runs show nothing
BAR = 30  # characters


current: Progress | None = None
"""The one that is on the screen."""


class Progress:
    """`with Progress("run", 100.0) as progress: progress.update(t)`: a bar, percent, elapsed and remaining time."""

    def __init__(self, label: str, total: float, stream: object = None) -> None:
        self.label, self.total = label, total
        self.stream = sys.stderr if stream is None else stream
        self.started = time.perf_counter()
        self.next = self.started + QUIET
        self.width = 0
        self.active = bool(options.get("progress")) and total > 0 and self.stream.isatty()

    def update(self, done: float) -> None:
        """Redraws the line if it is time to, and no other one is on the screen."""
        if not self.active or (now := time.perf_counter()) < self.next or current not in (None, self):
            return
        self.next = now + INTERVAL
        elapsed, part = now - self.started, min(max(done / self.total, 0.0), 1.0)
        remaining = f", {duration(elapsed / part - elapsed)} left" if part > 0.001 else ""
        bar = "=" * int(part * BAR)
        self._show(f"{self.label} [{bar:{BAR}}] {100 * part:3.0f} %  {duration(elapsed)}{remaining}")

    def _show(self, line: str) -> None:
        global current
        current = self
        self.stream.write("\r" + line.ljust(self.width))
        self.stream.flush()
        self.width = len(line)

    def close(self) -> None:
        """Wipes the line."""
        global current
        if current is self:
            current = None
        if self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()
            self.width = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def duration(seconds: float) -> str:
    """A length of time as one reads it: 4.2 s, 3:07 min, 2:05:00 h."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d} min" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02d}:{rest:02d} h"
