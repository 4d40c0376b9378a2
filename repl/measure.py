"""%time and %profile: how long statements take, by line of hoc and by kernel."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from ..interp.code import Compiled
from ..lang.source import Source
from ..solver.progress import duration
from ..solver.target import profile as kernels
from .layout import clipped, short_path

if TYPE_CHECKING:
    from ..interp.machine import Machine

MOST_LINES = 15
Execute = Callable[[str], None]


def timed(machine: Machine, text: str, execute: Execute) -> str:
    """Run a statement; gives the time it took, and of a run how that compares with the time of the model."""
    model, after_run = machine.model, machine.simulation.after_run
    advanced, last = 0.0, model.t

    def tick() -> None:
        nonlocal advanced, last
        advanced += model.t - last if model.t > last else model.t  # from 0 after an initialization
        last = model.t

    after_run.append(tick)
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        execute(text)
    finally:
        after_run.remove(tick)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    run = f", {advanced:.6g} ms of the model: {advanced / wall:.4g} ms a second" if advanced > 0 else ""
    return f"{seconds(wall)}, processor {seconds(cpu)}{run}"


def seconds(value: float) -> str:
    """A length of time, short ones too."""
    if value < 1e-3:
        return f"{1e6 * value:.3g} us"
    return f"{1e3 * value:.3g} ms" if value < 1 else duration(value)


def profiled(text: str, execute: Execute) -> str:
    """Run a statement; gives the lines of hoc and the kernels that took the most time."""
    lines = LineProfile()
    kernels.start()
    started = time.perf_counter()
    lines.start()
    try:
        execute(text)
    finally:
        lines.stop()
        launched = kernels.stop()
    total = time.perf_counter() - started
    parts = [f"{seconds(total)} with profiling (which slows it)", lines.table(total)]
    if launched:
        parts.append(f"{kernels.table(launched, MOST_LINES)}\n{kernels.by_owner(launched)}")
    return "\n\n".join(parts)


class LineProfile:
    """The time that each line of hoc takes by itself: library functions that it calls count, procedures do not.

    Generated code is traced line by line; the table of spans that it carries says where in hoc each line came from.
    """

    def __init__(self) -> None:
        self.lines: dict[tuple[Source, int], list[float]] = {}  # (source, line) → [seconds, times]
        self._stack: list[list[float] | None] = []  # what runs in each hoc frame
        self._since = 0.0
        self._before: Any = None
        self._places: dict[Any, list[list[float] | None]] = {}

    def start(self) -> None:
        self._since = time.perf_counter()
        self._before = sys.gettrace()
        sys.settrace(self._call)

    def stop(self) -> None:
        sys.settrace(self._before)
        self._spend()

    def _spend(self) -> None:
        """The time since the last event belongs to the line that is running."""
        now = time.perf_counter()
        if self._stack and self._stack[-1] is not None:
            self._stack[-1][0] += now - self._since
        self._since = now

    def _call(self, frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code.co_name != "hoc" or not isinstance(frame.f_globals.get("__unit__"), Compiled):
            return None
        self._spend()
        self._stack.append(None)
        places = self._places.get(frame.f_code)
        if places is None:
            places = self._places[frame.f_code] = self._entries(frame.f_globals["__unit__"])
        last: list[float] | None = None

        def local(frame: FrameType, event: str, argument: Any) -> Any:
            nonlocal last
            self._spend()
            if event == "line":
                number = frame.f_lineno - 2
                entry = places[number] if 0 <= number < len(places) else None
                if self._stack:
                    self._stack[-1] = entry
                if entry is not None and entry is not last:
                    entry[1] += 1
                last = entry
            elif event == "return" and self._stack:
                self._stack.pop()
            return local

        return local

    def _entries(self, unit: Compiled) -> list[list[float] | None]:
        """For each line of generated code the entry of its line of hoc."""
        found: list[list[float] | None] = []
        for span in unit.spans:
            key = (span.source, span.line) if span is not None else None
            found.append(self.lines.setdefault(key, [0.0, 0]) if key else None)
        return found

    def table(self, total: float) -> str:
        """The lines that took the most time."""
        order = sorted(self.lines.items(), key=lambda item: -item[1][0])[:MOST_LINES]
        rows = [f"{'s':>9s} {'%':>5s} {'times':>9s}  line of hoc"]
        for (source, line), (spent, times) in order:
            if times:
                place = f"{short_path(source.name)}:{line}"
                text = source.line_text(line).strip()
                row = f"{spent:9.4f} {100 * spent / total:5.1f} {int(times):9d}  {place}  {text}"
                rows.append(clipped(row))
        return "\n".join(rows)
