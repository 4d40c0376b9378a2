"""Where in a statement the cursor is: what completion and the signature at the prompt go by."""

from __future__ import annotations

import re
from typing import NamedTuple

from .highlight import Piece, pieces
from .objects import PATH

_PATH_AT_END = re.compile(rf"(?:({PATH})\s*\.\s*)?([A-Za-z_]\w*)?\Z")
_BEFORE_CALL = re.compile(rf"({PATH})\s*\Z")


class Call(NamedTuple):
    """A call whose parentheses are open: what is called (`v.append`), and the number of the argument, from 1."""

    path: str
    argument: int


class Cursor(NamedTuple):
    """`where`: "code", "string" or "comment". `prefix` is the word (in a string: its text) before the cursor, `path`
    what stands before its dot, `word` the word before that, such as `insert`; `call` the innermost open call."""

    where: str
    prefix: str
    path: str = ""
    word: str = ""
    call: Call | None = None


def look(text: str) -> Cursor:
    """What is at the end of a text. Parentheses and strings never go over a line's end, so the last line decides."""
    before, _, line = text.rpartition("\n")
    if before and _in_comment(before):
        line = "/*" + line
    found = list(pieces(line))
    last = found[-1] if found else Piece("space", "", 0)
    call = open_call(found)
    if last.kind == "comment" and not last.text.endswith("*/") or last.kind == "unfinished" and last.text[0] == "/":
        return Cursor("comment", "", call=call)
    if last.kind == "unfinished":
        return Cursor("string", last.text[1:], word=_word_before(line[: last.start]), call=call)
    match = _PATH_AT_END.search(line)
    path, prefix = (match[1] or "", match[2] or "") if match else ("", "")
    start = match.start() if match else len(line)
    return Cursor("code", prefix, re.sub(r"\s+", "", path), "" if path else _word_before(line[:start]), call)


def _in_comment(text: str) -> bool:
    found = list(pieces(text))
    return bool(found) and found[-1].kind == "unfinished" and found[-1].text.startswith("/*")


def _word_before(line: str) -> str:
    match = re.search(r"([A-Za-z_]\w*)\s*\Z", line)
    return match[1] if match else ""


def open_call(found: list[Piece]) -> Call | None:
    """The innermost call that is open at the end of a line."""
    opened: list[list] = []  # of each bracket: where it stands, how many commas came
    for piece in found:
        if piece.kind != "operator":
            continue
        if piece.text in "([":
            opened.append([piece.start, piece.text, 0])
        elif piece.text in ")]" and opened:
            opened.pop()
        elif piece.text == "," and opened:
            opened[-1][2] += 1
    line = "".join(piece.text for piece in found)
    for start, bracket, commas in reversed(opened):
        match = _BEFORE_CALL.search(line, 0, start) if bracket == "(" else None
        if match:
            return Call(re.sub(r"\s+", "", match[1]), commas + 1)
    return None
