"""The native methods' code, and what it has to know of our classes."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any
from weakref import ref

from ...solver import cache as store
from ...solver import options
from ...solver.integrate import recording, simulation
from ...solver.model import (
    mechanisms,
    model,
    network,
    point_processes,
    pointer,
    points,
    range_variables,
    sections,
    tables,
)
from ...solver.parallel import gids, world
from ...solver.target import cpython, llvm
from .. import machine, registry, values
from .. import point_processes as of_hoc
from ..python_names import exchange, objects, references, segments
from ..python_names import sections as faces
from . import METHODS, OF_THE_MODEL

HERE = Path(__file__).parent
FILES = (
    "objects", "lists", "random", "tables", "sections", "point_processes", "connections", "gids", "segments", "faces",
    "loops", "paths", "points", "geometry", "vectors", "recording",
)  # fmt: skip
MODULES = (sections, points, range_variables, network, point_processes, mechanisms, model, pointer, tables, recording,
           simulation, gids, world, machine, values, of_hoc)  # fmt: skip
AS_PYTHON_SEES_THEM = {
    "PySection": faces.Section, "PySegment": segments.Segment, "PyMechanism": segments.Mechanism,
    "HocObjectOfPython": objects.HocObjectOfPython, "Exchange": exchange.Exchange, "Reference": references.Reference,
    "float": float, "int": int, "str": str, "list": list,
}  # fmt: skip
OBJECTS = {
    "none": None, "true": True, "false": False, "not_implemented": NotImplemented,
    "reference": ref, "refined": sections.refined, "new_section": model.Model().create_section(""), "job": world.JOB,
    "alone": world.ALONE, "nothing_recorded": recording.NOTHING,
}  # fmt: skip
DISTRIBUTIONS = ("between", "one_of")


class Library:
    """The loaded code: its functions and globals by their names."""

    def __init__(self, layout: dict[str, int]) -> None:
        names, code = _code()
        self.addresses = llvm.load(code, names)
        self.methods: dict[
            Any, tuple[Any, Any]
        ] = {}  # what does each in Python; and what CPython reads while it is there
        self.objects, self.strings, self.iterators = OBJECTS, dict[str, str](), list[type]()
        for name in names:
            owner, _, rest = name.partition("_")
            if name in layout:
                cpython.put_number(self.addresses[name], layout[name])
            elif owner == "type":
                cpython.put_object(self.addresses[name], _class(rest))
            elif owner == "name":
                cpython.put_object(self.addresses[name], self.strings.setdefault(rest, sys.intern(rest)))
            elif name in OBJECTS:
                cpython.put_object(self.addresses[name], OBJECTS[name])
            elif rest == "iterator":
                functions = (self.addresses[f"next_of_{owner}"], self.addresses["end_of_iterators"])
                self.iterators.append(cpython.iterator(owner, *functions))
                cpython.put_object(self.addresses[name], self.iterators[-1])
            elif name in DISTRIBUTIONS:
                function = vars(sys.modules[_class("Random").__module__])[name]
                cpython.put_object(self.addresses[name], function)
            elif owner[0].isupper() and name not in METHODS:
                cpython.put_number(self.addresses[name], cpython.offset(_class(owner), rest))
        cpython.keep(self)
        for symbol in OF_THE_MODEL:
            owner, _, name = symbol.partition("_")
            cls = _class(owner)
            setattr(cls, name, self.method(cls, name, symbol, getattr(cls, name)))

    @classmethod
    def here(cls) -> Library | None:
        """None where CPython's objects are not as they are known."""
        layout = cpython.layout() if int(options.get("native")) >= 0 else None
        return cls(layout) if layout is not None else None

    def method(self, cls: type, name: str, symbol: str, python: Any) -> Any:
        """The native form of a method of a class."""
        cpython.put_object(self.addresses[f"python_{symbol}"], python)
        made, needed = cpython.method(cls, name, self.addresses[symbol], python.__doc__ or "")
        self.methods[made] = python, needed
        return made

    def attribute(self, cls: Any, name: str, kind: str, python: property, *about: Any) -> Any:
        """The native form of an attribute: `kind`_get and `kind`_set, which get the addresses of the objects `about`
        and of what does it in Python."""
        put = self.addresses[f"{kind}_set"] if python.fset is not None else None
        given = (*about, python.fget, *([python.fset] if python.fset is not None else []))
        made, needed = cpython.attribute(cls, name, self.addresses[f"{kind}_get"], put, given, python.__doc__)
        cls._kept_by_natives.append(needed)
        return made

    def meet(self, section_class: type, segment_class: type) -> None:
        """The classes of the newest machine: those of others the code asks for."""
        cpython.put_object(self.addresses["section_class"], section_class)
        cpython.put_object(self.addresses["segment_class"], segment_class)
        self.newest = ref(section_class, self._forget)

    def _forget(self, newest: ref[type]) -> None:
        if newest is self.newest:
            cpython.put_number(self.addresses["section_class"], 0)


@cache
def _class(name: str) -> type:
    if name in AS_PYTHON_SEES_THEM:
        return AS_PYTHON_SEES_THEM[name]
    for module in MODULES:
        found = vars(module).get(name)
        if found is not None and found.__module__ == module.__name__:
            return found
    return registry.classes[name].python


@cache
def _key() -> str:
    solver = HERE.parent.parent / "solver"
    version = store.digest_of_sources(HERE, solver / "c") + store.digest_of_sources(solver / "target", solver / "ir")
    return store.digest("native methods", *llvm.identity(), version)


def kept_code() -> bytes | None:
    """The code if it was compiled before: the names that it defines, a newline, what `llvm.load` takes."""
    return store.get(_key())


def _code() -> tuple[list[str], bytes]:
    """The names that are defined, and native code."""
    kept = kept_code()
    if kept is None:
        from ...lang.c import parse_alone
        from ...solver.c import compile_c

        text = "\n".join((HERE / f"{name}.c").read_text() for name in FILES)
        made = compile_c(parse_alone(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))).text
        names = re.findall(r'^(?:define (?!internal)\S+ )?@"(\w+)"(?:\(| = global )', made, re.MULTILINE)
        kept = json.dumps(names).encode() + b"\n" + llvm.object_code(made, ["native methods"])
        store.put(_key(), kept)
    head, code = kept.split(b"\n", 1)
    return json.loads(head), code
