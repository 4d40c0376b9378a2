"""Numbers, words and lines out of a file's bytes, as hoc's `fscan`, `scanvar`, `getstr` and `gets` take them."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..lang.errors import RanvierError
from .formats import leading_number

_WORD = re.compile(rb"\s*(\S+)")
_PLAIN = re.compile(rb"[\s0-9.eE+-]*")
_SPACE = re.compile(rb"\s*")
_NUMBER = re.compile(rb"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s+")
WIDTH = 32
"""Characters of a number with the space behind it, mostly fewer."""


class TextReader:
    """A place in a text. `more` is asked for another piece at the end (a terminal's next line)."""

    def __init__(self, content: bytes, more: Callable[[], bytes] | None = None) -> None:
        self.content = content
        self.place = 0
        self.passed = 0  # bytes that are no more in the content
        self.more = more

    def number(self, title: str) -> float:
        """The next word that starts with a number, as that number; the white space behind it is passed too.

        Words that do not are passed over. Raises RanvierError at the end of the text.
        """
        plain = _NUMBER.match(self.content, self.place)
        if plain is not None:  # all that follows is about what is more than that
            self.place = plain.end()
            return float(plain[1])
        while True:
            match = self._next_word()
            if match is None:
                raise RanvierError(f"{title}: no number up to the end of the file")
            self.place = match.end()
            number = leading_number(as_text(match.group(1)))
            if number is not None:
                self.place = _SPACE.match(self.content, self.place).end()  # type: ignore[union-attr]
                return number

    def numbers(self, columns: int) -> list[float] | None:
        """All numbers to the end of the text, if it holds nothing but whole rows of plain numbers; else None, and
        nothing is read."""
        rest = self.content[self.place :]
        if not _PLAIN.fullmatch(rest):
            return None
        try:
            numbers = [float(word) for word in rest.split()]
        except ValueError:
            return None
        if len(numbers) % columns:
            return None
        self.place = len(self.content)
        return numbers

    def several(self, count: int) -> list[float] | None:
        """So many numbers, if plain ones follow and more text behind them; else None, and nothing is read."""
        piece = self.content[self.place : self.place + WIDTH * count]
        words = piece.split(None, count)
        if len(words) <= count or not _PLAIN.fullmatch(b" ".join(words[:count])):
            return None
        try:
            numbers = [float(word) for word in words[:count]]
        except ValueError:
            return None
        self.place += len(piece) - len(words[count])
        return numbers

    def word(self) -> str | None:
        """The next word, up to white space; None at the end."""
        match = self._next_word()
        if match is None:
            self.place = len(self.content)
            return None
        self.place = match.end()
        return as_text(match.group(1))

    def _next_word(self) -> re.Match[bytes] | None:
        match = _WORD.match(self.content, self.place)
        while match is None and self._fetch():
            match = _WORD.match(self.content, self.place)
        return match

    def line(self) -> str | None:
        """The rest of the line with a newline as its end; None at the end of the text."""
        if self.place >= len(self.content) and not self._fetch():
            return None
        end = self.content.find(b"\n", self.place) + 1
        piece = self.content[self.place : end] if end else self.content[self.place :] + b"\n"
        self.place = end or len(self.content)
        return as_text(piece.replace(b"\r\n", b"\n"))

    def read(self, count: int) -> bytes:
        """Up to so many bytes."""
        piece = self.content[self.place : self.place + count]
        self.place += len(piece)
        return piece

    def at_end(self) -> bool:
        return self.place >= len(self.content)

    def _fetch(self) -> bool:
        piece = self.more() if self.more else b""
        if piece:
            self.content = self.content[self.place :] + piece
            self.passed += self.place
            self.place = 0
        return bool(piece)


def as_text(piece: bytes) -> str:
    """Bytes of a file as string, one character each, as the texts of hoc files are read."""
    return piece.decode("latin-1")


def as_bytes(text: str) -> bytes:
    """The bytes of a string; a string from Python with other characters becomes UTF-8."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()
