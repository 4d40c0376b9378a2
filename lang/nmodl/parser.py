"""The parser: the rules of expressions, statements and blocks together, and what a syntax error says."""

from __future__ import annotations

from functools import cache

from ..errors import RanvierError
from ..parser import Parser, Unexpected
from ..source import Source, Span
from . import blocks, expressions, lexer, statements
from .nodes import File


@cache
def _parser() -> Parser:
    grammar = {**vars(expressions), **vars(statements), **vars(blocks), "tokens": lexer.tokens}
    return Parser(grammar, "file", _syntax_error)


def parse(source: Source) -> File:
    """The tree of a .mod file."""
    return _parser().parse(source, lexer.scan(source))


def _syntax_error(source: Source, unexpected: Unexpected) -> RanvierError:
    kind, value, start, end = unexpected.token
    if kind == "$end":
        return RanvierError("the file ends inside a block; a } is missing", Span(source, start, end))
    hint = f"here could stand: {', '.join(unexpected.expected)}" if len(unexpected.expected) <= 6 else None
    shown = f"({value})" if kind == "UNIT" else value.split("\n")[0]
    return RanvierError(f"syntax error: {shown!r} does not belong here", Span(source, start, end), hint)
