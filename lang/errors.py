"""The one error that a model's user sees."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from types import TracebackType

from .source import Span, readable

WIDEST = 200
"""So much of a line is shown."""
MOST_CALLS, OUTERMOST = 20, 4
"""How many lines a call stack has at most, and how many of them are the outermost calls."""


class RanvierError(Exception):
    """What went wrong, where, and what to do about it.

    `message` is one sentence; `span` the place in the user's text; `hint` what to do; `calls` the hoc call
    stack, innermost first, each entry a printed call such as `step()` with its span.
    """

    level = "error"

    def __init__(self, message: str, span: Span | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
        self.hint = hint
        self.calls: list[tuple[str, Span | None]] = []

    def __str__(self) -> str:
        return self.report()

    def report(self) -> str:
        """The whole message: place, line with a caret, hoc call stack, hint."""
        if self.span is None:
            lines = [f"{self.level}: {readable(self.message)}"]
        else:
            line, column = self.span.source.line_column(self.span.start)
            text, at = _part(self.span.source.line_text(line), column - 1)
            before, after = text[:at], text[at:]
            indent = "".join("\t" if c == "\t" else " " for c in readable(before))
            width = max(1, len(readable(after[: self.span.end - self.span.start])))
            lines = [f"{self.span.source.name}:{line}:{column}: {self.level}: {readable(self.message)}"]
            if text.strip():
                lines += [f"    {readable(text)}", f"    {indent}{'^' * width}"]
        lines += self._stack()
        if self.hint:
            lines.append(f"hint: {self.hint}")
        return "\n".join(lines)

    def _stack(self) -> list[str]:
        """The calls, innermost first; of a long row those in the middle are left out."""
        calls = [
            f"  in {call}" + (f", called at {span.source.name}:{span.line}" if span else "")
            for call, span in self.calls
        ]
        lines = [
            call if n == 1 else f"{call} ({n} times)" for call, n in ((c, len([*same])) for c, same in groupby(calls))
        ]
        if len(lines) <= MOST_CALLS:
            return lines
        left_out = len(lines) - MOST_CALLS
        return [*lines[: MOST_CALLS - OUTERMOST], f"  … {left_out} calls more …", *lines[-OUTERMOST:]]


class Mistakes(RanvierError):
    """Several mistakes of one text, told one after the other. Message, place and hint are those of the first."""

    def __init__(self, found: Sequence[RanvierError]) -> None:
        super().__init__(found[0].message, found[0].span, found[0].hint)
        self.found = tuple(found)

    def report(self) -> str:
        """All of the reports, and how many they are."""
        return "\n".join([*(error.report() for error in self.found), f"{len(self.found)} mistakes"])


def together(found: Sequence[RanvierError]) -> RanvierError:
    """Some errors as one, in the order of the text; what is said twice of a place once."""
    single = [one for error in found for one in (error.found if isinstance(error, Mistakes) else (error,))]
    different = list({(error.message, error.span): error for error in single}.values())
    different.sort(key=lambda error: error.span.start if error.span else -1)
    return different[0] if len(different) == 1 else Mistakes(different)


def _part(text: str, at: int) -> tuple[str, int]:
    """The part of a long line around a character, and where in it that is."""
    if len(text) <= WIDEST:
        return text, at
    start = max(0, min(at - WIDEST // 2, len(text) - WIDEST))
    left, right = "…" if start else "", "…" if start + WIDEST < len(text) else ""
    return left + text[start : start + WIDEST] + right, at - start + len(left)


class Unsupported(RanvierError):
    """Something that is known but not covered; always named, never ignored."""


def python_report(error: BaseException, trace: TracebackType | None) -> str:
    """An error of a Python program as Python tells it, without our own functions among the calls."""
    import traceback  # which few runs need

    root = Path(__file__).resolve().parents[1]
    own = tuple(f"{root / folder}{os.sep}" for folder in ("interp", "lang", "repl", "solver", "stdlib"))
    report = told = traceback.TracebackException(type(error), error, trace)
    while told is not None:
        calls = [call for call in told.stack if not os.path.abspath(call.filename).startswith(own)]
        told.stack = traceback.StackSummary.from_list(calls)
        told = told.__cause__ or told.__context__
    return "".join(report.format()).rstrip()
