"""Objects of hoc in Python: one class for each of hoc's."""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword
from operator import index as whole
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from .. import registry
from ..point_processes import PointProcessObject
from ..templates import TemplateObject
from ..values import HocObject
from . import members, sequences
from .base import OfHoc, public
from .failures import no_attribute, python_error
from .references import ElementReferences, Reference

if TYPE_CHECKING:
    from .exchange import Exchange


class HocClass(type):
    """The type of classes of hoc: h.Vector, h.IClamp, h.MyTemplate. `C[i]` is the living object C[i] of hoc,
    `len(C)` how many there are."""

    __module__ = "hoc"

    _exchange: Exchange
    _hoc_class: type[HocObject]

    def __getitem__(cls, index: int) -> Any:
        exchange = cls._exchange
        found = exchange.machine.instances[cls._hoc_class].get(whole(index))
        if found is None:
            raise IndexError(f"{cls.__name__}[{index}] instance does not exist")
        return exchange.object(found)

    def __len__(cls) -> int:
        return len(cls._exchange.machine.instances[cls._hoc_class])

    def __iter__(cls) -> Iterator[Any]:
        return map(cls._exchange.object, cls._exchange.machine.instances[cls._hoc_class])

    def __bool__(cls) -> bool:
        return True

    def __repr__(cls) -> str:
        own = "_symbol" in vars(cls)
        return f"{cls.__name__}()" if own and not hasattr(cls._hoc_class, "library_record") else super().__repr__()


class HocObjectOfPython(OfHoc, metaclass=HocClass):
    """Something of hoc: an object, held by `_hoc`."""

    __slots__ = ("_hoc", "__weakref__")
    __module__ = "hoc"

    _exchange: Exchange
    _symbol: Any
    _hoc: HocObject

    def __new__(cls, *given: Any, **options: Any) -> Any:
        if options and cls.__init__ is not HocObjectOfPython.__init__:  # keywords that a subclass takes itself
            options = {"sec": options["sec"]} if "sec" in options else {}
        exchange = cls._exchange
        made = object.__new__(cls)
        made._hoc = cls._made(exchange, given, options)
        return made

    @classmethod
    def _made(cls, exchange: Exchange, given: tuple[Any, ...], options: dict[str, Any]) -> Any:
        """The new object of hoc."""
        return exchange.call_as_it_is(exchange.constructor(cls), given, options, cls._takes_objects)

    _takes_objects = False

    def __init__(self, *given: Any, **options: Any) -> None:
        pass

    def __repr__(self) -> str:
        return str(self._hoc)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HocObjectOfPython) and self._hoc is other._hoc

    def __lt__(self, other: object) -> bool:
        """An order, for what is sorted: as they were made, class by class."""
        if not isinstance(other, HocObjectOfPython):
            return NotImplemented
        return (self._hoc.class_name, self._hoc.index) < (other._hoc.class_name, other._hoc.index)

    def __hash__(self) -> int:
        return hash(self._hoc)

    def __getattr__(self, name: str) -> Any:
        """`_ref_x`, and what a class has only since something was said."""
        if name.startswith("_ref_"):
            return self._reference(name[5:])
        if name.startswith("__"):
            raise no_attribute(self, name)
        if isinstance(self._hoc, TemplateObject) and self._hoc.own_symbol(name) is not None:
            return members.template_member(self, name)
        absence = registry.absences.get((self._hoc.class_name, name))
        raise no_attribute(self, name, absence and f"{absence.reason} {absence.advice}".strip())

    def _reference(self, name: str) -> Any:
        hoc = self._hoc
        if name not in hoc.member_names():
            name = next((own for own, instead in members.PYTHONS_OWN.items() if instead == name), name)
        if isinstance(hoc, TemplateObject) and name not in hoc.member_names() and hoc.own_symbol(name) is not None:
            return self._private_reference(hoc.own_symbol(name))
        try:
            needed = members.dimensions(hoc, name)
            if needed:
                return ElementReferences(self._exchange, getattr(hoc, "hocptr_" + name), needed, f"{hoc}.{name}")
            value = getattr(hoc, "hoc_" + name)
            if isinstance(value, (str, HocObject)) or value is None:
                return Reference(self._exchange, getattr(hoc, "hocref_" + name)(value))
            return Reference(self._exchange, getattr(hoc, "hocptr_" + name)())
        except AttributeError:
            raise no_attribute(self, f"_ref_{name}") from None
        except RanvierError as error:
            raise python_error(error) from None

    def _private_reference(self, symbol: Any) -> Any:
        hoc = self._hoc
        try:
            if symbol.array:
                pointer = getattr(hoc, symbol.attribute).pointer
                return ElementReferences(self._exchange, pointer, symbol.dimensions, f"{hoc}.{symbol.name}")
            return Reference(self._exchange, hoc.cell(symbol.attribute, symbol.kind))
        except RanvierError as error:
            raise python_error(error) from None

    def __dir__(self) -> list[str]:
        return [name for name in public(super().__dir__(), self._hoc.member_names()) if not iskeyword(name)]

    def hname(self) -> str:
        """Its name in hoc: Vector[0]."""
        return str(self._hoc)

    def baseattr(self, name: str) -> Any:
        """The attribute that hoc gives the object, where a subclass has its own of that name: v.baseattr("size")()."""
        if not isinstance(name, str):
            raise TypeError("attribute name must be a string")
        plain = next(cls for cls in type(self).__mro__ if "_symbol" in vars(cls))
        for cls in plain.__mro__:
            if name in vars(cls):
                found = vars(cls)[name]
                return found.__get__(self, plain) if hasattr(found, "__get__") else found
        return plain.__getattr__(self, name)

    def same(self, other: object) -> bool:
        """Whether both are the same object of hoc."""
        return self == other

    def hocobjptr(self) -> int:
        """A number that is different for different objects."""
        return id(self._hoc)

    def __reduce__(self) -> Any:
        raise TypeError("HocObject: Only Vector instance can be pickled")


def make_class(exchange: Exchange, cls: type[HocObject]) -> type:
    """The Python class of a class of hoc: its members are there from the start, so that Python finds them quickly."""
    namespace: dict[str, Any] = {"__slots__": (), "__module__": "hoc", "_exchange": exchange, "_hoc_class": cls}
    record = getattr(cls, "library_record", None)
    bases: tuple[type, ...] = (HocObjectOfPython,)
    if issubclass(cls, TemplateObject):
        namespace |= {"_symbol": cls.template, "_takes_objects": True, "__doc__": f"new {cls.class_name}(…)"}
        namespace |= {name: members.template_property(name) for name in cls.member_names()}
        namespace["__setattr__"] = members.assign
    elif issubclass(cls, PointProcessObject):
        bases = bases if cls.record.kind == "artificial" else (sequences.PlacedObject, HocObjectOfPython)
        namespace |= {"_symbol": cls, "__doc__": f"{cls.class_name}(segment)"}
        namespace |= members.of_point_process(cls)
    elif record is not None:
        namespace |= {"_symbol": record, "__doc__": record.doc}
        made, mixin = members.of_library_class(record), sequences.BY_CLASS.get(record.name)
        if mixin is not None:
            bases = mixin, HocObjectOfPython
            for name in vars(mixin):
                made.pop(name, None)
        namespace |= made
    return HocClass(cls.class_name, bases, namespace)
