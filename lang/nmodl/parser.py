"""The parser: the rules of expressions, statements and blocks together, and what a syntax error says."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from ..errors import RanvierError
from ..parser import Parser, Unexpected
from ..source import Source, Span
from . import blocks, expressions, lexer, statements
from .nodes import File
from .recovery import SyntaxMistake, all_mistakes, begin_of_unfinished, unfinished

_SHOWN = {name: text for text, name in lexer.OPERATORS.items()} | {
    "NAME": "a name",
    "NUMBER": "a number",
    "STRING": "a string",
    "UNIT": "a unit in ( )",
    "PRIME": "a derivative",
    "EQUATION_TILDE": "~",
    "$end": "the end of the file",
}
"""What the token types are in a file."""

_OTHER_LANGUAGES = {
    "for": "loops are FROM i = 0 TO n { … } and WHILE (condition) { … }",
    "do": "loops are FROM i = 0 TO n { … } and WHILE (condition) { … }",
    "return": "a FUNCTION assigns its value to its own name",
    "elif": "write else if (condition) { … }",
    "then": "write if (condition) { … }",
    "double": "a block's own variables are LOCAL a, b",
    "float": "a block's own variables are LOCAL a, b",
    "int": "a block's own variables are LOCAL a, b",
}
_MOST_EXPECTED = 6


@cache
def _parser() -> Parser:
    grammar = {**vars(expressions), **vars(statements), **vars(blocks), "tokens": lexer.tokens}
    return Parser(grammar, "file", _syntax_error)


def parse(source: Source) -> File:
    """The tree of a .mod file. Raises RanvierError for all mistakes in it."""
    try:
        return _parser().parse(source, lexer.scan(source))
    except RanvierError:
        pass
    raise all_mistakes(_parser(), source)


def _syntax_error(source: Source, unexpected: Unexpected) -> SyntaxMistake:
    kind, value, start, end = unexpected.token
    span = Span(source, start, end)
    if kind == "$end":
        return SyntaxMistake("the file ends inside a block", span, "a } is missing", unexpected)
    hint = _hint(unexpected)
    begin = begin_of_unfinished(unexpected)
    first_of_line = not source.text[:start].rpartition("\n")[2].strip()
    if begin < start and (kind == "RBRACE" or (hint is None and first_of_line)):
        end = next((i for i in range(begin, start) if source.text[i] in "\r\n"), start)
        return SyntaxMistake("syntax error: this is not complete", Span(source, begin, end), hint, unexpected)
    shown = f"({value})" if kind == "UNIT" else value.split("\n")[0]
    return SyntaxMistake(f"syntax error: {shown!r} does not belong here", span, hint, unexpected)


def _hint(unexpected: Unexpected) -> str | None:
    """What to write."""
    kind, value, _, _ = unexpected.token
    words = [word for word, _ in unfinished(unexpected) if isinstance(word, str)]
    for word in (value, *words):
        if word in _OTHER_LANGUAGES:
            return _OTHER_LANGUAGES[word]
    if kind == "ASSIGN" and words[:2] in (["if", "("], ["while", "("], ["IF", "("], ["WHILE", "("]):
        return "== compares"
    if value in ("+", "-", "*", "/") and "ASSIGN" in unexpected.expected:
        return f"write a = a {value} b"
    if value == "*" and words[-1:] == ["*"]:
        return "powers are written a^b"
    near = _keyword_like(value, unexpected.expected) or _keyword_like("".join(words[-1:]), lexer.CODE_WORDS)
    if near:
        return f"did you mean {near}?"
    expected = [_SHOWN.get(word, word) for word in unexpected.expected]
    if kind == "NAME" and "," in expected:
        return "names are separated by ,"
    return f"here could stand: {' or '.join(expected)}" if len(expected) <= _MOST_EXPECTED else None


def _keyword_like(word: str, keywords: Iterable[str]) -> str | None:
    near = get_close_matches(word.upper(), [each for each in keywords if each not in _SHOWN], 1, 0.7)
    return near[0] if near and near[0] != word.upper() else None
