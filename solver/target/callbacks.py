"""Python functions that native code can call, and memory that it reads."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

TYPES: dict[str, Any] = {
    "double": ctypes.c_double, "int": ctypes.c_int, "long": ctypes.c_long, "address": ctypes.c_void_p,
    "string": ctypes.c_char_p, "void": None,
}  # fmt: skip


def callback(function: Callable[..., Any], types: Sequence[str]) -> Any:
    """The function as native code calls it, its result's type first; to be kept. `address` tells where it is."""
    return ctypes.CFUNCTYPE(*(TYPES[name] for name in types))(function)


def address(made: Any) -> int:
    """Where a callback or a variable is."""
    if isinstance(made, ctypes._SimpleCData):
        return ctypes.addressof(made)
    return ctypes.cast(made, ctypes.c_void_p).value or 0


def variable(kind: str) -> Any:
    """A variable that native code shares; its `value` can be read and set."""
    return TYPES[kind]()


def number_at(where: int) -> float:
    """The double at an address."""
    return ctypes.c_double.from_address(where).value


def numbers_at(where: int, count: int) -> list[float]:
    """The doubles from an address on."""
    return list((ctypes.c_double * count).from_address(where)) if count else []


def array_at(where: int, count: int) -> np.ndarray:
    """The doubles from an address on, as an array that shares them."""
    return np.frombuffer((ctypes.c_double * count).from_address(where))


def put_address(where: int, value: int) -> None:
    """Write an address to an address."""
    ctypes.c_void_p.from_address(where).value = value


def address_at(where: int) -> int:
    """The address that stands at an address."""
    return ctypes.c_void_p.from_address(where).value or 0


def call(where: int, *arguments: int) -> float:
    """Call the native function `double f(void*, …)` at an address."""
    return _callable(where, len(arguments))(*arguments)


@cache
def _callable(where: int, count: int) -> Callable[..., float]:
    return ctypes.CFUNCTYPE(ctypes.c_double, *[ctypes.c_void_p] * count)(where)


def put_numbers(where: int, values: Sequence[float]) -> None:
    """Write doubles to an address."""
    (ctypes.c_double * len(values)).from_address(where)[:] = values


def put_integers(where: int, values: Sequence[int]) -> None:
    """Write 64-bit integers to an address."""
    (ctypes.c_int64 * len(values)).from_address(where)[:] = values


def string_at(where: int) -> bytes:
    """The string at an address, without its closing 0."""
    return ctypes.string_at(where)


def integer_at(where: int) -> int:
    """The 32-bit unsigned integer at an address."""
    return ctypes.c_uint32.from_address(where).value


def put_integer(where: int, value: int) -> None:
    ctypes.c_uint32.from_address(where).value = value


SHOWN = 24  # place in it


def object_memory(name: bytes, index: int, memory: Any = None) -> Any:
    """Memory, new or given, that looks like hoc's Object: refcount, index, u.this_pointer (itself), ctemplate; behind
    it what a List shows (lang/c/lists.h)."""
    memory = memory or ctypes.create_string_buffer(32)
    at = ctypes.addressof(memory)
    ctypes.c_int32.from_address(at).value = 1
    ctypes.c_int32.from_address(at + 4).value = index
    put_address(at + 8, at)
    put_address(at + 16, ctypes.addressof(_template_memory(name)))
    put_address(at + SHOWN, 0)
    return memory


@cache
def _template_memory(name: bytes) -> Any:
    """What all objects of a class share: ctemplate->sym->name."""
    memory = ctypes.create_string_buffer(16 + len(name) + 1)
    at = ctypes.addressof(memory)
    put_address(at, at + 8)
    put_address(at + 8, at + 16)
    ctypes.memmove(at + 16, name, len(name))
    return memory


@cache
def _library() -> Any:
    library = ctypes.CDLL(None)
    for name, types in (
        ("fopen", ("address", "string", "string")), ("fclose", ("int", "address")),
        ("calloc", ("address", "long", "long")),
        ("fseek", ("int", "address", "long", "int")), ("ftell", ("long", "address")),
    ):  # fmt: skip
        function = getattr(library, name)
        function.restype, function.argtypes = TYPES[types[0]], [TYPES[one] for one in types[1:]]
    return library


def open_file(path: bytes, mode: bytes, position: int) -> int:
    """A FILE* of the C library at a position of a file; 0 if it cannot be opened."""
    file = _library().fopen(path, mode)
    if file:
        _library().fseek(file, position, 0)
    return file or 0


def close_file(file: int) -> int:
    """Close a FILE*; the position it had."""
    position = _library().ftell(file)
    _library().fclose(file)
    return position


def allocate(size: int) -> int:
    """A block of the C library, filled with zeros."""
    return _library().calloc(1, max(size, 1))


def copy(to: int, where: int, size: int) -> None:
    ctypes.memmove(to, where, size)


def put_bytes(where: int, text: bytes) -> None:
    ctypes.memmove(where, text, len(text))


def string_memory(text: bytes) -> Any:
    """Memory with a string and its closing 0; keep it as long as native code may look."""
    return ctypes.create_string_buffer(text)


def number_memory(value: float) -> Any:
    """Memory with one double."""
    return ctypes.c_double(value)


def memory_address(memory: Any) -> int:
    return ctypes.addressof(memory)
