"""Messages of the bulletin board: numbers, strings, Vectors and Python objects, and their keys."""

from __future__ import annotations

import pickle
from typing import Any

from ..interp.values import HocObject, StringCell, is_pointer
from ..lang.errors import RanvierError
from .python_object import PythonObject
from .vector import Vector


class Pickled(bytes):
    """A copy of a Python object."""


Item = float | str | list[float] | Pickled  # a number, a string, a Vector, a Python object
KINDS = {float: "a number", str: "a string", list: "a Vector", Pickled: "a Python object"}


class Message:
    """Items that are read in their order."""

    def __init__(self, items: list[Item] | None = None) -> None:
        self.items = items or []
        self.place = 0

    def next(self, kind: type) -> Any:
        """The next item, which must be a float, str or list."""
        if self.place >= len(self.items):
            raise RanvierError(f"the message has no more items; {KINDS[kind]} was to be unpacked")
        item = self.items[self.place]
        if type(item) is not kind:
            raise RanvierError(f"the next item of the message is {KINDS[type(item)]}, not {KINDS[kind]}")
        self.place += 1
        return item


def item(value: Any) -> Item:
    """A copy of an argument as a message keeps it."""
    if isinstance(value, Vector):
        return list(value.data)
    if isinstance(value, (str, StringCell)):
        return str(value)
    if isinstance(value, float):
        return value
    if isinstance(value, PythonObject):
        return pickled(value.value)
    what = "NULLobject" if value is None else str(value) if isinstance(value, HocObject) else "a pointer"
    raise RanvierError(f"a message consists of numbers, strings and Vectors; {what} can not be in one")


def pickled(value: Any) -> Pickled:
    """A Python object as a message keeps it."""
    try:
        return Pickled(pickle.dumps(value))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise RanvierError(f"a Python object can not be handed to another process: {error}") from None


def unpack_into(message: Message, target: Any) -> None:
    """The next item into a Vector, a strdef or the variable of a pointer."""
    if isinstance(target, Vector):
        target.assign(message.next(list))
    elif isinstance(target, StringCell):
        target.value = message.next(str)
    elif is_pointer(target):
        target.set(message.next(float))
    else:
        raise RanvierError("items are unpacked into strdefs, Vectors and variables", hint="write &x for a variable x")


def key_of(key: Any) -> str:
    """Numbers and strings are the same keys if they are written alike."""
    if isinstance(key, float):
        return f"{key:g}"
    if isinstance(key, (str, StringCell)):
        return str(key)
    raise RanvierError("the key of a message must be a number or a string")
