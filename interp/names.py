"""What a name means: the symbols of a scope, and who must be bound again when a name changes its kind.

Three kinds of scope: the built-in names (the library's functions, classes and variables, range variables, point
processes, templates), the top level (its parent are the built-in names) and a template's own (likewise; it sees the
top level only through `external`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakSet

from ..lang.errors import RanvierError
from . import registry
from .values import NumberCell

if TYPE_CHECKING:
    from .machine import Machine

SECTION_PROPERTIES = ("L", "Ra", "nseg", "rallbranch")


class Bound(Protocol):
    """Code that resolved a name: told when the name means something else from now on."""

    def bind_again(self) -> None: ...


class UndefinedNumber(NumberCell):
    """A name that nothing declared: reading it is an error, the first assignment makes it a number for good."""

    __slots__ = ()

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def value(self) -> float:  # type: ignore[override]
        raise RanvierError(f"undefined variable {self.name}")

    @value.setter
    def value(self, value: float) -> None:
        self.define()
        self.value = value

    def get(self) -> float:
        return self.value

    def define(self) -> None:
        """It is a number now, and 0."""
        self.__class__ = NumberCell
        NumberCell.value.__set__(self, 0.0)  # type: ignore[attr-defined]


class SectionProperty:
    """L, Ra, nseg or rallbranch: an attribute of the section."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class External:
    """A name that a template takes from the top level; of a procedure also of which `kind` it was then: that is what it
    stays for the template."""

    __slots__ = ("name", "kind")

    def __init__(self, name: str, kind: str = "") -> None:
        self.name, self.kind = name, kind


class BuiltinVariable:
    """A number of the library or the model that lives behind a pointer: `t`, `dt`, a mechanism's GLOBAL."""

    __slots__ = ("name", "pointer")

    def __init__(self, name: str, pointer: Any) -> None:
        self.name = name
        self.pointer = pointer


class Scope:
    """Names and what they stand for."""

    def __init__(self, parent: Scope | None = None) -> None:
        self.parent = parent
        self.names: dict[str, Any] = {}
        self.users: dict[str, WeakSet[Bound]] = {}

    def find(self, name: str) -> Any:
        """The symbol of a name here or in the parents; None if there is none."""
        symbol = self.names.get(name)
        if symbol is None and self.parent is not None:
            return self.parent.find(name)
        return symbol

    def define(self, name: str, symbol: Any) -> Any:
        """Give a name a (new) meaning; code that was bound to the old one is bound again."""
        self.names[name] = symbol
        for user in self.users.pop(name, ()):
            user.bind_again()
        return symbol

    def define_number(self, name: str) -> Any:
        """A name that is used and was not declared: a number, once something is assigned to it."""
        return self.define(name, UndefinedNumber(name))

    def used(self, name: str, by: Bound) -> None:
        """Remember that code depends on what a name is now."""
        self.users.setdefault(name, WeakSet()).add(by)

    def all_names(self) -> Iterator[str]:
        yield from (name for name, symbol in self.names.items() if not isinstance(symbol, UndefinedNumber))
        if self.parent is not None:
            yield from self.parent.all_names()

    def hint(self, name: str) -> str | None:
        """What to do about a name that is not known here."""
        from .hints import name_hint

        root = self
        while root.parent is not None:
            root = root.parent
        return name_hint(root.machine, self, name) if isinstance(root, Builtins) else None


class Builtins(Scope):
    """The names that are there without a declaration, found when they are first asked for."""

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self.machine = machine

    def find(self, name: str) -> Any:
        symbol = self.names.get(name)
        if symbol is None:
            symbol = self._make(name)
            if symbol is not None:
                self.names[name] = symbol
        return symbol

    def _make(self, name: str) -> Any:
        model = self.machine.model
        if name in model.range_variables:
            return model.range_variables[name]
        if name in SECTION_PROPERTIES:
            return SectionProperty(name)
        if name in registry.functions:
            return registry.functions[name]
        if name in registry.classes:
            return registry.classes[name]
        if name in registry.variables:
            variable = registry.variables[name]
            if variable.pointer is None:
                return NumberCell(name, variable.value)
            return BuiltinVariable(name, variable.pointer(self.machine))
        if name in model.globals:
            return BuiltinVariable(name, model.globals[name])
        return self.machine.mechanism_symbol(name)

    def all_names(self) -> Iterator[str]:
        model = self.machine.model
        yield from self.names
        yield from SECTION_PROPERTIES
        for table in (registry.functions, registry.classes, registry.variables, model.range_variables, model.globals):
            yield from table
