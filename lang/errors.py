"""The one error that a model's user sees."""

from __future__ import annotations

from .source import Span


class RanvierError(Exception):
    """What went wrong, where, and what to do about it.

    `message` is one sentence; `span` the place in the user's text; `hint` what to do; `calls` the hoc call
    stack, innermost first, each entry a printed call such as `step()` with its span.
    """

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
            lines = [f"error: {self.message}"]
        else:
            line, column = self.span.source.line_column(self.span.start)
            text = self.span.source.line_text(line)
            indent = "".join("\t" if c == "\t" else " " for c in text[: column - 1])
            width = max(1, min(self.span.end - self.span.start, len(text) - column + 1))
            lines = [f"{self.span.source.name}:{line}:{column}: error: {self.message}"]
            if text.strip():
                lines += [f"    {text}", f"    {indent}{'^' * width}"]
        for call, span in self.calls:
            lines.append(f"  in {call}" + (f", called at {span.source.name}:{span.line}" if span else ""))
        if self.hint:
            lines.append(f"hint: {self.hint}")
        return "\n".join(lines)


class Unsupported(RanvierError):
    """Something that is known but not covered; always named, never ignored."""
