"""What a list in braces gives to the members of an array, a struct or a union."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from pycparser import c_ast

from . import types as c
from .types import Array, CType, Struct

if TYPE_CHECKING:
    from .module import Module


class Element(NamedTuple):
    """A member that a list gives: bytes from the start, its type, its value (a list only for a scalar in braces)."""

    at: int
    type: CType
    value: Any


def elements(
    module: Module, kind: CType, node: Any, type_of: Callable[[Any], CType | None] = lambda value: None
) -> list[Element]:
    """The members that a list in braces gives; inner braces may be left out. `type_of` tells an expression's type
    where it may be a whole struct."""
    out: list[Element] = []
    _List(module, type_of, out).braces(kind, 0, node)
    return out


def length(module: Module, of: CType, node: Any) -> int:
    """How many elements an array without a size gets from a list."""
    ends = [0]
    _List(module, lambda value: None, [], ends).braces(Array(of, 0), 0, node)
    return ends[0]


class _List:
    def __init__(self, module: Module, type_of: Callable, out: list[Element], ends: list[int] | None = None) -> None:
        self.module, self.type_of, self.out, self.ends = module, type_of, out, ends

    def braces(self, kind: CType, base: int, node: Any) -> None:
        values = node.exprs
        if not isinstance(kind, (Array, Struct)):
            self.out.append(Element(base, kind, values[0]))
        elif isinstance(kind, Array) and len(values) == 1 and _is_string(values[0]) and c.size(kind.of) == 1:
            self.out.append(Element(base, kind, values[0]))
        else:
            ends, self.ends = self.ends, None
            count = self._members(kind, base, values, 0, True)[1]
            if ends is not None:
                ends[0] = count

    def _members(self, kind: CType, base: int, values: list[Any], k: int, outermost: bool) -> tuple[int, int]:
        """Take values for the members in turn; gives the first value that is left and the number of members."""
        members = _members_of(kind)
        which = count = 0
        while k < len(values):
            value, path = values[k], []
            if _is_named(value):
                if not outermost:
                    break
                path, value = list(value.name), value.expr
                which = self._place(kind, path.pop(0))
            found = members(which)
            if found is None:
                break
            offset, of = found
            for step in path:
                further, of = _members_of(of)(self._place(of, step)) or (0, of)
                offset += further
            k = self._value(of, base + offset, value, values, k)
            which += 1
            count = max(count, which)
            if isinstance(kind, Struct) and kind.union and k < len(values) and not _is_named(values[k]):
                break
        return k, count

    def _value(self, kind: CType, base: int, value: Any, values: list[Any], k: int) -> int:
        if isinstance(value, c_ast.InitList):
            self.braces(kind, base, value)
            return k + 1
        whole = not isinstance(kind, (Array, Struct)) or (isinstance(kind, Array) and _is_string(value))
        if whole or (isinstance(kind, Struct) and self.type_of(value) is kind):
            self.out.append(Element(base, kind, value))
            return k + 1
        after = self._members(kind, base, values, k, False)[0]
        return max(after, k + 1)

    def _place(self, kind: CType, designator: Any) -> int:
        from .constants import integer

        if isinstance(kind, Array):
            return integer(self.module, getattr(designator, "expr", designator))
        names = list(kind.fields) if isinstance(kind, Struct) else []
        if getattr(designator, "name", None) not in names:
            raise self.module.wrong(f"a {c.words(kind)} has no such member", designator)
        return names.index(designator.name)


def _members_of(kind: CType) -> Callable[[int], tuple[int, CType] | None]:
    """A function that gives the bytes before member k and its type; None where there is none."""
    if isinstance(kind, Array):
        step = c.size(kind.of)
        return lambda k: (k * step, kind.of) if k < kind.length or not kind.length else None
    assert isinstance(kind, Struct)
    names = list(kind.fields)
    return lambda k: (kind.offsets[names[k]], kind.fields[names[k]]) if k < len(names) else None


def _is_named(node: Any) -> bool:
    return isinstance(node, c_ast.NamedInitializer)


def _is_string(node: Any) -> bool:
    return isinstance(node, c_ast.Constant) and node.type == "string"
