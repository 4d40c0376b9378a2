"""What to say of a token that fits nowhere."""

from __future__ import annotations

from ..errors import RanvierError
from ..parser import Unexpected
from ..source import Source, Span
from .keywords import KEYWORDS, describe

_LINE_ENDS = ("$end", "NEWLINE")
_DEFINITIONS = ("PROC", "FUNC", "OBFUNC", "ITERATOR", "BEGINTEMPLATE", "ENDTEMPLATE")
_HINTS = {
    "ELSE": "else stands on the line where the statement of its if ends: } else {",
    "LOCAL": "local stands right after the '{' of a proc or func, on the same line and before localobj",
    "LOCALOBJ": "localobj stands right after the '{' of a proc or func (or after local), on the same line",
    "PUBLIC": "public stands on a line of its own inside begintemplate … endtemplate",
    "ENDTEMPLATE": "endtemplate ends a begintemplate",
    "EXTERNAL": "external stands on a line of its own inside begintemplate … endtemplate",
    ";": "';' stands only in for (start; condition; step); several statements on a line go into braces: {a = 1  b = 2}",
}


def syntax_error(source: Source, unexpected: Unexpected) -> RanvierError:
    """The error for an unexpected token."""
    type, _, start, end = unexpected.token
    word = source.text[start:end]
    place = Span(source, start, end)
    open_at = _open_brackets(source, unexpected)
    if type in _LINE_ENDS:
        return _line_end(place, unexpected, open_at)
    if type in _DEFINITIONS and "{" in open_at:
        return RanvierError(f"this '{{' is still open where '{word}' begins on line {place.line}", open_at["{"])
    if type == "}" and "{" not in open_at:
        return RanvierError("this '}' closes nothing", place)
    if type in _HINTS:
        return RanvierError(f"unexpected '{word}'", place, _HINTS[type])
    if set(unexpected.expected) <= set(_LINE_ENDS):
        hint = "outside braces a line holds one statement; several go into braces: {a = 1  b = 2}"
        return RanvierError(f"unexpected {_shown(type, word)} after the end of a statement", place, hint)
    if type in KEYWORDS.values() and "NAME" in unexpected.expected:
        return RanvierError(f"'{word}' is a word of the language and cannot stand here", place, _expected(unexpected))
    return RanvierError(f"unexpected {_shown(type, word)}", place, _expected(unexpected))


def _open_brackets(source: Source, unexpected: Unexpected) -> dict[str, Span]:
    """The last of each kind of bracket that is open before the token."""
    opened: list[tuple[str, Span]] = []
    for value, at in unexpected.before:
        if value in ("(", "[", "{"):
            opened.append((value, Span(source, at, at + 1)))
        elif value in (")", "]", "}") and opened:
            opened.pop()
    return dict(opened)


def _line_end(place: Span, unexpected: Unexpected, open_at: dict[str, Span]) -> RanvierError:
    for bracket, name in (("(", "parenthesis"), ("[", "bracket")):
        if bracket in open_at:
            hint = "a line's end always ends the statement; a \\ before it continues the statement on the next line"
            return RanvierError(f"the line ends while this {name} is open", open_at[bracket], hint)
    hint = _expected(unexpected)
    if "WHILE" in unexpected.expected:
        hint = "a statement must follow on the same line; a block begins there with '{'"
    return RanvierError("the line ends too early", place._replace(end=place.start + 1), hint)


def _shown(type: str, word: str) -> str:
    return {"NAME": "name ", "NUMBER": "number ", "STRING": "string "}.get(type, "") + f"'{word}'"


def _expected(unexpected: Unexpected) -> str | None:
    """The expected tokens in words, those that belong together as one."""
    types = set(unexpected.expected)
    parts = []
    for name, members in (
        ("a statement", {"WHILE", "PRINT"}),
        ("an expression", {"NUMBER", "READ", "!"}),
        ("an operator", {"*", "^", "AND"}),
    ):
        if members <= types:
            parts.append(name)
            types -= _MEMBERS[name]
    parts += [describe(type) for type in sorted(types)]
    if not parts or len(parts) > 8:
        return None
    return "expected " + (", ".join(parts[:-1]) + " or " + parts[-1] if len(parts) > 1 else parts[0])


_EXPRESSION = {"NAME", "NUMBER", "ARGUMENT", "READ", "!", "-", "("}
_MEMBERS = {
    "a statement": _EXPRESSION | {"STRING", "CALL_STATEMENT", "{", *KEYWORDS.values()},
    "an expression": _EXPRESSION,
    "an operator": set("+-*/%^<>=") | {"AND", "OR", "EQ", "NE", "LE", "GE", "CHANGE"},
}
