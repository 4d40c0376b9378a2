"""What Python programs get when something fails in hoc."""

from __future__ import annotations

from typing import Any

from ...lang.errors import RanvierError
from ..errors import located


class HocError(RuntimeError):
    """An error of hoc, with its place and the hoc calls that led there. If Python code that hoc had called raised
    something, that is its cause."""


def python_error(error: BaseException) -> HocError:
    """What is to be raised in Python for an error that a call of hoc ended with."""
    made = located(error)
    failure = HocError(made.report().removeprefix(f"{RanvierError.level}: "))
    failure.__cause__ = getattr(made, "python", None)
    failure.__suppress_context__ = True
    return failure


def no_attribute(what: Any, name: str, hint: str | None = None) -> AttributeError:
    """That something has no such attribute."""
    cls = type(what)
    text = f"'{cls.__module__}.{cls.__name__}' object has no attribute '{name}'"
    return AttributeError(f"{text}: {hint}" if hint else text, name=name, obj=what)
