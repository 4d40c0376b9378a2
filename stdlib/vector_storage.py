"""Where a Vector keeps its numbers.

They lie in an `array('d')`: reading or setting one and appending are as cheap as a list's and give Python floats, and
`values` is the same memory as a numpy array. While someone holds such a view (a graph, numpy code, native code that
was given an element's address) the array can not grow in place; it then moves to a new place, and the old memory stays
with who holds it, as NEURON's Vectors move when they outgrow their buffer.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from math import nan
from typing import Any, ClassVar, TypeVar

import numpy as np

from ..interp.values import FLOAT_EPSILON, ElementPointer, HocObject
from ..lang.errors import RanvierError
from .context import object_of_running_code

LARGEST = 2**31 - 1  # elements
Self = TypeVar("Self", bound="VectorStorage")


FEW = 15
EMPTY = array("d").__sizeof__()


class VectorStorage(HocObject):
    """Numbers, a label and the size of the buffer as NEURON would report it."""

    __slots__ = ("data", "capacity")  # quicker to make

    vector_class: ClassVar[type[VectorStorage]]
    recorded_class: ClassVar[type[VectorStorage]]
    """Of those that record."""
    data: array
    label_text: str = ""
    capacity: int
    links: list[Any] | None = None
    """What plays this Vector: each has `remove()`."""
    stays = False
    """Whether C text has had its address: the memory is to stay when the size shrinks."""

    def new(self: Self, values: Iterable[float] | np.ndarray = ()) -> Self:
        """Another Vector with these values."""
        made = self.vector_class(self.machine)
        made.data = as_array(values)
        made.capacity = len(made.data)
        return made

    @property
    def values(self) -> np.ndarray:
        """The live numbers as float64 array: a view, valid until the size changes."""
        data = self.data
        return np.frombuffer(data) if data else np.empty(0)

    def assign(self: Self, values: Iterable[float] | np.ndarray) -> Self:
        """Takes these values and their number; the memory stays where it is if the size does. Returns self."""
        made = values if isinstance(values, np.ndarray) else as_array(values)
        if len(made) != len(self.data):
            self.set_size(len(made))
        if len(made):
            self.values[:] = made
        return self

    def first_element(self) -> VectorElement:
        """A pointer to the first number."""
        return VectorElement(self, 0)

    def set_size(self, size: float) -> None:
        """Grows with zeros or cuts off the end."""
        if not 0 <= size <= LARGEST:
            raise RanvierError(f"a Vector can not have {size:g} elements")
        size = int(size)
        data, old = self.data, len(self.data)
        try:
            if size > old:
                self._reserve(size)
                data.frombytes(bytes(8 * (size - old)))
            elif self.stays:
                _shrink(data, size)
            else:
                del data[size:]
        except BufferError:
            self.data = array("d", memoryview(data)[: min(size, old)])
            self.data.frombytes(bytes(8 * (size - len(self.data))))

    def _reserve(self, size: int) -> None:
        self._settle()
        if size > self.capacity:
            self.capacity = max(size, 2 * len(self.data))

    def room(self) -> int:
        """How many elements fit without moving, as NEURON counts it."""
        self._settle()
        return self.capacity

    def lend(self) -> int:
        """The address of the numbers, for C text: it may write as far as the buffer goes. Much C text reads, or even
        writes, one element too many: that is no other's memory, and like what NEURON has there no usual number."""
        self.stays = True
        room, size = self.room(), len(self.data)
        if (self.data.__sizeof__() - EMPTY) // 8 <= room:
            self.data = self.data[:]
            self.data.frombytes(bytes(8 * (room - size)))
            self.data.append(nan)
            _shrink(self.data, size)
        return self.data.buffer_info()[0]

    def _settle(self) -> None:
        """Account for what was appended: one by one, the buffer doubled whenever it was full."""
        while self.capacity < len(self.data):
            self.capacity = max(1, 2 * self.capacity)

    def movable(self) -> array:
        """The numbers in an array that may be resized, moved to a new place if someone looks at the old one."""
        data = self.data
        try:
            data.append(0.0)
            data.pop()
        except BufferError:
            self.data = data = array("d", data)
        return data

    def part(self, start: float | None, end: float | None, title: str) -> slice:
        """The elements from start to end inclusive, or all; raises RanvierError if they are not all there."""
        if start is None:
            return slice(0, len(self.data))
        if end is None:
            raise RanvierError(f"Vector.{title}: the end of the range is missing")
        last = len(self.data) - 1
        if not (0 <= start <= last and int(start) <= end <= last):
            size = last + 1
            raise RanvierError(f"Vector.{title}: {start:g} to {end:g} is not a range of a Vector of size {size}")
        return slice(int(start), int(end) + 1)

    def same_size(self, other: VectorStorage, title: str) -> np.ndarray:
        """The other's values; raises RanvierError if there are not as many as here."""
        if len(other.data) != len(self.data):
            raise RanvierError(f"Vector.{title}: sizes {len(self.data)} and {len(other.data)} differ")
        return other.values

    def as_many(self, other: VectorStorage, title: str) -> np.ndarray:
        """The other's first values, as many as there are here; raises RanvierError if there are fewer."""
        if len(other.data) < len(self.data):
            raise RanvierError(f"Vector.{title}: {len(self.data)} elements are needed, {other} has {len(other.data)}")
        return other.values[: len(self.data)]

    @property
    def epsilon(self) -> float:
        """hoc's float_epsilon: how much two numbers may differ and be called equal."""
        return self.machine.epsilon.value

    def hoc_function(self, name: str) -> Callable[[float], float]:
        """The function of hoc of this name, seen from the code that runs now."""
        this = object_of_running_code(self.machine)
        scope = this.template.scope if this else self.machine.globals
        if this is None or scope.find(name) is None:
            self.machine.function(name)  # an error if there is none
        call = self.machine.caller(scope, name)
        return lambda *numbers: float(call(this, *numbers))


class VectorElement(ElementPointer):
    """`&v.x[i]`: follows the Vector where it moves; dead if the Vector got too small."""

    __slots__ = ()

    def offset(self, by: int) -> VectorElement:
        return VectorElement(self.array, self.position + by)


def _shrink(data: array, size: int) -> None:
    """Cut off the end, and leave the memory as it is: so does Python when a few elements go at once."""
    while len(data) > size:
        del data[max(size, len(data) - FEW) :]


def as_array(values: Iterable[float] | np.ndarray) -> array:
    """A new array of doubles."""
    made = array("d")
    if isinstance(values, np.ndarray):
        made.frombytes(np.ascontiguousarray(values, dtype=np.float64).tobytes())
    else:
        made.extend(values)
    return made


def quiet() -> np.errstate:
    """`with quiet():` what is too large becomes inf and what is undefined nan, without numpy's warnings."""
    return np.errstate(all="ignore")


def ordered_sum(values: np.ndarray, factors: np.ndarray | float = 1.0) -> float:
    """The sum (of products) from the first to the last, as a loop would add them (numpy's own adds in pairs)."""
    with quiet():
        return float(np.cumsum(values * factors)[-1]) + 0.0 if len(values) else 0.0  # a loop from 0: never -0


def whole_index(index: float) -> int:
    """A subscript; -1 means 0, as NEURON's truncation has it."""
    return int(index + FLOAT_EPSILON)
