"""hoc's text to tokens: one regular expression, and what ends a statement.

Newlines count everywhere, also inside parentheses: only braces, a template and a backslash carry a statement over a
line's end. So the tokens of one top-level statement end with `$end`, and then those of the next one follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import RanvierError
from ..parser import Token
from ..source import Source, Span
from . import nodes
from .keywords import KEYWORDS, OPERATORS
from .nodes import CallOfNumbers

_DIGITS = r"(?:\d+\.?\d*|\.\d+)"
_NUMBER = _DIGITS + r"(?:[eE][-+]?\d+)?"
NUMERAL = _DIGITS + r"(?:[eE][-+]?\d*)?"

_TOKEN = re.compile(
    rf"""(?:[ \t]+|\\(?:\r\n?|\n)|//[^\r\n]*|/\*.*?\*/)*
    (?: ([A-Za-z_][A-Za-z_0-9]*)
      | (\r\n?|\n)
      | ({NUMERAL})
      | ([=!<>+*/-]=|&&|\|\||[-+*%^=<>!()\[\]{{}},.;:&]|/(?!\*))
      | "((?:[^"\\\r\n]|\\\r\n|\\.)*)"
      | \$([so&]?)(?:(\d+)|i)
      | (\Z|[\x00\x04\x1a])
      | (/\*|"|.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_NAME, _NEWLINE, _NUMERAL, _OPERATOR, _STRING, _KIND, _INDEX, _END, _STRANGE = range(1, 10)

_EQUALS_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|//.*|(?<![-+*/=!<>])=(?!=)|[][()]')
_LINE = re.compile(r"[^\r\n]*")

_SIGNED = rf"-?{_NUMBER}"
_NUMBERS = rf"[ \t]*(?:{_SIGNED}[ \t]*(?:,[ \t]*{_SIGNED}[ \t]*)*)?"
_CALL = rf"[ \t]*([A-Za-z_][A-Za-z_0-9]*)\(({_NUMBERS})\)(?=[ \t]*(?:[\r\n}}]|//))"
_CALL_OF_NUMBERS = re.compile(_CALL)
_ANOTHER_CALL = re.compile(r"[ \t]*(?://[^\r\n]*)?(?:\r\n?|\n)" + _CALL)
_SIGN_AND_NUMBER = re.compile(rf"(-?)({_NUMBER})")

MOST_ARGUMENTS = 10_000
_CONTINUED = re.compile(r"\\(?:\r\n?|\n)?\Z")
_ESCAPE = re.compile(r"\\(\r\n|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\r\n": "\n", "\r": "\n"}


class Incomplete(RanvierError):
    """The text ends inside a block, a template, a string or a comment: more of it could make it right."""


def unescape(text: str) -> str:
    """What a string's text between the quotes stands for."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)


def number(text: str) -> float:
    """The value of a numeral; an exponent without digits counts for nothing, as in NEURON."""
    try:
        return float(text)
    except ValueError:
        return float(text.rstrip("eE+-"))


def tokens(source: Source, at: int = 0, at_prompt: bool = False) -> Iterator[Token]:
    """All tokens of a source from a character on, with `$end` after each top-level statement. NUL, ^D and ^Z end it."""
    text = source.text
    scan = _TOKEN.match
    opened: list[tuple[str, int]] = []  # braces and templates still open, with their places
    fresh = True  # a statement can begin here, nothing of it was seen yet
    pending = False  # tokens were given since the last $end
    equals_at = -1  # where an eqn statement has its =, which assigns nothing
    while True:
        if fresh:
            for call in _calls_of_numbers(source, at, opened):
                fresh, pending, at = False, True, call[3]
                yield call
        match = scan(text, at)
        kind, at = match.lastindex, match.end()
        if kind == _NEWLINE:
            fresh = True
            if opened:
                yield ("NEWLINE", "\n", at - 1, at)
            elif pending:
                pending = False
                yield ("$end", "\n", at - 1, at)
            continue
        if kind >= _END:
            break
        fresh, pending = False, True
        if kind == _NAME:
            word, start = match[_NAME], match.start(_NAME)
            type = KEYWORDS.get(word, "NAME")
            if type == "HELP":
                word, at = _rest_of_line(text, at)
            elif type == "EQN":
                equals_at = _equals_of_equation(text, at)
            elif type == "BEGINTEMPLATE":
                opened.append((word, start))
            elif type == "ENDTEMPLATE":
                _close(opened, "begintemplate")
            yield (type, word, start, at)
        elif kind == _OPERATOR:
            operator = match[_OPERATOR]
            if operator == "{":
                fresh = True
                opened.append((operator, at - 1))
            elif operator == "}":
                _close(opened, "{")
            yield ("EQUALS" if at == equals_at else OPERATORS[operator], operator, at - len(operator), at)
        elif kind == _NUMERAL:
            yield ("NUMBER", number(match[_NUMERAL]), match.start(_NUMERAL), at)
        elif kind == _STRING:
            yield ("STRING", unescape(match[_STRING]), match.start(_STRING) - 1, at)
        else:
            start = match.start(_KIND) - 1
            yield ("ARGUMENT", (match[_KIND], _argument_index(match[_INDEX], source, start, at)), start, at)
    if kind == _STRANGE and (match[_STRANGE] != "/*" or opened or pending or at_prompt):
        raise _strange(source, match[_STRANGE], match.start(_STRANGE))
    _check_end(source, at, opened, at_prompt)
    if pending:
        yield ("$end", "", at, at)


def _calls_of_numbers(source: Source, at: int, opened: list[tuple[str, int]]) -> Iterator[Token]:
    """A statement that calls something with nothing but numbers, as one token; within braces, where the newline between
    goes without saying, all of them that follow each other."""
    match = _CALL_OF_NUMBERS.match(source.text, at)
    while match is not None and match[1] not in KEYWORDS:
        start, end = match.start(1), match.end()
        yield (
            "CALL_STATEMENT",
            CallOfNumbers(match[1], _numbers(match[2]), (source, start, end), _call_of),
            start,
            end,
        )
        match = _ANOTHER_CALL.match(source.text, end) if opened and opened[-1][0] == "{" else None


def _close(opened: list[tuple[str, int]], what: str) -> None:
    if opened and opened[-1][0] == what:
        opened.pop()


def _numbers(text: str | None) -> tuple[float, ...]:
    return tuple(map(float, text.split(","))) if text and not text.isspace() else ()


def _rest_of_line(text: str, at: int) -> tuple[str, int]:
    end = _LINE.match(text, at).end()
    return text[at:end].strip(), end


def _argument_index(digits: str, source: Source, start: int, end: int) -> int | None:
    """The n of `$n`; None of `$i`."""
    if not digits:
        return None
    index = int(digits)
    if not 1 <= index <= MOST_ARGUMENTS:
        what = "the arguments are counted from 1" if index == 0 else "no call has so many arguments"
        raise RanvierError(what, Span(source, start, end))
    return index


def _check_end(source: Source, at: int, opened: list[tuple[str, int]], at_prompt: bool) -> None:
    """A file may end in a backslash (and inside a comment between statements); a text typed at a prompt goes on."""
    if at_prompt and _CONTINUED.search(source.text):
        raise Incomplete("the text ends in a backslash", Span(source, at - 1, at))
    if opened:
        raise _unclosed(source, *opened[-1])


def _equals_of_equation(text: str, at: int) -> int:
    """Where the `=` ends that divides an equation's sides: the first on the line outside brackets and strings."""
    depth = 0
    for match in _EQUALS_OR_BRACKET.finditer(text, at, _LINE.match(text, at).end()):
        if match[0] == "=" and depth == 0:
            return match.end()
        depth += (match[0] in ("(", "[")) - (match[0] in (")", "]"))
    return -1


def _call_of(source: Source, start: int, end: int) -> nodes.Call:
    """The tree of `name(1, -2.5, 3)`."""
    name_end = source.text.index("(", start)
    name = nodes.Name(source.text[start:name_end], span=Span(source, start, name_end))
    arguments = []
    for number in _SIGN_AND_NUMBER.finditer(source.text, name_end + 1, end):
        argument = nodes.Number(float(number[2]), span=Span(source, number.start(2), number.end()))
        if number[1]:
            argument = nodes.Unary("-", argument, span=Span(source, *number.span()))
        arguments.append(argument)
    return nodes.Call(name, tuple(arguments), span=Span(source, start, end))


def _unclosed(source: Source, opener: str, start: int) -> RanvierError:
    span = Span(source, start, start + len(opener))
    if opener == "{":
        return Incomplete("this '{' is never closed", span, "add the missing '}'")
    return Incomplete("this begintemplate has no endtemplate", span)


def _strange(source: Source, text: str, start: int) -> RanvierError:
    span = Span(source, start, start + len(text))
    if text == "/*":
        return Incomplete("this comment is never closed", span, "add the missing '*/'")
    if text == '"':
        kind = Incomplete if _CONTINUED.search(source.text) else RanvierError
        return kind("this string has no closing quote", span._replace(end=_LINE.match(source.text, start).end()))
    if text == "\\":
        kind = RanvierError if source.text[start + 1 :] else Incomplete
        return kind("a backslash stands only at the end of a line", span)
    if text == "$":
        return RanvierError("'$' needs a number or i: $1, $s1, $o1, $&1, $i", span)
    return RanvierError(f"hoc does not know the character {text!r}", span)
