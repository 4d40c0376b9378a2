"""Where a piece of text came from, so that every message can point at it."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")


def contents(path: str | Path) -> bytes:
    """What a file holds; a folder can be opened too, as with C's fopen, and is empty. Raises OSError."""
    if os.path.isdir(path):
        return b""
    with open(path, "rb") as file:
        return file.read()


def readable(text: str) -> str:
    """A text of hoc as its author wrote it. Files are read a byte a character, whatever their encoding; where the
    bytes are UTF-8, its characters are meant."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


class Source:
    """One text, with the name it is shown by (a file's path, or `<stdin>`)."""

    __slots__ = ("name", "text", "_line_starts")

    def __init__(self, text: str, name: str = "<string>") -> None:
        self.name = name
        self.text = text
        self._line_starts: list[int] | None = None

    def _starts(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(end.end() for end in _LINE_END.finditer(self.text))]
        return self._line_starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a character offset."""
        starts = self._starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, without its end."""
        starts = self._starts()
        return self.text[starts[line - 1] : starts[line] if line < len(starts) else None].rstrip("\r\n")

    def line_span(self, line: int) -> Span:
        """A 1-based line without its indentation and end."""
        text = self.line_text(line)
        start = self._starts()[line - 1]
        indent = len(text) - len(text.lstrip())
        return Span(self, start + indent, start + max(len(text.rstrip()), indent + 1))

    @property
    def line_count(self) -> int:
        return len(self._starts())


class Span(NamedTuple):
    """Characters `start` up to `end` of a source."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        return self.source.line_column(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.line_column(self.start)[1]

    def __repr__(self) -> str:
        line, column = self.source.line_column(self.start)
        return f"{self.source.name}:{line}:{column}"
