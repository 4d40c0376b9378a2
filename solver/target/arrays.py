"""Arrays that native code likes, and the slots through which a kernel gets its arguments."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from weakref import WeakValueDictionary

import numpy as np

from ..ir.types import Type, f64

ALIGNMENT = 64
PAGE = 4096
PADDING = 8  # elements that may be touched beyond the end: the length is rounded up to a full vector
DTYPES = {
    Type.f64_array: np.dtype("f8"), Type.f32_array: np.dtype("f4"),
    Type.i64_array: np.dtype("i8"), Type.i32_array: np.dtype("i4"),
}  # fmt: skip

_put_whole, _put_double = struct.Struct("<q").pack_into, struct.Struct("<d").pack_into
_put_single = struct.Struct("<f4x").pack_into

_skew = 0


def aligned(length: int, dtype: object = "f8", fill: float = 0) -> np.ndarray:
    """A one-dimensional array that starts at a multiple of 64 bytes, padded to whole vectors.

    Successive arrays start at different places within a page: columns that lie a multiple of 4096 bytes apart
    fight for the same cache sets (three times slower, measured).
    """
    global _skew
    dtype = np.dtype(dtype)
    size = -(-max(length, 1) // PADDING) * PADDING * dtype.itemsize
    raw = np.empty(size + PAGE + ALIGNMENT, np.uint8)
    _skew = (_skew + 5 * ALIGNMENT) % PAGE
    start = (_skew - raw.ctypes.data) % PAGE
    raw[start : start + size] = 0
    array = raw[start : start + size].view(dtype)[:length]
    if fill:
        array[:] = fill
    return array


class Slots:
    """The arguments of one launch of a kernel: slot k is the address, integer or float bits of parameter k.

    `kernel` is anything with `parameters`; `bindings` gives each by name: a numpy array (kept alive; contiguous, of
    the parameter's type; arrays that are written must not overlap others), or a number. Scalars are changed between
    runs with `slots["dt"] = 0.05`, arrays likewise (after a reallocation).
    """

    __slots__ = ("parameters", "values", "positions", "arrays", "__weakref__")

    def __init__(self, kernel: object, bindings: Mapping[str, object]) -> None:
        self.parameters = kernel.parameters
        self.positions = {p.name: k for k, p in enumerate(self.parameters)}
        self.values = np.zeros(max(len(self.parameters), 1), np.int64)
        self.arrays: dict[str, np.ndarray] = {}
        for parameter in self.parameters:
            if parameter.name not in bindings:
                raise KeyError(f"no binding for parameter {parameter.name} of {getattr(kernel, 'name', kernel)}")
            self[parameter.name] = bindings[parameter.name]
        self.check_overlap()
        _by_address[self.address] = self

    @staticmethod
    def at(address: int) -> Slots:
        """The slots at an address."""
        return _by_address[address]

    @property
    def address(self) -> int:
        return self.values.ctypes.data

    def __setitem__(self, name: str, value: object) -> None:
        position = self.positions[name]
        type = self.parameters[position].type
        if type.is_array:
            self.values[position] = self._array_address(name, type, value)
        elif type.is_float:
            (_put_double if type is f64 else _put_single)(self.values, 8 * position, value)
        else:
            _put_whole(self.values, 8 * position, int(value))

    def _array_address(self, name: str, type: Type, value: object) -> int:
        if not isinstance(value, np.ndarray) or value.dtype != DTYPES[type] or not value.flags.c_contiguous:
            got = f"{value.dtype} array" if isinstance(value, np.ndarray) else repr(value)
            raise TypeError(f"parameter {name} needs a contiguous {DTYPES[type]} array, not {got}")
        self.arrays[name] = value
        return value.ctypes.data

    def check_overlap(self) -> None:
        """Refuses a written array that shares memory with another one: kernels are compiled as if none did."""
        spans = sorted(
            (int(self.values[k]), int(self.values[k]) + self.arrays[p.name].nbytes, p.writes, p.name)
            for k, p in enumerate(self.parameters)
            if p.type.is_array and self.arrays[p.name].nbytes
        )
        end, writes, name = 0, False, ""
        for start, stop, this_writes, this_name in spans:
            if start < end and (writes or this_writes):
                raise ValueError(f"arrays {name} and {this_name} overlap and one of them is written")
            if stop > end:
                end, writes, name = stop, this_writes, this_name


_by_address: WeakValueDictionary[int, Slots] = WeakValueDictionary()
