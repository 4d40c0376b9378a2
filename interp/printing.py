"""How hoc writes numbers and fills formats: `print`, the echo of an expression, `printf` and `sprint`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import copysign, inf, isfinite
from typing import Any

from ..lang.errors import RanvierError
from .arguments import kind_of
from .values import HocObject, ObjectCell, StringCell, object_name

_CONVERSION = re.compile(r"%([-+ #0]*)(\d+|\*)?(?:\.(\d+|\*)?)?(hh|h|ll|l|L|z|t)?([a-zA-Z%])")


def number_text(value: float, form: str = ".8g") -> str:
    """A number as C's printf writes it."""
    if isfinite(value):
        return format(value, form)
    if value != value:
        return "-nan" if copysign(1.0, value) < 0 else "nan"
    return "inf" if value == inf else "-inf"


def shown(value: Any) -> str:
    """A value as `print` shows it among others, with the space that follows; a strdef or literal has none."""
    if type(value) is float:
        return format(value, ".8g") + " " if value - value == 0.0 else number_text(value) + " "
    if isinstance(value, str):
        return value + " "
    if value is None or isinstance(value, HocObject):
        return object_name(value) + " "
    raise RanvierError(f"{kind_of(value)} can not be printed")


def fill(title: str, form: str, values: Sequence[Any]) -> str:
    """The text that C's printf would make of hoc's values. Too few values or one of the wrong kind is an error."""
    remaining = iter(values)

    def take() -> Any:
        value = next(remaining, remaining)
        if value is remaining:
            raise RanvierError(f"{title}: the format asks for more values than were given")
        return value.value if isinstance(value, (StringCell, ObjectCell)) else value

    def number() -> float:
        value = take()
        if not isinstance(value, (float, int)):
            raise RanvierError(f"{title}: the format asks for a number, not {kind_of(value)}")
        return value

    def convert(match: re.Match[str]) -> str:
        flags, width, precision, _, letter = match.groups()
        if letter == "%":
            return "%"
        if width == "*":
            width = str(int(number()))
        if precision == "*":
            precision = str(int(number()))
        point = "." + (precision or "0") if "." in match[0] else ""
        head = f"%{flags}{width or ''}{point}"
        if letter == "s":
            value = take()
            if not isinstance(value, str):
                if not (value is None or isinstance(value, HocObject)):
                    raise RanvierError(f"{title}: the format asks for a string, not {kind_of(value)}")
                value = object_name(value)
            return (head + "s") % value
        if letter in "di":
            return (head + "d") % _integer(number())
        if letter in "uoxX":
            return (head + letter.replace("u", "d")) % (_integer(number()) & 0xFFFFFFFFFFFFFFFF)
        if letter == "c":
            return (head + "c") % chr(_integer(number()) & 0xFF)
        if letter in "eEfFgG":
            return _real(head, flags, width, letter, number())
        if letter in "aA":
            return float(number()).hex()
        return match[0]

    return _CONVERSION.sub(convert, form)


def _integer(value: float) -> int:
    """C's conversion of a double to int."""
    if value != value or abs(value) >= 2147483648.0:
        return -2147483648
    return int(value)


def _real(head: str, flags: str, width: str | None, letter: str, value: float) -> str:
    if isfinite(value):
        return (head + letter) % value
    text = number_text(value)
    if "+" in flags and not text.startswith("-"):
        text = "+" + text
    text = text.upper() if letter.isupper() else text
    return text.ljust(int(width or 0)) if "-" in flags else text.rjust(int(width or 0))
