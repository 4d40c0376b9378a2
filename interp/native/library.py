"""The native methods' code, and what it has to know of CPython and of our classes."""

from __future__ import annotations

import ctypes
import json
import re
import sys
from array import array
from pathlib import Path
from typing import Any

import numpy as np

from ...solver import cache as store
from ...solver import options
from ...solver.integrate import simulation
from ...solver.model import mechanisms, model, network, point_processes, pointer, sections, tables
from ...solver.parallel import gids
from ...solver.target import llvm
from .. import machine, registry, values
from .. import point_processes as of_hoc
from ..python_names import sections as faces
from ..python_names import segments
from . import METHODS

HERE = Path(__file__).parent
FILES = ("objects", "lists", "random", "connections", "segments")
FAST = 0x80  # METH_FASTCALL: self, an array of arguments, their number
MODULES = (sections, network, point_processes, mechanisms, model, pointer, tables, simulation, gids, machine, values, of_hoc)
OBJECTS = {"none": None, "true": True, "no_first": faces.NO_FIRST, "segments_name": "segment_class"}


class _Definition(ctypes.Structure):
    """CPython's PyMethodDef."""

    _fields_ = (("name", ctypes.c_char_p), ("code", ctypes.c_void_p), ("flags", ctypes.c_int), ("doc", ctypes.c_char_p))


class _Attribute(ctypes.Structure):
    """CPython's PyGetSetDef."""

    _fields_ = (("name", ctypes.c_char_p), *((name, ctypes.c_void_p) for name in ("get", "set", "doc", "closure")))


class Library:
    """The loaded code: its functions and globals by their names."""

    def __init__(self, layout: dict[str, int]) -> None:
        names, code = _code()
        self.addresses = llvm.load(code, names)
        self.definitions: list[Any] = []  # CPython reads them as long as the methods are there
        for name in names:
            owner, _, rest = name.partition("_")
            if name in layout:
                self._number(name, layout[name])
            elif owner == "type":
                self._object(name, _class(rest))
            elif name in OBJECTS:
                self._object(name, OBJECTS[name])
            elif name in RANDOM:
                self._object(name, vars(sys.modules[_class("Random").__module__])[name])
            elif owner[0].isupper() and name not in METHODS:
                self._number(name, _offset(_class(owner), rest))

    @classmethod
    def here(cls) -> Library | None:
        """None where CPython's objects are not as they are known here."""
        layout = _layout() if options.get("native") else None
        return cls(layout) if layout is not None else None

    def _number(self, name: str, number: int) -> None:
        ctypes.c_long.from_address(self.addresses[name]).value = number

    def _object(self, name: str, thing: Any) -> None:
        self._address(name).value = id(thing)

    def method(self, cls: type, name: str, symbol: str, python: Any) -> Any:
        """The native form of a method of a class."""
        self._object(f"python_{symbol}", python)
        definition = _Definition(name.encode(), self.addresses[symbol], FAST, (python.__doc__ or "").encode())
        self.definitions.append((definition, python))
        return _descriptor(ctypes.pythonapi.PyDescr_NewMethod, cls, definition)

    def attribute(self, cls: type, name: str, kind: str, python: property, *about: Any) -> Any:
        """The native form of an attribute: `kind`_get and `kind`_set, which get the addresses of the objects `about` and
        of what does it in Python."""
        objects = (*about, python.fget, *([python.fset] if python.fset is not None else []))
        closure = (ctypes.c_void_p * len(objects))(*map(id, objects))
        put = self.addresses[f"{kind}_set"] if python.fset is not None else None
        definition = _Attribute(name.encode(), self.addresses[f"{kind}_get"], put, None, ctypes.addressof(closure))
        cls.kept_by_natives.append((definition, closure, objects))  # type: ignore[attr-defined]
        return _descriptor(ctypes.pythonapi.PyDescr_NewGetSet, cls, definition)

    def forget(self) -> None:
        """There are classes of sections that were not met yet."""
        self._address("section_class").value = None

    def _address(self, name: str) -> ctypes.c_void_p:
        return ctypes.c_void_p.from_address(self.addresses[name])


RANDOM = ("between", "one_of")


def _descriptor(make: Any, cls: type, definition: ctypes.Structure) -> Any:
    make.restype, make.argtypes = ctypes.py_object, (ctypes.py_object, ctypes.c_void_p)
    return make(cls, ctypes.addressof(definition))


def _class(name: str) -> type:
    if name.startswith("Py"):  # as Python sees it
        return vars(faces if name == "PySection" else segments)[name.removeprefix("Py")]
    for module in MODULES:
        found = vars(module).get(name)
        if found is not None and found.__module__ == module.__name__:
            return found
    return registry.classes[name].python if name in registry.classes else {"float": float}[name]


def _code() -> tuple[list[str], bytes]:
    """The names that are defined, and native code."""
    text = "\n".join((HERE / f"{name}.c").read_text() for name in FILES)
    solver = HERE.parent.parent / "solver"
    key = store.digest(
        "methods", text, llvm.version(), *llvm.host(), store.digest_of_sources(solver / "c", solver / "target")
    )
    kept = store.get(key)
    if kept is None:
        from ...lang.c import parse_alone
        from ...solver.c import compile_c

        made = compile_c(parse_alone(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))).text
        names = re.findall(r'^(?:define (?!internal)\S+ )?@"(\w+)"(?:\(| = global )', made, re.MULTILINE)
        kept = json.dumps(names).encode() + b"\n" + llvm.object_code(made, ["native methods"])
        store.put(key, kept)
    head, code = kept.split(b"\n", 1)
    return json.loads(head), code


# --- where CPython's objects keep what -------------------------------------------------------------------------


def _layout() -> dict[str, int] | None:
    """None if it can not be found."""
    if sys.implementation.name != "cpython" or not getattr(sys, "_is_gil_enabled", lambda: True)():
        return None
    numbers, view = array("i", (3, 4, 5)), np.zeros(9)
    places = {
        "type_at": _found(numbers, id(array)),
        "array_length": _found(numbers, 3),
        "array_items": _found(numbers, numbers.buffer_info()[0]),
        "view_memory": _found(memoryview(view), view.ctypes.data),
    }
    known = {name: place for name, place in places.items() if place is not None}
    return known if known == places and object.__basicsize__ == 16 and _finds_slots() else None


def _found(thing: Any, value: int) -> int | None:
    """Where in an object, behind the count of its references, a word has a value."""
    words = (ctypes.c_ssize_t * (sys.getsizeof(thing) // 8)).from_address(id(thing))
    return next((8 * k for k, word in enumerate(words) if k and word == value), None)


def _finds_slots() -> bool:
    class Probe:
        __slots__ = ("first", "second")

    probe = Probe()
    probe.second = marker = object()
    return _offset(Probe, "second") == _found(probe, id(marker))


def _offset(cls: type, name: str) -> int:
    """Where objects of a class keep a slot: its descriptor leads to a PyMemberDef (name, type, offset, …)."""
    descriptor = vars(next(one for one in cls.__mro__ if name in vars(one)))[name]
    definition = ctypes.c_void_p.from_address(id(descriptor) + object.__basicsize__ + 24).value
    assert definition is not None
    return ctypes.c_ssize_t.from_address(definition + 16).value
