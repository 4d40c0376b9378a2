"""References to variables, and arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import index as whole
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ..runtime import pointer_element
from ..values import HocArray, NumberArray, NumberCell, ObjectCell, StringCell
from .base import OfHoc
from .failures import HocError, python_error

if TYPE_CHECKING:
    from .exchange import Exchange


def target_of(value: Any) -> Any:
    """Where a POINTER points that a reference is assigned to."""
    if not isinstance(value, Reference):
        raise ValueError("must be a hoc pointer")
    return value._cell


class Reference(OfHoc):
    """h.ref(x), or _ref_x of a variable x: `r[0]` is its value. Functions of hoc that assign their argument take it."""

    __slots__ = ("_exchange", "_cell", "__weakref__")
    __module__ = "hoc"

    def __init__(self, exchange: Exchange, cell: Any) -> None:
        self._exchange = exchange
        self._cell = cell

    def _element(self, index: Any) -> Any:
        i = whole(index)
        if isinstance(self._cell, (StringCell, ObjectCell)):
            if i:
                raise IndexError("a reference has one element, [0]")
            return self._cell
        if i < 0:
            raise IndexError("the elements of a reference begin with [0]")
        try:
            return pointer_element(self._cell, i)
        except RanvierError as error:
            raise IndexError(error.message) from None

    def __getitem__(self, index: int) -> Any:
        cell = self._element(index)
        try:
            return self._exchange.to_python(cell.value) if isinstance(cell, (StringCell, ObjectCell)) else cell.get()
        except RanvierError as error:
            raise python_error(error) from None

    def __setitem__(self, index: int, value: Any) -> None:
        cell = self._element(index)
        if isinstance(cell, StringCell):
            if not isinstance(value, str):
                raise TypeError("this is a reference to a string")
            cell.value = value
        elif isinstance(cell, ObjectCell):
            cell.value = self._exchange.to_hoc_object(value)
        else:
            cell.set(float(value))

    def __len__(self) -> int:
        return 1

    def __repr__(self) -> str:
        if isinstance(self._cell, StringCell):
            return f'<hoc ref str "{self[0]}">'
        if isinstance(self._cell, NumberCell):
            return f"<hoc ref value {self[0]:f}>"
        if isinstance(self._cell, ObjectCell):
            return f'<hoc ref value "{self[0]}">'
        try:
            return f"<pointer to hoc scalar {self[0]:g}>"
        except HocError:
            return "<pointer to hoc scalar that is gone>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Reference):
            return NotImplemented
        same = getattr(self._cell, "same", None)
        return self._cell is other._cell or (same is not None and bool(same(other._cell)))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self._cell, part, None) for part in ("column", "handle", "index")))


def reference_to(exchange: Exchange, cell: Any) -> Reference:
    """A Reference, quicker made."""
    made = _new(Reference)
    made._exchange = exchange
    made._cell = cell
    return made


_new = object.__new__


class Elements(OfHoc):
    """An array of hoc, or what is left of its dimensions: `a[i]`, `a[i][j]`."""

    __slots__ = ("_exchange", "_get", "_put", "_sizes", "_owner", "_name", "_indices")
    __module__ = "hoc"

    def __init__(
        self,
        exchange: Exchange,
        get: Callable[..., Any],
        put: Callable[..., Any] | None,
        sizes: tuple[int | None, ...],
        name: str,
        indices: tuple[float, ...] = (),
        owner: Any = None,
    ) -> None:
        self._exchange = exchange
        self._get = get
        self._put = put
        self._sizes = sizes  # of the dimensions; None: it is not known before an element is asked for
        self._name = name
        self._indices = indices
        self._owner = owner  # the object that has them

    @property
    def _title(self) -> str:
        return self._name if self._owner is None else f"{self._owner}.{self._name}"

    @classmethod
    def of_array(cls, exchange: Exchange, array: HocArray, title: str = "") -> Elements:
        """An array of the top level or of a template's object."""
        if isinstance(array, NumberArray):
            put = lambda value, *i: array.put(float(value), *i)  # noqa: E731
        else:
            put = array.put if hasattr(array, "cell") else None
        return cls(exchange, array.at, put, array.dimensions, title or array.name)

    def _at(self, index: Any) -> tuple[float, ...]:
        i = whole(index)
        size = self._sizes[len(self._indices)]
        if i < 0 or (size is not None and i >= size):
            raise IndexError(f"{self._title}: index {i} is out of range")
        return (*self._indices, float(i))

    def __getitem__(self, index: int) -> Any:
        indices = self._at(index)
        if len(indices) < len(self._sizes):
            name = f"{self._name}[{index}]"
            return Elements(self._exchange, self._get, self._put, self._sizes, name, indices, self._owner)
        try:
            value = self._get(*indices)
        except RanvierError as error:
            raise IndexError(error.message) from None
        return value if type(value) is float else self._exchange.to_python(value)

    def __setitem__(self, index: int, value: Any) -> None:
        indices = self._at(index)
        if self._put is None or len(indices) < len(self._sizes):
            raise TypeError(f"{self._title} can not be assigned")
        try:
            self._put(self._exchange.to_hoc(value), *indices)
        except RanvierError as error:
            raise IndexError(error.message) from None

    def __len__(self) -> int:
        size = self._sizes[len(self._indices)]
        return size if size is not None else sum(1 for _ in self)

    def __iter__(self) -> Iterator[Any]:
        i, size = 0, self._sizes[len(self._indices)]
        while size is None or i < size:
            try:
                yield self[i]
            except IndexError:
                return
            i += 1

    def __repr__(self) -> str:
        return f"{self._title}[?]"


class ElementReferences(OfHoc):
    """_ref_x of an array x: `_ref_x[i]` is the reference to an element."""

    __slots__ = ("_exchange", "_point", "_needed", "_title", "_indices")
    __module__ = "hoc"

    def __init__(
        self, exchange: Exchange, point: Callable[..., Any], needed: int, title: str, indices: tuple[float, ...] = ()
    ) -> None:
        self._exchange = exchange
        self._point = point
        self._needed = needed
        self._title = title
        self._indices = indices

    def __getitem__(self, index: int) -> Any:
        indices = (*self._indices, float(whole(index)))
        if len(indices) < self._needed:
            return ElementReferences(self._exchange, self._point, self._needed, f"{self._title}[{index}]", indices)
        try:
            return Reference(self._exchange, self._point(*indices))
        except RanvierError as error:
            raise IndexError(error.message) from None

    def __repr__(self) -> str:
        return f"<incomplete pointer to hoc array {self._title}>"
