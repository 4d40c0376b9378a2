"""The attributes of hoc's objects in Python, made from what the registry, a template or a mechanism knows of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ..arguments import returns
from ..point_processes import PointProcessObject
from ..registry import Member
from ..sections import set_pointer
from ..symbols import Own
from ..templates import TemplateObject
from ..templates import setter as template_setter
from ..values import HocArray, HocObject
from .failures import python_error
from .functions import Function
from .references import Elements, Reference, target_of

if TYPE_CHECKING:
    from ..registry import Class

TAKE_OBJECTS = {
    "List.append", "List.prepend", "List.insrt", "List.index", "ParallelContext.submit", "ParallelContext.context",
    "ParallelContext.post", "ParallelContext.pack",
}  # fmt: skip
"""Methods to which a section is an object, not the section to be accessed."""

PYTHONS_OWN = {"del": "delay"}
"""Names that Python keeps for itself, and what they are called there."""

NUMBERS = {float, int}

RESULTS: dict[str, Callable[[Any], Any]] = {"int": int, "bool": bool}
"""What a number is in Python where a method says more about it than that."""


def dimensions(hoc: HocObject, name: str) -> int:
    """How many subscripts a member needs."""
    if isinstance(hoc, TemplateObject):
        symbol = hoc.template.scope.names.get(name)
        return symbol.dimensions if isinstance(symbol, Own) else 0
    if isinstance(hoc, PointProcessObject):
        return int(any(one.name == name and one.size > 1 for one in hoc.record.fields))
    member = hoc.library_record.members.get(name) if hasattr(hoc, "library_record") else None  # type: ignore[attr-defined]
    return _subscripts(member) if member is not None and member.kind == "element" else 0


def _subscripts(member: Member) -> int:
    return member.python.getter.__code__.co_argcount - 1


# --- classes of the library ----------------------------------------------------------------------------------


def of_library_class(record: Class) -> dict[str, Any]:
    """The attributes of a class of the library."""
    make: dict[str, Callable[[Member], Any]] = {"attribute": _attribute, "element": _element}
    others = {name: make[one.kind](one) for name, one in record.members.items() if one.kind != "method"}
    return record.members | others


def method(name: str, title: str, body: Callable[..., Any] | None = None) -> Any:
    """A method that calls hoc's of that name."""
    attribute, objects = "hoc_" + name, title in TAKE_OBJECTS
    result = RESULTS.get(returns(body)) if body is not None else None

    def call(self: Any, *given: Any, **options: Any) -> Any:
        return self._exchange.call(getattr(self._hoc, attribute), given, options, objects)

    def call_for(self: Any, *given: Any, **options: Any) -> Any:
        value = self._exchange.call(getattr(self._hoc, attribute), given, options, objects)
        return result(value) if type(value) is float else value  # type: ignore[misc]

    wraps = _wrapped_arguments(body) if body is not None else set()

    def call_wrapping(self: Any, *given: Any, **options: Any) -> Any:
        wrap = self._exchange.wrapped
        return call(self, *[wrap(value) if i in wraps else value for i, value in enumerate(given)], **options)

    made = call_wrapping if wraps else call if result is None else call_for
    made.__name__, made.__qualname__ = name, title
    if body is not None:
        made.__doc__ = body.__doc__
        made.__wrapped__ = body  # type: ignore[attr-defined]  # its parameters are those that Python shows
    return made


def _wrapped_arguments(body: Callable[..., Any]) -> set[int]:
    """The places of arguments that stay objects of Python, also numbers."""
    parameters = list(body.__code__.co_varnames[1 : body.__code__.co_argcount])
    return {i for i, name in enumerate(parameters) if body.__annotations__.get(name) == "PythonObject"}


def _attribute(member: Member) -> property:
    name, doc = member.name, member.doc
    return property(getter(name), setter(name) if member.python.fset is not None else None, None, doc)


def getter(name: str) -> Callable[[Any], Any]:
    """What reads an attribute."""
    attribute = "hoc_" + name

    def get(self: Any) -> Any:
        try:
            value = getattr(self._hoc, attribute)
        except RanvierError as error:
            raise python_error(error) from None
        return value if type(value) is float else self._exchange.to_python(value)

    return get


def setter(name: str) -> Callable[[Any, Any], None]:
    """What assigns an attribute."""
    attribute = "hocset_" + name

    def put(self: Any, value: Any) -> None:
        try:
            getattr(self._hoc, attribute)(float(value) if type(value) in NUMBERS else self._exchange.to_hoc(value))
        except RanvierError as error:
            raise TypeError(error.message) from None

    return put


def _element(member: Member) -> property:
    name, title, needed = member.name, member.name, _subscripts(member)
    can_be_put = member.python.put is not None
    at, write, sizes = "hocat_" + name, "hocput_" + name, (None,) * needed

    def get(self: Any) -> Elements:
        hoc = self._hoc
        put = getattr(hoc, write) if can_be_put else None
        return Elements(self._exchange, getattr(hoc, at), put, sizes, name, (), hoc)

    return property(get, _needs_subscript(title), None, member.doc)


def _needs_subscript(name: str) -> Callable[[Any, Any], None]:
    def refuse(self: Any, value: Any) -> None:
        raise TypeError(f"'{name}' requires subscript for assignment")

    return refuse


# --- point processes -----------------------------------------------------------------------------------------


def of_point_process(cls: type[PointProcessObject]) -> dict[str, Any]:
    """The attributes of a point process or artificial cell."""
    fields = {field.name: field for field in cls.record.fields}
    made: dict[str, Any] = {}
    ours = cls.library_methods()
    for name, kind in cls.member_kinds().items():
        if kind == "method":
            made[name] = Member(name, kind, cls.class_name, ours.get(name))
        elif kind == "element" and fields[name].role != "random":
            made[name] = property(_array(name, fields[name].size), _needs_subscript(name))
        else:
            made[name] = property(getter(name), setter(name))
            if fields[name].role not in ("pointer", "random"):
                made[f"_ref_{name}"] = _reference(name)
    for name, instead in PYTHONS_OWN.items():
        if name in made:
            made[instead] = made[name]
            made[f"_ref_{instead}"] = made[f"_ref_{name}"]
    pointers = [field.name for field in cls.record.fields if field.role == "pointer"]
    return made | {f"_ref_{name}": _pointer(name) for name in pointers}


def _pointer(name: str) -> property:
    """`_ref_x` of a POINTER x: what it points to, and the assignment that has it point elsewhere."""

    def put(self: Any, value: Any) -> None:
        self._exchange.guarded(set_pointer, (self._hoc, name, None, target_of(value)))

    return property(lambda self: self._reference(name), put)


def _reference(name: str) -> property:
    """`_ref_x` of a variable x."""

    def get(self: Any) -> Reference:
        try:
            return self._exchange.point_reference(self._hoc, name)
        except RanvierError as error:
            raise python_error(error) from None

    return property(get)


def _array(name: str, size: int) -> Callable[[Any], Elements]:
    def get(self: Any) -> Elements:
        hoc = self._hoc
        at, put = getattr(hoc, "hocat_" + name), getattr(hoc, "hocput_" + name)
        return Elements(self._exchange, at, put, (size,), name, (), hoc)

    return get


# --- templates -----------------------------------------------------------------------------------------------


def template_property(name: str) -> property:
    """A public name of a template: only the object tells what it is."""
    return property(
        lambda self: template_member(self, name), lambda self, value: assign_template_member(self, name, value)
    )


def template_member(self: Any, name: str) -> Any:
    """A number, string, section or object of an object of a template; an array; or a procedure."""
    hoc, exchange = self._hoc, self._exchange
    try:
        value = getattr(hoc, hoc.template.attribute(name))
    except RanvierError as error:
        raise python_error(error) from None
    if type(value) is float:
        return value
    if isinstance(value, HocArray):
        return Elements.of_array(exchange, value, f"{hoc}.{name}")
    if callable(value) and not isinstance(value, HocObject):
        return Function(exchange, value, f"{hoc}.{name}")
    return exchange.to_python(value)


def assign_template_member(self: Any, name: str, value: Any) -> None:
    """Assign a public or private name of an object of a template."""
    hoc, symbol = self._hoc, self._hoc.own_symbol(name)
    if dimensions(hoc, name):
        raise TypeError(f"'{name}' requires subscript for assignment")
    if symbol is None or name in hoc.member_names():
        setter(name)(self, value)
        return
    try:
        template_setter(hoc.template, symbol)(hoc, self._exchange.to_hoc(value))
    except RanvierError as error:
        raise TypeError(error.message) from None


def assign(self: Any, name: str, value: Any) -> None:
    """`o.name = value` of an object of a template: Python may use its private names, too."""
    if hasattr(type(self), name) or self._hoc.own_symbol(name) is None and hasattr(self, "__dict__"):
        object.__setattr__(self, name, value)
    elif self._hoc.own_symbol(name) is None:
        raise LookupError(f"'{name}' is not a defined hoc variable name.")
    else:
        assign_template_member(self, name, value)
