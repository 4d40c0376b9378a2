"""C's formats as hoc knows them: `printf`'s conversions, `sscanf`'s, and the numbers and words of text files.

Output knows `%d %o %x %c` (the number is cut to a 32-bit integer), `%f %e %g`, `%s` (a string, or an object's name)
and `%%`, with C's flags, width, precision and size letters. A conversion that is none of these is printed as it stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ..interp.values import HocObject, StringCell, object_name
from ..lang.errors import RanvierError

# What follows a % up to its letter may be anything: NEURON reads on until a letter it knows or another %.
_CONVERSION = re.compile(r"%([^%docxefgs]*)([%docxefgs])")
_LEGAL = re.compile(r"([-+ #0']*)(\d*)(\.\d*)?(?:hh|h|ll|l|L|q|j|z|t)?\Z")
_INT_MIN = -(2**31)


def format_text(format: str, values: Sequence[object], title: str) -> str:
    """What C's sprintf would give; raises RanvierError if a value is missing or of the wrong kind.

    `title` is the function's name in messages. Values that the format does not use are ignored.
    """
    pieces = _pieces(format)
    text = []
    used = 0
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        wants_text, convert = piece
        if used == len(values):
            raise RanvierError(f"{title}: the format {format!r} needs more than {used} value{'s' * (used != 1)}")
        value = values[used]
        used += 1
        if wants_text:
            if isinstance(value, (float, int)):
                raise RanvierError(f"{title}: %s needs a string, value {used} is a number")
            text.append(convert(text_of(value)))
        elif type(value) is float:
            text.append(convert(value))
        elif isinstance(value, int):
            text.append(convert(float(value)))
        else:
            raise RanvierError(f"{title}: a number is needed, value {used} is {_words(value)}")
    return "".join(text)


def format_number(format: str, title: str) -> Callable[[float], str]:
    """A function that prints one number by a format, for printing many; at most one conversion, of a number."""
    pieces = _pieces(format)
    conversions = [i for i, piece in enumerate(pieces) if not isinstance(piece, str)]
    if len(conversions) > 1 or any(pieces[i][0] for i in conversions):
        raise RanvierError(f"{title}: the format {format!r} must have one conversion of a number, such as %g")
    before = "".join(pieces[: conversions[0]]) if conversions else "".join(pieces)
    if not conversions:
        return lambda value: before
    convert = pieces[conversions[0]][1]
    after = "".join(pieces[conversions[0] + 1 :])
    return lambda value: before + convert(value) + after


def text_of(value: object) -> str:
    """A string, or what an object is called."""
    if isinstance(value, str):
        return value
    if isinstance(value, StringCell):
        return value.value
    return object_name(value) if value is None or isinstance(value, HocObject) else str(value)


def _words(value: object) -> str:
    return "a string" if isinstance(value, (str, StringCell)) else object_name(value)


@lru_cache(maxsize=512)
def _pieces(format: str) -> tuple:
    """Literal text and conversions, each (wants text, function from the value to its text)."""
    pieces: list = []
    at = 0
    for match in _CONVERSION.finditer(format):
        if match.start() > at:
            pieces.append(format[at : match.start()])
        at = match.end()
        pieces.append(_conversion(*match.groups()))
    if at < len(format):
        pieces.append(format[at:])
    return tuple(pieces)


def _conversion(options: str, letter: str) -> str | tuple[bool, Callable]:
    if letter == "%":
        return "%" + options if options else "%"
    legal = _LEGAL.match(options)
    if not legal:
        raw = f"%{options}{letter}"
        return letter == "s", lambda value: raw
    flags, width, precision = legal.group(1).replace("'", ""), legal.group(2), legal.group(3) or ""
    if letter == "s":
        spec = f"%{flags.replace('0', '')}{width}{precision}s"
        return True, lambda value: spec % value
    if letter == "c":
        spec = f"%{flags.replace('0', '')}{width}s"
        return False, lambda value: spec % chr(c_int(value) & 0xFF) if c_int(value) & 0xFF else ""
    spec = f"%{flags}{width}{precision}{letter}"
    if letter == "d":
        return False, lambda value: spec % c_int(value)
    if letter in "ox":
        return False, _unsigned(flags.replace("+", "").replace(" ", ""), width, precision, letter)
    negative_nan = f"%{flags.replace('0', '')}{width}s" % "-nan"
    return False, lambda value: spec % value if value == value or math.copysign(1, value) > 0 else negative_nan


def _unsigned(flags: str, width: str, precision: str, letter: str) -> Callable[[float], str]:
    if letter == "o" and "#" in flags:  # C's prefix is 0, Python's 0o
        spec = f"%{flags.replace('#', '')}{width}s"
        return lambda value: spec % f"0{c_int(value) & 0xFFFFFFFF:o}"
    spec = f"%{flags}{width}{precision}{letter}"
    return lambda value: spec % (c_int(value) & 0xFFFFFFFF)


def c_int(value: float) -> int:
    """A number cut to a 32-bit integer as a C compiler on x86 does: out of range gives the lowest one."""
    if -2147483649.0 < value < 2147483648.0:
        return int(value)
    return _INT_MIN


# -- reading ----------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"[+-]?(?:0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP][+-]?\d+)?"
    r"|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)",
    re.IGNORECASE,
)
_FIRST = frozenset("+-.0123456789")


def leading_number(word: str) -> float | None:
    """The number that a word starts with, as `fscan` takes it ("12abc" is 12), or None."""
    if word[0] not in _FIRST:
        return None
    match = _NUMBER.match(word)
    return to_float(match.group()) if match else None


def to_float(text: str) -> float:
    """C's strtod of a whole number text, hexadecimal ones too."""
    digits = text.lstrip("+-")
    if digits[:2].lower() == "0x":
        return float.fromhex(text)
    return float(text)


_SCAN = re.compile(
    r"\s+|%%|%(?P<skip>\*?)(?P<width>\d*)(?P<size>hh|h|ll|l|L)?(?P<letter>\[\^?\]?[^\]]*\]|[a-zA-Z])|[^\s%]+|%"
)
_INTEGERS = {
    "d": (r"[+-]?\d+", 10),
    "u": (r"[+-]?\d+", 10),
    "o": (r"[+-]?[0-7]+", 8),
    "x": (r"[+-]?(?:0[xX])?[0-9a-fA-F]+", 16),
    "i": (r"[+-]?(?:0[xX][0-9a-fA-F]+|\d+)", 0),
}


class ScanItem:
    """One conversion of a `sscanf` format; `kind` is "number", "string" or "character"."""

    def __init__(self, letter: str, width: int | None, skip: bool) -> None:
        self.letter = letter
        self.width = width
        self.skip = skip
        self.kind = "string" if letter == "s" or letter[0] == "[" else "character" if letter == "c" else "number"

    def take(self, text: str, at: int) -> tuple[object, int] | None:
        """The value read at a place and the place after it, or None where nothing fits."""
        if self.kind != "character" and self.letter[0] != "[":
            while at < len(text) and text[at].isspace():
                at += 1
        piece = text[at:] if self.width is None else text[at : at + self.width]
        if self.kind == "character":
            return (float(ord(piece[0])), at + 1) if piece else None
        if self.letter in _INTEGERS:
            pattern, base = _INTEGERS[self.letter]
            match = re.match(pattern, piece)
            return (float(_integer(match.group(), base)), at + match.end()) if match else None
        if self.kind == "number":
            match = _NUMBER.match(piece)
            return (to_float(match.group()), at + match.end()) if match else None
        match = re.match(r"\S+" if self.letter == "s" else _set_pattern(self.letter), piece)
        return (match.group(), at + match.end()) if match else None


def _integer(text: str, base: int) -> int:
    digits = text.lstrip("+-")
    if base == 0:
        base = 16 if digits[:2].lower() == "0x" else 8 if digits[:1] == "0" else 10
    return -int(digits, base) if text[0] == "-" else int(digits, base)


def _set_pattern(letter: str) -> str:
    """A regular expression for scanf's `[a-z]` or `[^x]`."""
    inside = letter[1:-1]
    negated = inside.startswith("^")
    inside = re.sub(r"([\\\[\]^])", r"\\\1", inside[negated:])
    return f"[{'^' * negated}{inside}]+"


@lru_cache(maxsize=128)
def scan_items(format: str, title: str) -> tuple[str | ScanItem, ...]:
    """The literal texts and conversions of a format; white space is " "."""
    items: list[str | ScanItem] = []
    for match in _SCAN.finditer(format):
        letter = match.group("letter")
        if letter is None:
            text = match.group()
            items.append(" " if text.isspace() else "%" if text == "%%" else text)
            continue
        width = int(match.group("width")) if match.group("width") else None
        known = letter[0] == "[" or letter in "sduoxifegEG" or (letter == "c" and width is None)
        if not known:
            raise RanvierError(f"{title}: unknown conversion {match.group()}")
        items.append(ScanItem(letter, width, bool(match.group("skip"))))
    return tuple(items)


def scan(text: str, format: str, title: str) -> Iterator[tuple[ScanItem, object]]:
    """Reads a text by a format as C's sscanf: each conversion that succeeded with its value (not the skipped ones)."""
    at = 0
    for item in scan_items(format, title):
        if isinstance(item, ScanItem):
            taken = item.take(text, at)
            if taken is None:
                return
            value, at = taken
            if not item.skip:
                yield item, value
        elif item == " ":
            while at < len(text) and text[at].isspace():
                at += 1
        else:
            if not text.startswith(item, at):
                return
            at += len(item)
