"""The symbols that belong to a template: its members, and their storage in an object."""

from __future__ import annotations

from typing import Any
from weakref import ref

from ..lang.errors import RanvierError
from .values import HocObject, ObjectCell, Pointer, StringCell


class Own:
    """A member of a template's objects: kind is "number", "string", "object" or "section"; `attribute` is the Python
    attribute that holds it, `dimensions` the number of subscripts of an array."""

    __slots__ = ("name", "kind", "attribute", "array", "dimensions")

    def __init__(self, name: str, kind: str, attribute: str, dimensions: int = 0) -> None:
        self.name = name
        self.kind = kind
        self.attribute = attribute
        self.array = dimensions > 0
        self.dimensions = dimensions


class MemberPointer(Pointer):
    """`&o.x`"""

    __slots__ = ("owner", "attribute")

    def __init__(self, owner: HocObject, attribute: str) -> None:
        self.owner = owner
        self.attribute = attribute

    def get(self) -> float:
        return getattr(self.owner, self.attribute)

    def set(self, value: float) -> None:
        setattr(self.owner, self.attribute, value)

    def key(self) -> object:
        return ref(self.owner), self.attribute

    def weak(self) -> Pointer:
        """The same for one who keeps it: the object can go nevertheless."""
        return WeakPointer(self.owner, self.attribute)


class MemberString(StringCell):
    """A strdef of an object, passed to a function."""

    __slots__ = ("owner", "attribute")

    def __init__(self, owner: HocObject, attribute: str) -> None:
        self.owner = owner
        self.attribute = attribute

    @property
    def value(self) -> str:  # type: ignore[override]
        return getattr(self.owner, self.attribute)

    @value.setter
    def value(self, value: str) -> None:
        setattr(self.owner, self.attribute, value)

    def weak(self) -> StringCell:
        return WeakString(self.owner, self.attribute)


class MemberObject(ObjectCell):
    """An objref of an object, passed to a function."""

    __slots__ = ("owner", "attribute")

    def __init__(self, owner: HocObject, attribute: str) -> None:
        self.owner = owner
        self.attribute = attribute

    @property
    def value(self) -> Any:  # type: ignore[override]
        return getattr(self.owner, self.attribute)

    @value.setter
    def value(self, value: Any) -> None:
        setattr(self.owner, self.attribute, value)


class OfAnother:
    """What a panel, a Graph or a recording holds of another's object: it does not keep that alive."""

    __slots__ = ()

    def __init__(self, owner: HocObject, attribute: str) -> None:
        self.reference = ref(owner)
        self.attribute = attribute

    @property
    def alive(self) -> bool:
        return self.reference() is not None

    def key(self) -> object:
        return self.reference, self.attribute

    @property
    def owner(self) -> HocObject:
        owner = self.reference()
        if owner is None:
            raise RanvierError(f"{self.attribute.partition('_')[2]}: the object that it belonged to is gone")
        return owner


class WeakPointer(OfAnother, MemberPointer):
    __slots__ = ("reference",)


class WeakString(OfAnother, MemberString):
    __slots__ = ("reference",)


MEMBER_CELLS: dict[str, Any] = {"number": MemberPointer, "string": MemberString, "object": MemberObject}
