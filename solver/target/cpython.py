"""Native code as methods and attributes of Python's classes, and where CPython's objects keep what."""

from __future__ import annotations

import ctypes
import sys
from array import array
from typing import Any
from weakref import ref

import numpy as np

FAST = 0x80  # METH_FASTCALL: self, an array of arguments, their number
NOT_MADE_BY_PROGRAMS = 0x80  # Py_TPFLAGS_DISALLOW_INSTANTIATION
WORDS_OF_ITERATORS = 6  # interp/native/loops.c

ctypes.pythonapi.PyType_FromSpec.restype, ctypes.pythonapi.PyType_FromSpec.argtypes = (
    ctypes.py_object,
    (ctypes.c_void_p,),
)
for _make in (ctypes.pythonapi.PyDescr_NewMethod, ctypes.pythonapi.PyDescr_NewGetSet):
    _make.restype, _make.argtypes = ctypes.py_object, (ctypes.py_object, ctypes.c_void_p)


def method(cls: type, name: str, address: int, doc: str) -> tuple[Any, Any]:
    """A method for a class, and what has to be kept as long as it is there: CPython's PyMethodDef."""
    texts = name.encode(), doc.encode()
    definition = _words(_characters(texts[0]), address, FAST, _characters(texts[1]))
    return ctypes.pythonapi.PyDescr_NewMethod(cls, definition.buffer_info()[0]), (texts, definition)


def attribute(
    cls: type, name: str, get: int, put: int | None, objects: tuple[Any, ...], doc: str | None = None
) -> tuple[Any, Any]:
    """The same of an attribute (PyGetSetDef); its functions get the addresses of the objects."""
    texts, closure = (name.encode(), (doc or "").encode()), _words(*map(id, objects))
    shown = _characters(texts[1]) if doc else 0
    definition = _words(_characters(texts[0]), get, put or 0, shown, closure.buffer_info()[0])
    made = ctypes.pythonapi.PyDescr_NewGetSet(cls, definition.buffer_info()[0])
    return made, (texts, closure, definition, objects)


def iterator(title: str, following: int, free: int) -> type:
    """A class of iterators: what gives their next, and what takes them away."""
    name = f"ranvier.{title}".encode()
    slots = _words(62, _address(ctypes.pythonapi.PyObject_SelfIter), 63, following, 52, free, 0, 0)
    spec = _words(_characters(name), WORDS_OF_ITERATORS * 8, NOT_MADE_BY_PROGRAMS, slots.buffer_info()[0])
    keep((name, slots, spec))
    return ctypes.pythonapi.PyType_FromSpec(spec.buffer_info()[0])


def _words(*numbers: int) -> array:
    return array("Q", numbers)


def _address(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


def _characters(text: bytes) -> int:
    """Where a bytes object has them."""
    return id(text) + bytes.__basicsize__ - 1


def put_number(address: int, number: int) -> None:
    """Into a `long` of the code."""
    ctypes.c_long.from_address(address).value = number


def put_object(address: int, thing: Any) -> None:
    """Into a pointer of the code; someone has to keep the object."""
    ctypes.c_void_p.from_address(address).value = id(thing)


def keep(thing: Any) -> None:
    """To the end of the process: objects may still be used when Python has taken modules down."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))


def layout() -> dict[str, int] | None:
    """Where objects have their type, arrays (of the module array) their length, room and elements and memoryviews the
    address of their memory; None if that can not be found."""
    if sys.implementation.name != "cpython" or not getattr(sys, "_is_gil_enabled", lambda: True)():
        return None
    numbers, view, target = array("i", (3, 4, 5)), np.zeros(9), set()
    places = {
        "type_at": _found(numbers, id(array)),
        "array_length": _found(numbers, 3),
        "array_allocated": _found(_with_room(), 7),
        "array_items": _found(numbers, numbers.buffer_info()[0]),
        "reference_target": _found(ref(target), id(target)),
        "view_memory": _found(memoryview(view), view.ctypes.data),
    }
    known = {name: place for name, place in places.items() if place is not None}
    return known if known == places and _finds_what_is_known() else None


def _with_room() -> array:
    """Of 4 numbers, with room for 7."""
    numbers = array("i", (1, 2, 3))
    numbers.append(5)
    return numbers


def _found(thing: Any, value: int) -> int | None:
    """Where in an object, behind the count of its references, a word has a value."""
    words = (ctypes.c_ssize_t * (sys.getsizeof(thing) // 8)).from_address(id(thing))
    return next((8 * k for k, word in enumerate(words) if k and word == value), None)


def _finds_what_is_known() -> bool:
    class Probe:
        __slots__ = ("first", "second")

    probe, text = Probe(), b"text"
    probe.second = marker = object()
    finds_slots = object.__basicsize__ == 16 and offset(Probe, "second") == _found(probe, id(marker))
    return finds_slots and ctypes.string_at(_characters(text)) == text


def offset(cls: type, name: str) -> int:
    """Where objects of a class keep a slot: its descriptor leads to a PyMemberDef (name, type, offset, …)."""
    definition = ctypes.c_void_p.from_address(id(getattr(cls, name)) + object.__basicsize__ + 24).value
    assert definition is not None
    return ctypes.c_ssize_t.from_address(definition + 16).value
