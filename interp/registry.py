"""What the library gives to hoc: functions, classes, variables, and what is known to be absent.

Each is declared beside its body; the record made here gives the symbol, the argument checks with their one wording,
`help`, completion and the inventory.

    @function("nernst")
    def nernst(machine: Machine, inside: float, outside: float, valence: float) -> float:
        '''The docstring is the help text.'''

    @hoc_class("Vector")
    class Vector(HocObject):
        def __init__(self, machine: Machine, size: int = 0, fill: float = 0.0): ...
        @method
        def append(self, *values: object) -> Vector: ...
        @attribute
        def label(self) -> str: ...
        @element("x")
        def x(self, index: int) -> float: ...

Annotations say what an argument must be and is converted to: `float`, `int` (truncated), `bool`, `str`, `StringCell`
(a strdef that is assigned), `Pointer`, the name of a library class (`Vector`; `Vector | None` takes NULLobject),
`HocObject` (any object), `object` (whatever comes: float, str, StringCell, HocObject, None or a Pointer), unions of
them, defaults for what may be left out and `*name` for any number more (`*name: Given` as they are, in their cells). A
first parameter `machine` gets the machine.
What comes back is made hoc's: numbers to float, None of a `-> None` function to 0, `-> X | None` to NULLobject.
The checking function is generated when a name is first used, so importing the library costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ..lang.errors import RanvierError, Unsupported
from . import arguments, native
from .values import FLOAT_EPSILON, HocObject, Maker, StringCell, Unmade

Given = Any
"""Annotates `*values` that come as they were given, in the cells of their variables."""

MISSING = arguments.MISSING
"""An argument that was not given, for methods that look at what they get themselves (`quicker`)."""

C = TypeVar("C", bound=type[HocObject])
F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Function:
    """A function of hoc. `python` is the body as it was written."""

    name: str
    python: Callable[..., Any]
    result: str = "unknown"
    """What it gives: "number", "string", "object" or "unknown"."""
    plain: int | None = None
    """The number of arguments of a body that takes only floats and gives one: it may be called without checks."""
    _signature: arguments.Signature | None = None

    @property
    def doc(self) -> str:
        return self.python.__doc__ or ""

    @property
    def signature(self) -> arguments.Signature:
        if self._signature is None:
            self._signature = arguments.Signature(self.python, self.name)
            self.result = self._signature.result
            self.plain = self._signature.plain
        return self._signature

    def bind(self, machine: Any) -> Callable[..., Any]:
        """The function that hoc code of this machine calls."""
        return self.signature.checked(machine)


@dataclass
class Member:
    """A member of a class: kind is "method", "attribute" or "element". In Python's class of the class's objects it is
    a method that is made when it is first asked for: a program uses few of them."""

    name: str
    kind: str
    owner: str
    python: Any

    @property
    def doc(self) -> str:
        return (self.python.fget if self.kind == "attribute" else self.python).__doc__ or ""

    def __get__(self, instance: Any, owner: type) -> Any:
        from .python_names.members import method

        made = method(self.name, f"{self.owner}.{self.name}", self.python)
        holder = next(cls for cls in owner.__mro__ if vars(cls).get(self.name) is self)
        setattr(holder, self.name, made)
        return made.__get__(instance, owner)


@dataclass
class Class:
    """A class of hoc with its members by their hoc names."""

    name: str
    python: type[HocObject]
    members: dict[str, Member] = field(default_factory=dict)

    @property
    def doc(self) -> str:
        return self.python.__doc__ or ""

    def bind(self, machine: Any) -> Maker | Callable[..., HocObject]:
        """What `new Name(…)` calls in this machine; a class may have a quicker one for the usual arguments."""
        maker = getattr(self.python, "maker", None)
        checked = arguments.checked(self.python.__init__, self.name, machine, constructor=self.python)
        return checked if maker is None else maker(machine, checked)

    def constructor(self, machine: Any, *given: Any) -> HocObject:
        """A new object."""
        return machine.constructor(self)(*given)


@dataclass
class Variable:
    """A number that is there from the start; `pointer(machine)` gives where it lives if it is not a plain cell."""

    name: str
    value: float
    doc: str
    pointer: Callable[[Any], Any] | None = None


@dataclass
class Absence:
    """A name that NEURON has and Ranvier does not, and why."""

    name: str
    reason: str
    advice: str
    owner: str | None = None


functions: dict[str, Function] = {}
classes: dict[str, Class] = {}
variables: dict[str, Variable] = {}
absences: dict[tuple[str | None, str], Absence] = {}
point_processes: dict[str, type] = {}
"""What objects of our own point processes have besides their mechanism's variables and functions."""


def function(name: str) -> Callable[[F], F]:
    """Make a Python function a function of hoc."""

    def register(body: F) -> F:
        functions[name] = Function(name, body)
        return body

    return register


def variable(name: str, value: float = 0.0, doc: str = "") -> None:
    """Declare a number that is there from the start and can be assigned."""
    variables[name] = Variable(name, value, doc)


def variable_at(name: str, doc: str = "") -> Callable[[F], F]:
    """Declare a number that lives elsewhere: the body takes the machine and returns its pointer (get, set)."""

    def register(body: F) -> F:
        variables[name] = Variable(name, 0.0, doc or body.__doc__ or "", body)
        return body

    return register


def absent(name: str, reason: str, advice: str = "", owner: str | None = None) -> None:
    """Declare a name that is known and not there; whoever uses it is told why and what to do instead."""
    absences[owner, name] = Absence(name, reason, advice, owner)


def refuse(owner: str | None, name: str) -> None:
    """Raise Unsupported if the name is declared absent."""
    absence = absences.get((owner, name))
    if absence:
        title = f"{owner}.{name}" if owner else name
        raise Unsupported(f"{title} is not supported: {absence.reason}", hint=absence.advice or None)


def hoc_class(name: str) -> Callable[[C], C]:
    """Make a Python class what `new name(…)` makes."""

    def register(cls: C) -> C:
        cls.class_name = name
        if "__del__" in vars(cls):
            native.register(cls, "__del__", f"{name}_del")
        record = Class(name, cls)
        for base in reversed(cls.__mro__):
            for key, value in vars(base).items():
                kind = getattr(value, "hoc_kind", None)
                if kind:
                    hoc_name = value.hoc_name or key
                    record.members[hoc_name] = Member(hoc_name, kind, name, value)
        cls.library_record = record  # type: ignore[attr-defined]
        classes[name] = record
        return cls

    return register


def point_process(name: str) -> Callable[[type], type]:
    """Give the objects of one of our own point processes the methods of a class; its `begin` is called by `new`."""

    def register(cls: type) -> type:
        point_processes[name] = cls
        return cls

    return register


def method(name: Any = None) -> Any:
    """`@method` or `@method("hocname")`: a method that hoc can call. Python calls it as before."""
    if callable(name):
        name.hoc_kind, name.hoc_name = "method", None
        return name

    def mark(body: F) -> F:
        body.hoc_kind, body.hoc_name = "method", name  # type: ignore[attr-defined]
        return body

    return mark


def quicker(body: F) -> Callable[[Callable[[F], F]], Callable[[F], F]]:
    """Give a method (or what sets an attribute, or the first element) a quicker form for the usual arguments: the
    decorated function takes the method that checks its arguments, and gives one that does the same without."""

    def register(maker: Callable[[F], F]) -> Callable[[F], F]:
        body.quicker = maker  # type: ignore[attr-defined]
        return maker

    return register


class attribute(property):
    """`@attribute` or `@attribute("del")`: a number, string or object; assignable if it has a `@name.setter`, with an
    address if it has a `@name.pointer`."""

    hoc_kind = "attribute"
    hoc_name: str | None = None
    point: Callable[..., Any] | None = None

    def __new__(cls, getter: Any = None, *others: Any, **options: Any) -> Any:
        if isinstance(getter, str):

            def mark(body: Callable[..., Any]) -> attribute:
                made = attribute(body)
                made.hoc_name = getter
                return made

            return mark
        return super().__new__(cls, getter, *others, **options)

    def setter(self, body: Callable[..., Any]) -> attribute:
        made = attribute(self.fget, body, self.fdel, self.__doc__)
        made.hoc_name = self.hoc_name
        made.point = self.point
        return made

    def pointer(self, body: Callable[..., Any]) -> attribute:
        self.point = body
        return self


class element:
    """`@element("x")`: `o.x[i]`. `@x.setter` takes (self, value, *indices); `@x.pointer` gives `&o.x[i]`.

    Python calls it as the getter method it was written as.
    """

    hoc_kind = "element"

    def __init__(self, name: str, bare: bool = False) -> None:
        self.hoc_name = name
        self.bare = bare  # `o.x` without a subscript is the first
        self.getter: Any = None
        self.put: Any = None
        self.point: Any = None

    def __call__(self, body: Callable[..., Any]) -> element:
        self.getter = body
        self.__doc__ = body.__doc__
        return self

    def setter(self, body: Callable[..., Any]) -> element:
        self.put = body
        return self

    def pointer(self, body: Callable[..., Any]) -> element:
        self.point = body
        return self

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else self.getter.__get__(instance, owner)


def expect_elements(name: str) -> None:
    """There is hoc code with `o.name[i]`: of some methods that is o.name(i), as in `list.object[2]`."""
    attribute = f"hocat_{name}"
    for record in classes.values():
        member = record.members.get(name)
        if member is not None and member.kind == "method" and attribute not in vars(record.python):
            setattr(record.python, attribute, Unmade(attribute))


def make_member(cls: type[HocObject], instance: HocObject, name: str) -> Any:
    """Make the Python attribute behind `o.name` (interp/runtime.py) at its first use, or say what is wrong."""
    record: Class | None = getattr(cls, "library_record", None)
    prefix, _, hoc_name = name.partition("_")
    member = record.members.get(hoc_name) if record else None
    if member is None:
        refuse(cls.class_name, hoc_name)
        raise no_member(instance, hoc_name)
    made = MAKERS[prefix](member, f"{member.owner}.{hoc_name}")
    setattr(cls, name, native.method(cls, name, f"{member.owner}_{name}", made))
    return getattr(instance, name)


def _reader(member: Member, title: str) -> Any:
    if member.kind == "method":
        checked = arguments.checked(member.python, title, method=True)
        quicker = getattr(member.python, "quicker", None)
        return checked if quicker is None else quicker(checked)
    if member.kind == "element":
        if not member.python.bare:
            return _called_element(member, title)
        return property(lambda self: member.python.getter(self, 0))
    getter = member.python.fget
    if arguments.Signature(getter, title, method=True).result == "object":
        return property(getter)
    return property(lambda self: arguments.to_hoc(getter(self)))


def _called_element(member: Member, title: str) -> Any:
    """`m.x(i, j)`, an old way to write `m.x[i][j]`."""
    name = member.name

    def read(self: HocObject, *indices: float) -> Any:
        if not indices or any(type(index) is not float for index in indices):
            raise RanvierError(f"{title} needs a subscript, as in {name}[0]")
        return getattr(self, f"hocat_{name}")(*indices)

    return read


def _writer(member: Member, title: str) -> Any:
    if member.kind == "element" and member.python.bare:
        write = _element_writer(member, title)
        return member.python.put.quicker(write)
    put = member.python.fset if member.kind == "attribute" else None
    if put is None:
        raise RanvierError(f"{title} can not be assigned")
    checked, quicker = arguments.checked(put, title, method=True), getattr(put, "quicker", None)
    return checked if quicker is None else quicker(checked)


def _element(member: Member, title: str) -> element:
    if member.kind != "element":
        raise RanvierError(f"{title} has no subscript")
    return member.python


def _element_reader(member: Member, title: str) -> Any:
    if member.kind == "method":  # as in NEURON, `list.object[2]` calls a method that gives an object
        if arguments.Signature(member.python, title, method=True).result == "object":
            return _reader(member, title)
    return arguments.checked(_element(member, title).getter, title, method=True)


def _element_writer(member: Member, title: str) -> Any:
    put = _element(member, title).put
    if put is None:
        raise RanvierError(f"{title} can not be assigned")
    needed = put.__code__.co_argcount - 2

    def write(self: HocObject, value: Any, *indices: float) -> Any:
        if not isinstance(value, float):  # all elements are numbers
            raise RanvierError(f"{title} is a number, not {arguments.kind_of(value)}")
        _check_subscripts(title, indices, needed)
        put(self, value, *[int(i + FLOAT_EPSILON) for i in indices])
        return value

    return write


def _check_subscripts(title: str, given: tuple[float, ...], needed: int) -> None:
    if len(given) != needed:
        raise RanvierError(f"{title} needs {needed} subscript{'s' * (needed != 1)}, {len(given)} given")


def _pointer(member: Member, title: str) -> Any:
    point = getattr(member.python, "point", None)
    if point is None:
        raise RanvierError(f"{title} has no address")
    first = (0.0,) if getattr(member.python, "bare", False) else ()
    needed = point.__code__.co_argcount - 1

    def pointer(self: HocObject, *indices: float) -> Any:
        given = indices or first
        _check_subscripts(title, given, needed)
        return point(self, *[int(i + FLOAT_EPSILON) for i in given])

    return pointer


def _reference(member: Member, title: str) -> Any:
    if member.kind == "attribute" and member.python.fset is not None:
        return lambda self, value: AttributeCell(self, member.python) if isinstance(value, str) else value
    return lambda self, value: value


MAKERS: dict[str, Callable[[Member, str], Any]] = {
    "hoc": _reader,
    "hocset": _writer,
    "hocat": _element_reader,
    "hocput": _element_writer,
    "hocptr": _pointer,
    "hocref": _reference,
}


class AttributeCell(StringCell):
    """A string attribute of a library object, passed to a function that may assign it."""

    __slots__ = ("owner", "attribute")

    def __init__(self, owner: HocObject, attribute: attribute) -> None:
        self.owner = owner
        self.attribute = attribute

    @property
    def value(self) -> str:  # type: ignore[override]
        return self.attribute.fget(self.owner)

    @value.setter
    def value(self, value: str) -> None:
        self.attribute.fset(self.owner, value)


def numbers(given: Iterable[Any], title: str) -> list[float]:
    """The arguments of a function that takes what comes, where these must be numbers."""
    for value in (values := list(given)):
        if not isinstance(value, (int, float)):
            raise RanvierError(f"{title}: a number is needed here, not {arguments.kind_of(value)}")
    return values


def no_member(instance: HocObject, name: str) -> RanvierError:
    """The error that an object has no such member, with the nearest name that it has."""
    hint = arguments.did_you_mean(name, sorted(instance.member_names()))
    return RanvierError(f"{name} not a public member of {instance.class_name}", hint=hint)


def inventory() -> Iterator[dict[str, Any]]:
    """Every name with its kind, owner (the class, or None), status ("there" or "absent") and help."""
    for kind, table in (("function", functions), ("class", classes), ("variable", variables)):
        for record in table.values():
            yield {"name": record.name, "kind": kind, "owner": None, "status": "there", "doc": record.doc}
    for record in classes.values():
        for member in record.members.values():
            yield {
                "name": member.name,
                "kind": member.kind,
                "owner": record.name,
                "status": "there",
                "doc": member.doc,
            }
    for absence in absences.values():
        yield {
            "name": absence.name,
            "kind": "absent",
            "owner": absence.owner,
            "status": "absent",
            "doc": f"{absence.reason} {absence.advice}".strip(),
        }
