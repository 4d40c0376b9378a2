"""Vector: a list of numbers that grows, with its arithmetic, statistics, files, plots and recordings.

This file has the class with making, reading, cutting and joining; the `vector_*.py` beside it hold the rest by topic.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from math import floor
from typing import Any

import numpy as np

from ..interp.registry import element, hoc_class, method
from ..interp.values import HocObject, ObjectCell, Pointer
from ..lang.errors import RanvierError
from ..solver.interrupts import aside
from .vector_arithmetic import VectorArithmetic
from .vector_files import VectorFiles
from .vector_fit import VectorFit
from .vector_fourier import VectorFourier
from .vector_graph import VectorGraph
from .vector_play import Recorded, VectorPlay
from .vector_search import VectorSearch
from .vector_spikes import VectorSpikes
from .vector_statistics import VectorStatistics
from .vector_storage import LARGEST, VectorElement, VectorStorage, whole_index

_ZERO = array("d", [0.0])
_MOST = float(LARGEST)


@hoc_class("Vector")
class Vector(
    VectorArithmetic,
    VectorStatistics,
    VectorSearch,
    VectorFourier,
    VectorSpikes,
    VectorFit,
    VectorFiles,
    VectorGraph,
    VectorPlay,
):
    """new Vector(size, value): an array of numbers, of the given size (default 0) with each element set to value (0).

    Elements are v.x[0] to v.x[v.size-1]. Methods that change the Vector return it, so that they can be chained:
    v.c.add(2).mul(w) leaves v as it is, since v.c is a copy.
    """

    def __init__(self, machine: object, size: object = 0.0, value: float = 0.0) -> None:
        if type(size) is not float:
            raise RanvierError("Vector: the size must be a number")
        if not 0 <= size <= LARGEST:
            raise RanvierError(f"Vector: the size must be 0 to {LARGEST}, not {size:g}")
        count = int(size)
        self.data = (_ZERO if not value else array("d", [value])) * count
        self.capacity = count

    @staticmethod
    def maker(machine: Any, checked: Callable[..., Vector]) -> Callable[..., Vector]:
        """What `new Vector(size)` calls (the registry would make a slower one)."""
        new = machine.instances[Vector].new

        def new_vector(size: object = 0.0, *more: object) -> Vector:
            if more or type(size) is not float or not 0.0 <= size <= _MOST:
                return checked(size, *more)
            made = new()
            made.capacity = count = int(size)
            made.data = _ZERO * count
            return made

        return new_vector

    # -- elements

    @element("x")
    def x(self, index: int) -> float:
        """v.x[i]: the element at an index, from 0 to size-1; it can be assigned, and &v.x[i] is a pointer to it."""
        return self.data[self._checked(index)]

    @x.setter
    def _set_x(self, value: float, index: int) -> None:
        self.data[self._checked(index)] = value

    @x.pointer
    def _point_to_x(self, index: int) -> VectorElement:
        return VectorElement(self, self._inside(index, "x"))

    def hocat_x(self, index: float) -> float:
        """What `v.x[i]` calls (the registry would make a slower one)."""
        try:
            i = floor(index + 1e-11)
            if i >= 0:
                return self.data[i]
        except IndexError:
            pass
        return self.data[self._checked(index)]

    def hocput_x(self, value: float, index: float) -> float:
        """What `v.x[i] = value` calls."""
        try:
            i = floor(index + 1e-11)
            if i >= 0:
                self.data[i] = value
                return value
        except IndexError:
            pass
        except TypeError:
            raise RanvierError("an element of a Vector is a number") from None
        self.data[self._checked(index)] = value
        return value

    def hocptr_x(self, index: float) -> VectorElement:
        """What `&v.x[i]` calls."""
        i = int(index + 1e-11)
        return VectorElement(self, i if 0 <= i < len(self.data) else self._inside(i, "x"))

    def _checked(self, index: float) -> int:
        i = whole_index(index)
        if not 0 <= i < len(self.data):
            raise RanvierError(f"index {i} of Vector.x is out of range: the size of {self} is {len(self.data)}")
        return i

    @method
    def get(self, index: float) -> float:
        """v.get(i): the element at an index; v.x[i] is the newer way to write it."""
        return self.data[self._inside(index, "get")]

    @method
    def set(self, index: float, value: float) -> Vector:
        """v.set(i, value) sets one element and returns v."""
        self.data[self._inside(index, "set")] = value
        return self

    def _inside(self, index: float, title: str) -> int:
        if not 0 <= index <= len(self.data) - 1:
            size = len(self.data)
            raise RanvierError(f"Vector.{title}: index {index:g} is out of range: the size of {self} is {size}")
        return int(index)

    # -- size

    @method
    def size(self) -> int:
        """v.size(): how many elements there are."""
        return len(self.data)

    def hoc_size(self, *_: object) -> float:
        """What `v.size` calls."""
        return float(len(self.data))

    @method
    def resize(self, size: float) -> Vector:
        """v.resize(n): cuts off the end, or appends zeros. Returns v."""
        self.set_size(size)
        return self

    @method
    def clear(self) -> Vector:
        """v.clear(): no elements any more; the buffer stays. Returns v."""
        self.set_size(0)
        return self

    @method
    def buffer_size(self, size: int | None = None) -> int:
        """v.buffer_size(n): how many elements fit without moving to new memory; with n makes room for so many."""
        if size is not None:
            if size < len(self.data):
                raise RanvierError(f"Vector.buffer_size: {size} is less than the size, {len(self.data)}")
            self.capacity = max(self.capacity, size)
        return self.room()

    @method
    def label(self, text: str | None = None) -> str:
        """v.label("text"): names the Vector, as graphs show it. Returns the label."""
        if text is not None:
            self.label_text = text
        return self.label_text

    # -- joining and cutting

    @method
    def append(self, *values: object) -> Vector:
        """v.append(x, w, ...): numbers and Vectors are added at the end. Returns v."""
        for value in values:
            numbers = self._argument(value, "append")
            self._reserve(len(self.data) + len(numbers))
            self.movable().extend(numbers)
        return self

    def hoc_append(self, *values: object) -> Vector:
        """What `v.append(…)` calls: mostly with one number."""
        try:
            self.data.append(*values)
            return self
        except (TypeError, BufferError):
            return self.append(*[value.value if isinstance(value, ObjectCell) else value for value in values])

    def _argument(self, value: object, title: str) -> array:
        """The numbers of one argument: a Vector's or a number."""
        if isinstance(value, Vector):
            if value is self:
                raise RanvierError(f"Vector.{title}: a Vector can not be given to itself, use a copy (v.c)")
            return value.data
        if isinstance(value, (int, float)):
            return array("d", [value])
        if isinstance(value, HocObject) or value is None:
            raise RanvierError(f"Vector.{title}: an argument is {value or 'NULLobject'}, not a number or Vector")
        return array("d")  # NEURON passes over strings

    @method
    def insrt(self, index: float, *values: object) -> Vector:
        """v.insrt(i, x, w, ...): numbers and Vectors are put before the element i. Returns v."""
        if not 0 <= index <= len(self.data):
            raise RanvierError(f"Vector.insrt: index {index:g} is not 0 to {len(self.data)}")
        place = int(index)
        inserted = array("d")
        for value in values:
            inserted.extend(self._argument(value, "insrt"))
        self.capacity = max(self.room(), len(self.data) + len(inserted))
        self.movable()[place:place] = inserted
        return self

    @method
    def remove(self, start: float, end: float | None = None) -> Vector:
        """v.remove(i) or v.remove(start, end): takes out one element or a range, both ends included. Returns v."""
        part = self.part(start, start if end is None else end, "remove")
        del self.movable()[part]
        return self

    # -- filling

    @method
    def fill(self, value: float, start: float | None = None, end: float | None = None) -> Vector:
        """v.fill(value, start, end): sets all elements, or those from start to end, to one value. Returns v."""
        self.values[self.part(start, end, "fill")] = value
        return self

    @method
    def indgen(self, first: float | None = None, second: float | None = None, third: float | None = None) -> Vector:
        """v.indgen(), v.indgen(step), v.indgen(start, step), v.indgen(start, stop, step): an even sequence.

        The first three keep the size: 0, 1, 2 … ; multiples of step; start, start + step, … The last makes the size
        fit: from start to stop, which is included. Returns v.
        """
        if third is not None:
            self.set_size(self._steps(first, second, third))
            start, step = first, third
        elif second is not None:
            start, step = first, second
        else:
            start, step = 0.0, 1.0 if first is None else first
        if self.data:
            self.values[:] = start + np.arange(len(self.data)) * step
        return self

    def _steps(self, start: float, stop: float, step: float) -> int:
        steps = (stop - start) / step if step else np.inf
        if not steps < LARGEST:
            raise RanvierError(f"Vector.indgen: {start:g} to {stop:g} by {step:g} are too many numbers")
        if steps < 1:
            raise RanvierError(f"Vector.indgen: {start:g} to {stop:g} has no room for a step of {step:g}")
        return int(np.floor(steps + 1e-9)) + 1

    @method
    def from_double(self, count: int, numbers: Pointer) -> Vector:
        """v.from_double(n, &x): takes n numbers of a `double x[…]`, from the given element on. Returns v."""
        if count < 0:
            raise RanvierError(f"Vector.from_double: there can not be {count} numbers")
        offset = getattr(numbers, "offset", None) or getattr(numbers, "element", None)
        if count > 1 and offset is None:
            raise RanvierError(f"Vector.from_double: the pointer is to one number, not to {count}")
        return self.assign([(offset(i) if i else numbers).get() for i in range(count)])

    # -- copies

    @method
    def c(self, start: float | None = None, end: float | None = None) -> Vector:
        """v.c, v.c(start), v.c(start, end): a new Vector with the same elements, or a part of them."""
        if start is None or (start == 0 and end is None):
            made = Vector(self.machine)
            made.data = self.data[:]
            made.capacity = len(made.data)
            return made
        return self.new(self.values[self.part(start, len(self.data) - 1 if end is None else end, "c")])

    @method
    def at(self, start: float | None = None, end: float | None = None) -> Vector:
        """v.at(start, end): the same as v.c."""
        return self.c(start, end)

    @method
    def cl(self, start: float | None = None, end: float | None = None) -> Vector:
        """v.cl(start, end): a copy with the label."""
        made = self.c(start, end)
        made.label_text = self.label_text
        return made

    @method
    def copy(self, source: Vector, *where: object) -> Vector:
        """v.copy(w): v becomes a copy of w. Further forms copy parts, v growing as needed and never shrinking:

        v.copy(w, to)                                 all of w, to v.x[to] and following
        v.copy(w, first, last)                        the elements first to last (-1: the end) of w, to v.x[0] …
        v.copy(w, to, first, last)                    these, to v.x[to] …
        v.copy(w, to, first, last, to_step, step)     every step-th of them, to every to_step-th of v
        v.copy(w, indices)                            v.x[i] = w.x[i] for each i of a Vector
        v.copy(w, from_indices, to_indices)           v.x[to.x[k]] = w.x[from.x[k]]
        Indices of the last two that do not exist are passed over. Returns v.
        """
        if not where:
            return self if source is self else self.assign(source.values)
        if isinstance(where[0], Vector):
            return self._copy_by_indices(source, *where[:2])
        if not all(isinstance(number, (int, float)) for number in where):
            raise RanvierError("Vector.copy: all arguments after the first must be numbers, or Vectors of indices")
        to, first, last, to_step, step = self._copy_range(source, list(where))
        count = (last - first) // step + 1
        needed = to + (count - 1) * to_step + 1
        if needed > len(self.data):
            self.set_size(needed)
        if source is self:
            for k in range(count):  # one after the other: what was copied may be copied again
                self.data[to + k * to_step] = self.data[first + k * step]
        else:
            self.values[to:needed:to_step] = source.values[first : last + 1 : step]
        return self

    @staticmethod
    def _copy_range(source: Vector, numbers: list[float]) -> tuple[int, int, int, int, int]:
        to, first, last, to_step, step = 0, 0, -1, 1, 1
        if len(numbers) == 1:
            to = numbers[0]
        elif len(numbers) == 2:
            first, last = numbers
        elif len(numbers) == 4:
            raise RanvierError("Vector.copy: the step in the source is missing")
        elif len(numbers) == 3:
            to, first, last = numbers
        else:
            to, first, last, to_step, step = numbers[:5]
        if last == -1:
            last = len(source.data) - 1
        if int(to) < 0 or to_step < 1 or step < 1:
            raise RanvierError("Vector.copy: the place in v must be 0 or more, the steps 1 or more")
        part = source.part(first, last, "copy") if len(numbers) > 1 else slice(0, len(source.data))
        return int(to), part.start, part.stop - 1, int(to_step), int(step)

    def _copy_by_indices(self, source: Vector, sources: Vector, targets: object = None) -> Vector:
        if targets is not None and not isinstance(targets, Vector):
            raise RanvierError("Vector.copy: the third argument must be a Vector of indices too")
        targets = sources if targets is None else targets
        for i, j in zip(map(whole_index, sources.data), map(whole_index, targets.data), strict=False):
            if 0 <= i < len(source.data) and 0 <= j < len(self.data):
                self.data[j] = source.data[i]
        return self

    @method
    def index(self, source: Vector, indices: Vector | None = None) -> Vector:
        """v.index(w, indices): v.x[k] = w.x[indices.x[k]], 0 where there is no such element; v.index(indices) of v."""
        if indices is None:
            source, indices = self, source
        at = indices.values.astype(np.int64)
        found = np.zeros(len(at))
        inside = (at >= 0) & (at < len(source.data))
        found[inside] = source.values[at[inside]]
        return self.assign(found)

    @method
    def ind(self, indices: Vector) -> Vector:
        """v.ind(indices): a new Vector of the elements at these indices; those that do not exist are left out."""
        at = indices.values.astype(np.int64)
        return self.new(self.values[at[(at >= 0) & (at < len(self.data))]])

    # -- order

    @method
    def reverse(self) -> Vector:
        """v.reverse(): the last element first. Returns v."""
        self.data.reverse()
        return self

    @method
    def rotate(self, places: int, fill: object = None) -> Vector:
        """v.rotate(n): moves the elements n places to the right (n < 0: left), those that fall off come in at the
        other end; with a second argument zeros come in instead. Returns v.
        """
        size = len(self.data)
        if not size:
            return self
        moved = np.roll(self.values, places)
        if fill is not None:
            if places < 0 or places > size:
                places = places % size if places > 0 else -(-places % size)
            moved[: max(places, 0)] = 0.0
            moved[size + min(places, 0) :] = 0.0
        self.values[:] = moved
        return self

    @method
    def sort(self) -> Vector:
        """v.sort(): the smallest element first. Returns v."""
        self.values[:] = aside(np.sort, self.values)
        return self

    @method
    def sortindex(self, target: Vector | None = None) -> Vector:
        """v.sortindex(w): the indices that sort v, in w or a new Vector."""
        order = aside(np.argsort, self.values, kind="stable").astype(np.float64)
        return self.new(order) if target is None else target.assign(order)

    @method
    def eq(self, other: Vector) -> float:
        """v.eq(w): 1 if both have the same size and elements (to within float_epsilon)."""
        same = len(self.data) == len(other.data)
        return float(same and np.all(np.abs(self.values - other.values) <= self.epsilon))

    # -- Python

    @method
    def to_python(self, target: object = None) -> object:
        """v.to_python(): a Python list of the elements; with a list or array of that size, copies them to it."""
        if target is None:
            from .python_object import PythonObject

            return PythonObject.wrapping(self.machine, self.data.tolist())
        if not hasattr(target, "__len__") or not hasattr(target, "__setitem__"):
            raise RanvierError("Vector.to_python: the target must be a list or an array of Python")
        if len(target) != len(self.data):
            raise RanvierError(f"Vector.to_python: sizes {len(self.data)} and {len(target)} differ")
        for i, number in enumerate(self.data):
            target[i] = number
        return target

    @method
    def from_python(self, source: object) -> Vector:
        """v.from_python(list or array): takes the numbers of a Python sequence. Returns v."""
        try:
            return self.assign(np.asarray(source, dtype=np.float64).ravel())
        except (TypeError, ValueError):
            raise RanvierError("Vector.from_python: the source must be numbers of Python") from None

    @method
    def as_numpy(self) -> object:
        """v.as_numpy(): the elements as numpy array in the same memory, until the size changes."""
        return self.values


class RecordedVector(Recorded, Vector):
    __doc__ = Vector.__doc__


VectorStorage.vector_class, VectorStorage.recorded_class = Vector, RecordedVector
