"""StringFunctions: parts of strings and questions about names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..interp.registry import absent, hoc_class, method
from ..interp.values import HocObject, StringCell
from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from ..interp.machine import Machine

_WHITE = " \r\n\t\f\v"

absent("alias", "an object can not get more members", "keep the value in a variable or List", "StringFunctions")
absent("alias_list", "an object can not get more members", owner="StringFunctions")
absent("references", "who refers to an object is not known", owner="StringFunctions")


@hoc_class("StringFunctions")
class StringFunctions(HocObject):
    """new StringFunctions(): functions of strings. Regular expressions are those of C++ (and Python)."""

    def __init__(self, machine: Machine) -> None:
        pass

    @method
    def len(self, text: str) -> float:
        """f.len(s): how many characters a string has."""
        return float(len(text))

    @method
    def substr(self, text: str, part: str) -> float:
        """f.substr(s, part): where a part begins in a string, from 0 on; -1 if it is not in it."""
        return float(text.find(part))

    @method
    def head(self, text: str, pattern: str, target: StringCell) -> float:
        """f.head(s, "pattern", t): sets t to what stands before the first match of a regular expression; gives the
        match's place, or -1 and an empty t.
        """
        match = _search(pattern, text, "head")
        target.value = text[: match.start()] if match else ""
        return float(match.start()) if match else -1.0

    @method
    def tail(self, text: str, pattern: str, target: StringCell) -> float:
        """f.tail(s, "pattern", t): sets t to what stands behind the first match of a regular expression; gives the
        place behind the match, or -1 and an empty t.
        """
        match = _search(pattern, text, "tail")
        target.value = text[match.end() :] if match else ""
        return float(match.end()) if match else -1.0

    @method
    def left(self, text: object, count: int) -> float:
        """f.left(s, n): cuts a strdef to its first n characters."""
        return _cut(text, count, "left", lambda whole: whole[:count])

    @method
    def right(self, text: object, count: int) -> float:
        """f.right(s, n): takes the first n characters off a strdef."""
        return _cut(text, count, "right", lambda whole: whole[count:])

    @method
    def ltrim(self, text: str, target: StringCell, letters: str = _WHITE) -> float:
        """f.ltrim(s, t, "letters"): sets t to s without these letters (default: white space) at its start."""
        target.value = text.lstrip(letters)
        return 0.0

    @method
    def rtrim(self, text: str, target: StringCell, letters: str = _WHITE) -> float:
        """f.rtrim(s, t, "letters"): sets t to s without these letters (default: white space) at its end."""
        target.value = text.rstrip(letters)
        return 0.0

    @method
    def is_name(self, name: str) -> bool:
        """f.is_name("name"): 1 if hoc knows the name."""
        return self.machine.lookup(name) is not None

    @method
    def is_point_process(self, item: HocObject | None) -> bool:
        """f.is_point_process(o): 1 if the object is a point process."""
        return hasattr(item, "point")

    @method
    def is_artificial(self, item: HocObject | None) -> bool:
        """f.is_artificial(o): 1 if the object is an artificial cell."""
        return hasattr(item, "point") and item.point.artificial


def _search(pattern: str, text: str, title: str) -> re.Match[str] | None:
    try:
        return re.search(pattern, text)
    except re.error as error:
        raise RanvierError(f"StringFunctions.{title}: {pattern!r} is no regular expression: {error.msg}") from None


def _cut(text: object, count: int, title: str, part) -> float:
    whole = text.value if isinstance(text, StringCell) else text
    if not isinstance(whole, str):
        raise RanvierError(f"StringFunctions.{title} takes a string and a number")
    if not 0 <= count <= len(whole):
        raise RanvierError(f"StringFunctions.{title}: {count} is not 0 to {len(whole)}, the length of the string")
    if isinstance(text, StringCell):
        text.value = part(whole)
    return 1.0
