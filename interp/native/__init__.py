"""Native methods: what a program calls a hundred thousand times while it sets a network up.

They are written in C, in the files here, and compiled by the compiler of VERBATIM blocks (`library`); the code is kept
in the cache. `List_hoc_append` is the method `hoc_append` of List. What is unusual it leaves to the method in Python,
which is there all the same (in C: `python_List_hoc_append`), and which alone runs until a few dozen objects were made
(in Python programs: not at all), or, where the code is not in the cache, a few thousand (the option `native`): a small
model is built before it would be compiled.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import chain, repeat
from threading import Lock
from types import MethodDescriptorType
from typing import TYPE_CHECKING, Any

from ...solver import options

if TYPE_CHECKING:
    from .library import Library

OF_THE_MODEL = frozenset({
    "Model_create_section", "Section__change_nseg", "Section_connect", "Section_distance_to", "Section_insert_new",
    "Section_pointer", "Section_settled", "Section_start_node", "Section_update_geometry", "Table_release",
})  # fmt: skip
METHODS = OF_THE_MODEL | frozenset({
    "Exchange_living", "Exchange_object", "Exchange_point_reference", "Exchange_section", "Exchange_sections",
    "List_hoc_append", "List_hoc_count", "List_hoc_o", "List_hoc_object", "NetConMaker_new", "NetCon_del",
    "NetCon_hocset_delay", "NetCon_hocset_weight", "ParallelContext_hoc_cell", "ParallelContext_hoc_gid_connect",
    "ParallelContext_hoc_set_gid2node", "PointMaker_new", "PySection_call", "PySection_children", "PySection_connect",
    "PySection_diam3d", "PySection_eq", "PySection_insert", "PySection_iter", "PySection_n3d", "PySection_parentseg",
    "PySection_pt3dadd", "PySection_pt3dchange", "PySection_subtree", "PySection_wholetree", "PySection_x3d",
    "PySection_y3d", "PySection_z3d", "PySegment_area", "PySegment_iter", "PySegment_point_processes",
    "PyVector_getitem", "PyVector_len", "PyVector_setitem", "Random_hoc_discunif", "Random_hoc_repick",
    "Random_hoc_uniform", "Vector_hoc_max", "Vector_hoc_min", "Vector_hoc_record",
})  # fmt: skip

_loaded = False
_library: Library | None = None
_waiting: list[tuple[type, str, str, Any]] = []
_followers: list[Callable[[], Callable[[], None] | None]] = []
_loading = Lock()  # machines may run in threads


def method(cls: type, name: str, symbol: str, python: Any) -> Any:
    """The native form of a method if there is one and it is loaded; else what does it in Python."""
    if symbol not in METHODS:
        return python
    if not _loaded:
        _waiting.append((cls, name, symbol, python))
    return python if _library is None else _library.method(cls, name, symbol, python)


def register(cls: type, name: str, symbol: str) -> None:
    """A method of a class that is native from when the code is loaded on."""
    setattr(cls, name, method(cls, name, symbol, vars(cls)[name]))


def in_python(made: Any) -> Any:
    """The form in Python of a native method; anything else as it is."""
    is_native = _library is not None and isinstance(made, MethodDescriptorType)
    return _library.methods.get(made, (made,))[0] if is_native else made


def follow(ready: Callable[[], Callable[[], None] | None]) -> None:
    """Have something done when the code is loaded, or now. `ready` is a weak reference to it."""
    if not _loaded:
        _followers.append(ready)
    elif (done := ready()) is not None:
        done()


def load(compiles: bool = True) -> Library | None:
    """From now on the methods are native; None if CPython is not as it is known here, or they can not be compiled.
    `compiles`: also where the code is not in the cache."""
    global _loaded, _library
    if _loaded:
        return _library
    with _loading:
        if not _loaded:
            try:
                from . import library

                if not compiles and library.kept_code() is None:
                    return None
                _library = library.Library.here()
            except Exception as error:  # all is there in Python, too
                if options.get("debug"):
                    print(f"there are no native methods: {error!r}", file=sys.stderr)
            for cls, name, symbol, python in _waiting if _library is not None else ():
                if vars(cls).get(name) is python:
                    setattr(cls, name, _library.method(cls, name, symbol, python))
            _loaded = True
            for ready in _followers:
                if (done := ready()) is not None:
                    done()
            _waiting.clear()
            _followers.clear()
    return _library


def load_what_is_kept() -> None:
    """Load the code if it is in the cache: Python programs make objects soon."""
    if _patience >= FEW:
        load(compiles=False)


FEW = 50  # segments and objects, after which it pays to load code that is in the cache
_patience = int(options.get("native"))
_before = min(FEW, max(_patience, 0))
tick: Callable[[], Any] = chain(
    repeat(None, _before), map(load, (_patience < FEW,)), repeat(None, _patience - _before), map(load, (True,)),
    repeat(None),
).__next__  # fmt: skip
"""Called where a segment or an object of hoc is made; loads at last, once."""
