"""hoc: text to trees and back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ..errors import RanvierError
from ..garbage import no_collection
from ..parser import Parser
from ..source import Source, Span
from . import expressions, lexer, statements
from .keywords import TOKENS
from .lexer import Incomplete
from .messages import syntax_error
from .nodes import Program, Statement
from .printer import print_program

__all__ = ["Incomplete", "Statements", "is_complete", "parse", "parse_incremental", "print_program"]


def parse(source: Source) -> Program:
    """The tree of a whole hoc text; RanvierError at the first thing that hoc's grammar does not allow."""
    with no_collection():
        return Program(tuple(Statements(source)), span=Span(source, 0, len(source.text)))


def parse_incremental(source: Source) -> Statements:
    """The top-level statements one by one, so that those before an error can be run before it is met.

    A definition and a whole template count as one statement.
    """
    return Statements(source)


class Statements(Iterator[Statement]):
    """The top-level statements of a source, each parsed when asked for.

    `position` is the first character after the line where the statement ended that was given last. A program may
    read what follows as data (`fscan()` in a file that is executed): set `position` to go on elsewhere.
    """

    def __init__(self, source: Source, at_prompt: bool = False) -> None:
        self.source = source
        self.at_prompt = at_prompt
        self.position = 0

    @property
    def position(self) -> int:
        return self._position

    @position.setter
    def position(self, offset: int) -> None:
        self._position = offset
        self._tokens = lexer.tokens(self.source, offset, self.at_prompt)

    def more(self) -> bytes:
        """What comes after the text; a pipe may wait for it."""
        return b""

    def __next__(self) -> Statement:
        enabled = gc.isenabled()  # no_collection, quicker
        gc.disable()
        try:
            first = next(self._tokens)
            statement, self._position = _parser().parse_part(self.source, chain((first,), self._tokens))
            return statement
        finally:
            if enabled:
                gc.enable()


def is_complete(text: str) -> bool:
    """Whether a prompt may run this text: False if it ends in an open brace, template, string or comment."""
    try:
        for _ in Statements(Source(text), at_prompt=True):
            pass
    except Incomplete:
        return False
    except RanvierError:
        return True
    return True


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser({**vars(expressions), **vars(statements), "tokens": TOKENS}, "item", syntax_error)
