"""Pieces of hoc text and what they are, for colours and to know where in a statement the cursor is.

Unlike the lexer of `lang.hoc` it takes any text, finished or not. Keywords are the language's, names the machine's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..interp import registry
from ..interp.names import BuiltinVariable, SectionProperty
from ..interp.procedures import Procedure
from ..interp.sections import SectionArray, SectionCell
from ..interp.templates import Template
from ..lang.hoc.keywords import KEYWORDS

if TYPE_CHECKING:
    from ..interp.machine import Machine

_PIECE = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))
      | (?P<string>"(?:[^"\\\n]|\\.)*(?P<open>"?))
      | (?P<argument>\$[so&]?(?:\d+|i\b))
      | (?P<name>[A-Za-z_]\w*)
      | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)
      | (?P<space>\s+)
      | (?P<operator>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Piece(NamedTuple):
    """kind: comment, string, unfinished (a string or comment that does not end), argument, name, number, space or
    operator."""

    kind: str
    text: str
    start: int


def pieces(text: str) -> Iterator[Piece]:
    """All of the text, piece by piece."""
    for match in _PIECE.finditer(text):
        kind, piece = match.lastgroup or "operator", match[0]
        if match["open"] == "":
            kind = "unfinished"
        elif piece.startswith("/*") and not (piece.endswith("*/") and len(piece) >= 4):
            kind = "unfinished"
        yield Piece(kind, piece, match.start())


def coloured(machine: Machine, text: str) -> Iterator[tuple[str, str]]:
    """(class, text) of all pieces: those of `pieces`, and for names keyword, function, type, section, variable, or
    member after a dot. "" for what has no colour."""
    after_dot = False
    for piece in pieces(text):
        kind = piece.kind
        if kind == "name":
            kind = "member" if after_dot else name_class(machine, piece.text)
        elif kind == "unfinished":
            kind = "comment" if piece.text.startswith("/*") else "unfinished"
        yield ("" if kind in ("space", "operator") else kind), piece.text
        if piece.kind != "space":
            after_dot = piece.text == "."


def name_class(machine: Machine, name: str) -> str:
    """What a name of the top level is now, as `coloured` calls it."""
    if name in KEYWORDS:
        return "keyword"
    symbol = machine.lookup(name)
    for classes, found in CLASSES:
        if isinstance(symbol, classes) or (isinstance(symbol, type) and found == "type"):
            return found
    return "variable" if name in machine.model.range_variables else ""


CLASSES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    ((Procedure, registry.Function), "function"),
    ((Template, registry.Class), "type"),
    ((SectionCell, SectionArray), "section"),
    ((BuiltinVariable, SectionProperty), "variable"),
)


def lines(machine: Machine, text: str) -> list[list[tuple[str, str]]]:
    """`coloured`, line by line."""
    made: list[list[tuple[str, str]]] = [[]]
    for kind, piece in coloured(machine, text):
        first, *others = piece.split("\n")
        made[-1].append((kind, first))
        made.extend([(kind, other)] for other in others)
    return made
