"""A progress line for whatever advances time in small steps: the variable step, loops of hoc with fadvance()."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..interp.values import NumberCell
from ..solver import progress
from ..solver.progress import Progress
from .output import Wiping

if TYPE_CHECKING:
    from ..interp.machine import Machine


@contextmanager
def progress_shown(machine: Machine) -> Iterator[None]:
    """Meanwhile a terminal shows how far t is on its way to tstop, unless the run shows that itself."""
    if not sys.stderr.isatty():
        yield
        return
    watch, after_run, out = Watch(machine), machine.simulation.after_run, machine.out
    after_run.append(watch.tick)
    machine.out = Wiping(out)  # type: ignore[assignment]
    try:
        yield
    finally:
        machine.out = out
        after_run.remove(watch.tick)
        watch.close()


class Watch:
    """Looks at t a few times a second."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.line: Progress | None = None
        self.start = self.last = 0.0
        self.next = 0.0

    def tick(self) -> None:
        """After every native call, of one step or many."""
        now = time.perf_counter()
        if now < self.next:
            return
        self.next = now + progress.INTERVAL
        t, end = self.machine.model.t, self._end()
        if self.line is None or t < self.last or self.line.total != end - self.start:  # another run
            self.close()
            self.start = t
            self.line = Progress("run", end - t)
        self.last = t
        if t <= end:
            self.line.update(t - self.start)

    def _end(self) -> float:
        symbol = self.machine.lookup("tstop")
        return symbol.value if isinstance(symbol, NumberCell) else 0.0

    def close(self) -> None:
        if self.line is not None:
            self.line.close()
            self.line = None
