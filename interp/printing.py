"""How hoc shows values: `print`, and the echo of an expression at the top level."""

from __future__ import annotations

from math import copysign, inf, isfinite
from typing import Any

from ..lang.errors import RanvierError
from .arguments import kind_of
from .values import HocObject, object_name


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
