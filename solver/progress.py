"""A progress line on the terminal, or a bar in a notebook; silent elsewhere, and in all processes but the first."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any

from . import options
from .interrupts import WHOLE
from .parallel.world import JOB

if TYPE_CHECKING:
    from .integrate.simulation import Simulation

INTERVAL = 0.2  # s between two updates
QUIET = 1.0  # s before the first: short runs show nothing
BAR = 30  # characters


current: Progress | None = None
"""The one that is on the screen."""


class Progress:
    """`with Progress("run", 100.0) as progress: progress.update(t)`: a bar, percent, elapsed and remaining time."""

    def __init__(self, label: str, total: float, stream: object = None) -> None:
        self.label, self.total = label, total
        self.shown: Line | Bar | None = None
        stream = sys.stderr if stream is None else stream
        if not options.get("progress") or total <= 0 or JOB.all.rank > 0:
            pass
        elif in_notebook():
            self.shown = Bar()
        elif stream.isatty():  # type: ignore[attr-defined]
            self.shown = Line(stream)
        self.started = time.perf_counter()
        self.next = self.started + QUIET
        self.active = self.shown is not None

    def update(self, done: float) -> None:
        """Redraws the line if it is time to, and no other one is on the screen."""
        if self.shown is None or (now := time.perf_counter()) < self.next or current not in (None, self):
            return
        self.next = now + INTERVAL
        elapsed, part = now - self.started, min(max(done / self.total, 0.0), 1.0)
        remaining = f", {duration(elapsed / part - elapsed)} left" if part > 0.001 else ""
        _take(self)
        self.shown.show(self.label, part, f"{100 * part:3.0f} %  {duration(elapsed)}{remaining}")

    def close(self) -> None:
        """Wipes it."""
        if current is self:
            _take(None)
        if self.shown is not None:
            self.shown.wipe()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


@contextmanager
def during(simulation: Simulation, until: float) -> Iterator[None]:
    """A run: Ctrl-C ends it at a whole step, and it is shown how far t is on its way to `until` (ms)."""
    WHOLE.listen()
    model = simulation.model
    start = model.t
    with Progress("run", until - start) as progress:

        def tick() -> None:
            progress.update(model.t - start)

        if progress.active:
            simulation.after_run.append(tick)
        try:
            yield
        finally:
            if progress.active:
                simulation.after_run.remove(tick)


def _take(progress: Progress | None) -> None:
    global current
    current = progress


class Line:
    """The last line of a terminal."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.width = 0

    def show(self, label: str, part: float, how_far: str) -> None:
        bar = "=" * int(part * BAR)
        line = f"{label} [{bar:{BAR}}] {how_far}"
        self.stream.write("\r" + line.ljust(self.width))
        self.stream.flush()
        self.width = len(line)

    def wipe(self) -> None:
        if self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()
            self.width = 0


class Bar:
    """An output of a notebook's cell; nothing is left of it at the end."""

    def __init__(self) -> None:
        self.handle: Any = None

    def show(self, label: str, part: float, how_far: str) -> None:
        self._put(f'<progress value="{part:.3f}" max="1"></progress> {how_far}', f"{label}: {how_far}")

    def wipe(self) -> None:
        if self.handle is not None:
            self._put("", "")
            self.handle = None

    def _put(self, html: str, text: str) -> None:
        data = {"text/html": html, "text/plain": text}
        if self.handle is None:
            self.handle = sys.modules["IPython.display"].display(data, raw=True, display_id=True)
        else:
            self.handle.update(data, raw=True)


def in_notebook() -> bool:
    """Whether a kernel of Jupyter runs the program."""
    found = sys.modules.get("IPython")
    shell = found.get_ipython() if found is not None else None
    return getattr(shell, "kernel", None) is not None


def duration(seconds: float) -> str:
    """A length of time as one reads it: 4.2 s, 3:07 min, 2:05:00 h."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d} min" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02d}:{rest:02d} h"
