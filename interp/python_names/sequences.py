"""What Python can do with some of hoc's objects besides calling their methods: `len`, `[]`, arithmetic, numpy."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from operator import index as whole
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from .. import native
from ..point_processes import PointProcessObject
from .base import OfHoc
from .failures import HocError, python_error
from .plots import Graph, PlotShape, RangeVarPlot, Scene

if TYPE_CHECKING:
    from .exchange import Exchange
    from .sections import Section
    from .segments import Segment


_new = object.__new__


class VectorElements(OfHoc):
    """v.x: the elements of a Vector."""

    __slots__ = ("_hoc",)
    _hoc: Any

    def __getitem__(self, index: int) -> float:
        if type(index) is int and index >= 0:
            try:
                return self._hoc.data[index]
            except IndexError:
                pass
        return self._hoc.data[self._checked(index)]

    def __setitem__(self, index: int, value: float) -> None:
        self._hoc.data[self._checked(index)] = value

    def _checked(self, index: Any) -> int:
        i = whole(index)
        if not 0 <= i < len(self._hoc.data):
            raise IndexError(f"{self._hoc}.x: index {i} is out of range, the size is {len(self._hoc.data)}")
        return i

    def __len__(self) -> int:
        return len(self._hoc.data)

    def __iter__(self) -> Iterator[float]:
        return iter(self._hoc.data)

    def __repr__(self) -> str:
        return f"{self._hoc}.x[?]"


class Vector:
    """A Vector is a sequence of numbers, and an array of numpy."""

    __slots__ = ()

    _hoc: Any
    _exchange: Exchange

    @classmethod
    def _made(cls, exchange: Exchange, given: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if len(given) == 1 and not isinstance(given[0], (int, float, str)) and hasattr(given[0], "__iter__"):
            made = exchange.call_as_it_is(exchange.constructor(cls), (), options, False)
            made.assign(numbers_of(given[0]))
            return made
        return exchange.call_as_it_is(exchange.constructor(cls), given, options, False)

    @property
    def x(self) -> VectorElements:
        """v.x[i]: an element; it can be assigned."""
        made = _new(VectorElements)
        made._hoc = self._hoc
        return made

    @x.setter
    def x(self, value: Any) -> None:
        raise TypeError("'x' requires subscript for assignment")

    def __len__(self) -> int:
        return len(self._hoc.data)

    def __getitem__(self, index: Any) -> Any:
        try:
            return self._hoc.data[index] if type(index) is not slice else self._part(index)
        except IndexError:
            raise IndexError(f"{self._hoc}: index {index} is out of range") from None
        except TypeError:
            return self[whole(index)]

    def _part(self, part: slice) -> Any:
        return self._exchange.object(self._hoc.new(self._hoc.data[part]))

    def __setitem__(self, index: Any, value: Any) -> None:
        if type(index) is slice:
            self._set_part(index, value)
            return
        try:
            self._hoc.data[index] = value
        except IndexError:
            raise IndexError(f"{self._hoc}: index {index} is out of range") from None

    def _set_part(self, part: slice, given: Any) -> None:
        if not isinstance(given, Iterable):
            raise TypeError("can only assign an iterable")
        values = numbers_of(given)
        places = range(*part.indices(len(self._hoc.data)))
        if len(values) != len(places):
            raise IndexError(f"{len(values)} numbers for {len(places)} elements")
        for i, value in zip(places, values, strict=True):
            self._hoc.data[i] = value

    def __iter__(self) -> Iterator[float]:
        return iter(self._hoc.data)

    def __contains__(self, value: object) -> bool:
        return value in self._hoc.data

    def __reversed__(self) -> Iterator[float]:
        return reversed(self._hoc.data)

    # -- numpy

    def as_numpy(self) -> np.ndarray:
        """The numbers themselves as an array of numpy: what is assigned there is assigned here, until the size
        changes."""
        return self._hoc.values

    @property
    def __array_interface__(self) -> dict[str, Any]:
        return self._hoc.values.__array_interface__

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self._hoc.values, dtype, copy=copy)

    def to_python(self, target: Any = None) -> list[float]:
        """A list of the numbers; or they are put into a sequence of the same size."""
        if target is None:
            return list(self._hoc.data)
        if len(target) != len(self):
            raise refused(f"the size of {self._hoc} is {len(self)}, not {len(target)}")
        for i, value in enumerate(self._hoc.data):
            target[i] = value
        return target

    def from_python(self, values: Iterable[float]) -> Vector:
        """Take the numbers of a sequence."""
        self._hoc.assign(numbers_of(values))
        return self

    # -- arithmetic gives new Vectors

    def _new(self, values: np.ndarray) -> Any:
        return self._exchange.object(self._hoc.new(values))

    def _combined(self, other: Any, combine: Callable[..., Any]) -> Any:
        right = other._hoc.values if isinstance(other, Vector) else other
        if right is not other and len(right) != len(self):
            raise refused(f"{self._hoc} has {len(self)} elements, {other._hoc} {len(right)}")
        if isinstance(other, np.ndarray) or not isinstance(right, (int, float, np.ndarray, np.number)):
            return NotImplemented  # with an array numpy makes one of it
        return self._new(combine(self._hoc.values, right))

    def __add__(self, other: Any) -> Vector:
        return self._combined(other, np.add)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Vector:
        return self._combined(other, np.subtract)

    def __rsub__(self, other: Any) -> Vector:
        return self._combined(other, lambda own, given: given - own)

    def __mul__(self, other: Any) -> Vector:
        return self._combined(other, np.multiply)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Vector:
        if not isinstance(other, (Vector, np.ndarray)) and other == 0:
            raise refused(f"{self._hoc} is to be divided by zero")
        with np.errstate(all="ignore"):
            return self._combined(other, np.divide)

    def __rtruediv__(self, other: Any) -> Vector:
        with np.errstate(all="ignore"):
            return self._combined(other, lambda own, given: given / own)

    def __neg__(self) -> Vector:
        return self._new(-self._hoc.values)

    def __pos__(self) -> Vector:
        return self._new(+self._hoc.values)

    def __abs__(self) -> Vector:
        return self._new(np.abs(self._hoc.values))

    # -- pickle, copy

    def __reduce__(self) -> Any:
        return _vector_of, (bytes(self._hoc.data),)

    def __copy__(self) -> Any:
        return self._new(self._hoc.values)

    def __deepcopy__(self, memo: Any) -> Any:
        return self._new(self._hoc.values)

    def _repr_html_(self) -> str:
        shown = ", ".join(f"{value:g}" for value in self._hoc.data[:8])
        more = ", …" if len(self) > 8 else ""
        return f"<b>{self._hoc}</b> of {len(self)}: [{shown}{more}]"


def _vector_of(data: bytes) -> Any:
    """A Vector that was pickled, in the machine of `from ranvier import h`."""
    from importlib import import_module

    made = import_module(__package__.partition(".")[0]).h.Vector(0)
    made._hoc.assign(np.frombuffer(data))
    return made


def numbers_of(values: Any) -> np.ndarray:
    """The numbers of something that can be gone through, in a row."""
    try:
        row = np.asarray(values if hasattr(values, "__array_interface__") else array("d", values))
        if row.dtype.kind == "O":
            row = np.array([float(value) for value in row])
    except (TypeError, ValueError):
        row = None
    if row is None or row.ndim != 1 or row.dtype.kind not in "biuf" or isinstance(values, (bytes, Mapping, Set)):
        raise refused("a Vector takes a sequence of numbers")
    return row.astype(np.float64, copy=False)


def refused(why: str) -> HocError:
    """An error of a program in Python, as a method of hoc would raise it."""
    return python_error(RanvierError(why))


class List:
    """A List is a sequence of objects."""

    __slots__ = ()

    _hoc: Any
    _exchange: Exchange

    def __len__(self) -> int:
        return self._hoc.objects.count()

    def __getitem__(self, index: int) -> Any:
        i, count = whole(index), len(self)
        if not -count <= i < count:
            raise IndexError(f"{self._hoc}: index {index} is out of range")
        return self._exchange.to_python(self._hoc.objects.at(i % count))

    def __iter__(self) -> Iterator[Any]:
        hoc = self._hoc
        return map(self._exchange.object, hoc.items if hoc.own is None else hoc.own)

    def __contains__(self, value: Any) -> bool:
        return any(one == value for one in self)


class SectionList:
    """A SectionList can be gone through; it is made of anything that gives sections."""

    __slots__ = ()

    _hoc: Any
    _exchange: Exchange

    @classmethod
    def _made(cls, exchange: Exchange, given: tuple[Any, ...], options: dict[str, Any]) -> Any:
        made = super()._made(exchange, (), options)  # type: ignore[misc]
        if given:
            if isinstance(given[0], exchange.Section) or not isinstance(given[0], Iterable):
                raise refused("SectionList takes something that gives sections")
            made.members = exchange.living(list(given[0]))
        return made

    def append(self, *given: Section, **options: Any) -> float:
        """Append a section: the one that is given or named by sec=, or the accessed one."""
        if given and not (len(given) == 1 and isinstance(given[0], self._exchange.Section)):
            raise refused("SectionList.append takes a section")
        return self._exchange.call(self._hoc.hoc_append, given, options, False)

    def __len__(self) -> int:
        return len(self._hoc.sections())

    def __iter__(self) -> Iterator[Section]:
        return self._exchange.sections(self._hoc.members.copy())

    def __contains__(self, section: Any) -> bool:
        return isinstance(section, self._exchange.Section) and section._section in self._hoc.sections()


class PlacedObject:
    """A point process sits in a segment."""

    __slots__ = ()

    _hoc: PointProcessObject
    _exchange: Exchange

    @classmethod
    def _made(cls, exchange: Exchange, given: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if len(given) == 1 and type(given[0]) is exchange.Segment and not options:
            segment = given[0]
            return exchange.run(exchange.constructor(cls), (segment.x,), segment.sec.living())
        if given and isinstance(given[0], exchange.Section):
            raise TypeError(f"{cls.__name__} is placed in a segment, as in {cls.__name__}({given[0]}(0.5))")
        return exchange.call_as_it_is(exchange.constructor(cls), given, options, False)

    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
        place = self._hoc.point.get_loc()
        return None if place is None else self._exchange.segment(*place)


class NetCon:
    """The ends of a connection as segments."""

    __slots__ = ()

    _hoc: Any
    _exchange: Exchange

    def preseg(self) -> Segment | None:
        """The segment of the source's voltage; None if the source is no voltage."""
        return self._segment(self._hoc.preloc)

    def postseg(self) -> Segment | None:
        """The segment of the target."""
        return self._segment(self._hoc.postloc)

    def _segment(self, locate: Callable[[], float]) -> Any:
        stack = self._exchange.machine.section_stack
        depth = len(stack)
        x = locate()
        if len(stack) == depth:
            return None
        section = stack.pop()
        return self._exchange.segment(section, x) if x >= 0.0 else None


for _name in ("getitem", "setitem", "len"):
    native.register(Vector, f"__{_name}__", f"PyVector_{_name}")

BY_CLASS: dict[str, type] = {
    "Vector": Vector,
    "List": List,
    "SectionList": SectionList,
    "RangeVarPlot": RangeVarPlot,
    "PlotShape": PlotShape,
    "Graph": Graph,
    "Shape": Scene,
    "NetCon": NetCon,
}
"""By the name of hoc's class."""

__all__ = ["BY_CLASS", "PlacedObject", "Sequence", "numbers_of"]
