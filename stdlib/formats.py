"""C's formats as hoc knows them: `printf`'s conversions, `sscanf`'s, and the numbers and words of text files.

Output knows `%d %o %x %c` (the number is cut to a 32-bit integer), `%f %e %g`, `%s` (a string, or an object's name)
and `%%`, with C's flags, width, precision and size letters. A conversion that is none of these is printed as it stands.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from ..interp.values import HocObject, ObjectCell, StringCell, object_name
from ..lang.errors import RanvierError

# What follows a % up to its letter may be anything: NEURON reads on until a letter it knows or another %.
_CONVERSION = re.compile(r"%([^%docxefgs]*)([%docxefgs])")
_LEGAL = re.compile(r"([-+ #0']*)(\d*)(\.\d*)?(?:hh|h|ll|l|L|q|j|z|t)?\Z")
_INT_MIN = -(2**31)


def format_text(format: str, values: Sequence[object], title: str) -> str:
    """What C's sprintf would give; raises RanvierError if a value is missing or of the wrong kind.

    `title` is the function's name in messages. Values that the format does not use are ignored.
    """
    printer, converters = _printer(format)
    try:
        text = printer(*values)
    except TypeError:
        raise _misfit(format, converters, values, title) from None
    if "nan" in text and any(value != value for value in values):
        return _with_signed_nans(format, values)
    return text


def _misfit(format: str, converters: tuple, values: Sequence[object], title: str) -> RanvierError:
    """What is wrong with the values."""
    for i, (convert, value) in enumerate(zip(converters, values, strict=False), 1):
        is_number = isinstance(value, (float, int))
        if convert is _text and is_number:
            return RanvierError(f"{title}: %s needs a string, value {i} is a number")
        if convert is not _text and not is_number:
            return RanvierError(f"{title}: a number is needed, value {i} is {_words(value)}")
    return RanvierError(f"{title}: the format {format!r} needs more than {len(values)} value{'s' * (len(values) != 1)}")


def _with_signed_nans(format: str, values: Sequence[object]) -> str:
    """As C prints them: -nan where the sign bit is set."""
    given = iter(values)
    pieces = [piece if isinstance(piece, str) else piece.printed(next(given)) for piece in _pieces(format)]
    return "".join(pieces)


def format_number(format: str, title: str) -> Callable[[float], str]:
    """A function that prints one number by a format, for printing many; at most one conversion, of a number."""
    printer, converters = _printer(format)
    if len(converters) > 1 or _text in converters:
        raise RanvierError(f"{title}: the format {format!r} must have one conversion of a number, such as %g")
    return lambda value: printer(value) if value == value else format_text(format, (value,), title)


def text_of(value: object) -> str:
    """A string, or what an object is called."""
    if isinstance(value, str):
        return value
    if isinstance(value, StringCell):
        return value.value
    if isinstance(value, ObjectCell):
        value = value.value
    return object_name(value) if value is None or isinstance(value, HocObject) else str(value)


def _words(value: object) -> str:
    return "a string" if isinstance(value, (str, StringCell)) else text_of(value)


class Conversion:
    """A conversion of a format: `template` is Python's, for what `convert` makes of the value."""

    def __init__(self, template: str, convert: Callable[[Any], object]) -> None:
        self.template = template
        self.convert = convert

    def printed(self, value: Any) -> str:
        if self.convert is _number and value != value and math.copysign(1, value) < 0:
            return f"%{self.template[1:-1].lstrip('+ #0').split('.')[0]}s" % "-nan"
        return self.template % self.convert(value)


@lru_cache(maxsize=512)
def _pieces(format: str) -> tuple[str | Conversion, ...]:
    """Literal text and conversions."""
    pieces: list[str | Conversion] = []
    at = 0
    for match in _CONVERSION.finditer(format):
        if match.start() > at:
            pieces.append(format[at : match.start()])
        at = match.end()
        pieces.append(_conversion(*match.groups()))
    if at < len(format):
        pieces.append(format[at:])
    return tuple(pieces)


@lru_cache(maxsize=512)
def _printer(format: str) -> tuple[Callable[..., str], tuple[Callable[[Any], object], ...]]:
    """A function of the values that gives the text, made for the format, and what it does with each value.

    It raises TypeError if a value is missing or does not fit.
    """
    pieces = _pieces(format)
    template = "".join(p.replace("%", "%%") if isinstance(p, str) else p.template for p in pieces)
    converters = tuple(p.convert for p in pieces if not isinstance(p, str))
    names = [f"a{i}" for i in range(len(converters))]
    values = [_IN_PLACE.get(c, "convert[{i}]({a})").format(i=i, a=f"a{i}") for i, c in enumerate(converters)]
    namespace = {"convert": converters, "template": template}
    source = f"lambda {', '.join([*names, '*_'])}: template % ({''.join(value + ', ' for value in values)})"
    return eval(source, namespace), converters


def _conversion(options: str, letter: str) -> str | Conversion:
    if letter == "%":
        return "%" + options if options else "%"
    legal = _LEGAL.match(options)
    if not legal:
        raw = f"%{options}{letter}"
        return Conversion("%s", _text if letter == "s" else lambda value: raw)
    flags, width, precision = legal.group(1).replace("'", ""), legal.group(2), legal.group(3) or ""
    if letter == "s":
        return Conversion(f"%{flags.replace('0', '')}{width}{precision}s", _text)
    if letter == "c":
        spec = f"%{flags.replace('0', '')}{width}s"
        return Conversion("%s", lambda value: spec % chr(c_int(value) & 0xFF) if c_int(value) & 0xFF else "")
    if precision and letter in "dox":  # C pads whole numbers that have a precision with spaces
        flags = flags.replace("0", "")
    if letter in "ox":
        flags = flags.replace("+", "").replace(" ", "")
    if letter in "dox" and precision in (".", ".0"):
        return _without_zero(flags, width, letter)
    if letter == "d":
        return Conversion(f"%{flags}{width}{precision}d", c_int)
    if letter in "ox":
        return _unsigned(flags, width, precision, letter)
    if "0" in flags:  # C pads numbers with zeros, but inf and nan with spaces
        padded = f"%{flags}{width}{precision}{letter}"
        other = Conversion(f"%{flags.replace('0', '')}{width}{precision}{letter}", _number)
        return Conversion("%s", lambda value: padded % value if math.isfinite(_number(value)) else other.printed(value))
    return Conversion(f"%{flags}{width}{precision}{letter}", _number)


def _without_zero(flags: str, width: str, letter: str) -> Conversion:
    """A whole number with precision 0: nothing but its sign is left of 0."""
    other = Conversion(f"%{flags}{width}d", c_int) if letter == "d" else _unsigned(flags, width, "", letter)
    sign = "+" if "+" in flags else " " if " " in flags else ""
    nothing = f"%{'-' * ('-' in flags)}{width}s" % sign
    return Conversion("%s", lambda value: other.printed(value) if c_int(value) else nothing)


def _unsigned(flags: str, width: str, precision: str, letter: str) -> Conversion:
    if letter == "o" and "#" in flags:  # C's prefix is 0, Python's 0o
        spec = f"%{flags.replace('#', '')}{width}s"
        return Conversion("%s", lambda value: spec % f"0{c_int(value) & 0xFFFFFFFF:o}")
    return Conversion(f"%{flags}{width}{precision}{letter}", lambda value: c_int(value) & 0xFFFFFFFF)


def _number(value: object) -> float:
    """A number; TypeError for anything else."""
    if type(value) is float:
        return value
    if isinstance(value, int):
        return float(value)
    raise TypeError


def _text(value: object) -> str:
    """A string or an object's name; TypeError for a number."""
    if type(value) is str:
        return value
    if isinstance(value, (float, int)):
        raise TypeError
    return text_of(value)


def c_int(value: float) -> int:
    """A number cut to a 32-bit integer as a C compiler on x86 does: out of range gives the lowest one."""
    if -2147483649.0 < value < 2147483648.0:  # TypeError for a string
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


# Conversions that are written into a format's function: most values are what they should be.
_IN_PLACE = {
    _number: "{a} if type({a}) is float else convert[{i}]({a})",
    _text: "{a} if type({a}) is str else convert[{i}]({a})",
    c_int: "int({a}) if -2147483649.0 < {a} < 2147483648.0 else convert[{i}]({a})",
}

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

    def __init__(self, letter: str, width: int | None, skip: bool, size: str | None) -> None:
        self.letter = letter
        self.single = size not in ("l", "L")  # a floating point number of four bytes
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
            if match is None:
                return None
            value = to_float(match.group())
            return array("f", [value])[0] if self.single else value, at + match.end()
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
        items.append(ScanItem(letter, width, bool(match.group("skip")), match.group("size")))
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
