"""Templates: classes written in hoc. Each becomes a Python class whose instances hold the members as attributes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from operator import attrgetter
from sys import is_finalizing
from typing import TYPE_CHECKING, Any

from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from . import registry
from .names import Scope
from .procedures import Procedure
from .runtime import number, string
from .sections import SectionArray, SectionCell, delete_all
from .symbols import MEMBER_CELLS, Own
from .values import HocObject, NumberArray, ObjectArray, released

if TYPE_CHECKING:
    from ..solver.model.sections import Section
    from .machine import Machine

DEFAULTS: dict[str, Any] = {"number": 0.0, "string": "", "object": None}


class TemplateScope(Scope):
    """The names of a template; the top level is seen only through `external`."""

    def __init__(self, template: Template, builtins: Scope) -> None:
        super().__init__(builtins)
        self.template = template

    def define_number(self, name: str) -> Own:
        """A name that is used and was not declared: a number of each object, once something assigns it."""
        return self.define(name, Own(name, "number", self.template.attribute(name)))


class Template:
    """A template; `cls` is the Python class of its objects, `public` the names that others may use."""

    def __init__(self, machine: Machine, node: nodes.Template) -> None:
        self.machine = machine
        self.name = node.name
        self.library = machine.loading_library
        self.public: set[str] = set()
        self._named: dict[str, None] = {}  # in a `public` or a `create`, in this order
        for statement in node.body:
            if isinstance(statement, nodes.Public):
                self.public.update(statement.names)
                self._named |= dict.fromkeys(statement.names)
            elif isinstance(statement, nodes.Create):
                self._named |= dict.fromkeys(one.name for one in statement.declarators)
        self.scope = TemplateScope(self, machine.builtins)
        self.scope.names["this"] = Own("this", "object", self.attribute("this"))
        self.makers: dict[str, Callable[[TemplateObject], Any]] = {}
        self.sections: list[str] = []
        self.order: list[tuple[str, Callable[[TemplateObject], Any]]] | None = (
            None  # `makers` as a new object needs them
        )
        self.init: Procedure | None = None
        self.unref: Procedure | None = None
        members = {"class_name": node.name, "template": self, self.attribute("this"): Self()}
        self.cls: type[TemplateObject] = type(node.name, (TemplateObject,), members)
        self.new = machine.instances[self.cls].new

    def attribute(self, name: str) -> str:
        """The Python attribute of a member; those of private ones can not be reached as `o.name`."""
        return ("hoc_" if name in self.public else "own_") + name

    def declare(self, name: str, kind: str, dimensions: tuple[int, ...] = ()) -> Own:
        """Make a member of every object, those that exist already too."""
        attribute = self.attribute(name)
        self.order = None
        symbol = Own(name, kind, attribute, len(dimensions))
        if dimensions and kind != "section":
            make = NumberArray if kind == "number" else ObjectArray
            self.makers[attribute] = lambda owner: make(name, dimensions)
            for instance in self.machine.instances[self.cls]:
                setattr(instance, attribute, make(name, dimensions))
        elif kind != "section":
            self.makers.pop(attribute, None)
            setattr(self.cls, attribute, DEFAULTS[kind])
        return self.scope.define(name, symbol)

    def publish(self, names: Iterable[str]) -> None:
        """`public`: others may use these names."""
        self.public.update(names)
        self.hide_builtins(names)

    def hide_builtins(self, names: Iterable[str]) -> None:
        """A name that is `public` is the template's own, also one like `v` that means something elsewhere."""
        for name in names:
            if name not in self.scope.names and self.machine.builtins.find(name) is not None:
                self.scope.define_number(name)

    def assigned(self, symbol: Own) -> None:
        """Some code assigns this member: in the objects where that did not happen it is 0."""
        if symbol.kind == "number" and not symbol.array and not hasattr(self.cls, symbol.attribute):
            setattr(self.cls, symbol.attribute, 0.0)

    def declare_sections(self, name: str, dimensions: tuple[int, ...]) -> Own:
        """`create` in the template: every object gets these sections when it is made."""
        attribute = self.attribute(name)
        if attribute not in self.sections:
            self.sections.append(attribute)
            self._see_off()
        self.makers[attribute] = lambda owner: _sections(owner, name, dimensions)
        self.order = None
        old = self.scope.names.get(name)
        if isinstance(old, Own) and old.kind == "section" and old.dimensions == len(dimensions):
            return old
        return self.scope.define(name, Own(name, "section", attribute, len(dimensions)))

    def define(self, node: nodes.Procedure) -> None:
        """A procedure of the template."""
        old = self.scope.names.get(node.name)
        if isinstance(old, Procedure):
            old.define(node)
        else:
            made = self.scope.define(node.name, Procedure(self.machine, node, self))
            if node.name == "init":
                self.init = made
            elif node.name == "unref":
                self.unref = made
                self.machine.counts_references = True
                self._see_off()

    def _in_order(self) -> list[tuple[str, Callable[[TemplateObject], Any]]]:
        """The members to make: sections in the order in which the template names them first, as NEURON does, though
        that be in a `public`."""
        names = [*(name for name in self.makers if name not in self.sections), *self.section_order()]
        return [(name, self.makers[name]) for name in names]

    def section_order(self) -> list[str]:
        """The attributes that hold sections."""
        rank = {self.attribute(name): i for i, name in enumerate(self._named)}
        return sorted(self.sections, key=lambda attribute: rank.get(attribute, len(rank)))

    def prototype(self) -> TemplateObject:
        """The object in which the template's own statements are run; it is in no list and has no number."""
        made = object.__new__(self.cls)
        made.machine, made.index, made.hidden = self.machine, -1, True
        return made

    def _see_off(self) -> None:
        """Objects of this template have something to do when they go."""
        self.cls.__del__ = self.cls.last_steps  # type: ignore[method-assign]

    def constructor(self, machine: Machine, *arguments: Any) -> TemplateObject:
        """`new Name(arguments)`"""
        made = self.new()
        if self.makers:
            if self.order is None:
                self.order = self._in_order()
            for attribute, make in self.order:
                setattr(made, attribute, make(made))
        if self.init is not None:
            self.init.function(made, *arguments)
        return made


def _sections(owner: TemplateObject, name: str, dimensions: tuple[int, ...]) -> Any:
    made = owner.machine.make_sections(name, dimensions, owner)
    return made.value if isinstance(made, SectionCell) else made


class Self:
    """What `this` is in an object that did not assign it."""

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return instance


class TemplateObject(HocObject):
    """An object of a template. `hoc_x` is the public member x, `own_x` the private one."""

    template: Template
    hidden = False

    def last_steps(self, _at_the_end: Callable[[], bool] = is_finalizing) -> None:
        """Its `__del__` if the template has `unref` or sections."""
        if not (self.hidden or _at_the_end()):
            if self.template.unref is not None:
                self._say_goodbye()
            self.delete_sections()

    def delete_sections(self) -> None:
        for held in self._held():
            delete_all(self.machine, held)

    def _say_goodbye(self) -> None:
        """Nobody can catch an error of this `unref(0)`: Python would print a traceback."""
        from .errors import located

        try:
            self.template.unref.function(self, 0.0)  # type: ignore[union-attr]
        except Exception as error:
            with suppress(ValueError):  # at the very end nothing can be printed any more
                self.machine.report(located(error))

    def _held(self) -> Iterator[SectionCell | SectionArray]:
        for attribute in self.template.section_order():
            held = self.__dict__.get(attribute)
            if held is not None:
                yield held if isinstance(held, SectionArray) else SectionCell("", held)

    def own_sections(self) -> list[Section]:
        """Those that `forall` means in its procedures, as they were created."""
        own = [section for held in self._held() for section in held.sections() if section is not None]
        return sorted(own, key=attrgetter("number"))

    def own_symbol(self, name: str) -> Own | Procedure | None:
        """A variable, section or procedure of the template, public or not: Python may use them all."""
        symbol = self.template.scope.names.get(name)
        return symbol if isinstance(symbol, (Own, Procedure)) else None

    def object_members(self) -> Iterator[tuple[str, list[HocObject | None], bool]]:
        """Its object variables, but for `this`: name, objects, and whether it is an array."""
        for name, symbol in self.template.scope.names.items():
            if isinstance(symbol, Own) and symbol.kind == "object" and name != "this":
                if symbol.array:
                    yield name, getattr(self, symbol.attribute).data, True
                else:
                    yield name, [getattr(self, symbol.attribute)], False

    def cell(self, attribute: str, kind: str) -> Any:
        """What is passed to a function for a member, or its address."""
        if kind not in MEMBER_CELLS:
            raise RanvierError(f"a {kind} can not be an argument", hint="access it: section function(…)")
        return MEMBER_CELLS[kind](self, attribute)

    @classmethod
    def member_names(cls) -> set[str]:
        return cls.template.public if cls is not TemplateObject else set()

    @classmethod
    def missing_member(cls, self: HocObject, name: str) -> Any:
        """Make what generated code needs for a member (interp/runtime.py) at its first use."""
        template = cls.template
        prefix, _, hoc_name = name.partition("_")
        symbol = template.scope.names.get(hoc_name)
        if hoc_name not in template.public:
            raise registry.no_member(self, hoc_name)
        if symbol is None:  # declared public, never used: a number
            symbol = template.declare(hoc_name, "number")
        if not isinstance(symbol, Own):
            raise RanvierError(f"{template.name}.{hoc_name} is not a variable")
        if prefix == "hoc" and name not in template.makers:
            raise RanvierError(f"{hoc_name} is public in {template.name} but nothing there defines it")
        if prefix == "hoc":  # the class has no default for it: an object was made before it was declared
            setattr(self, name, template.makers[name](self))  # type: ignore[arg-type]
            return getattr(self, name)
        setattr(cls, name, ACCESSORS[prefix](template, symbol))
        return getattr(self, name)


def setter(template: Template, symbol: Own) -> Callable[[TemplateObject, Any], None]:
    attribute, title = symbol.attribute, f"{template.name}.{symbol.name}"

    def set_number(self: TemplateObject, value: Any) -> None:
        setattr(self, attribute, value if type(value) is float else number(value))

    def set_string(self: TemplateObject, value: Any) -> None:
        setattr(self, attribute, string(value))

    def set_object(self: TemplateObject, value: Any) -> None:
        if not (value is None or isinstance(value, HocObject)):
            raise RanvierError(f"{title} is an objref: an object is needed here")
        old = getattr(self, attribute)
        setattr(self, attribute, value)
        old = released(old)

    def set_first(self: TemplateObject, value: Any) -> None:
        getattr(self, attribute).data[0] = value

    if symbol.array:
        return set_first
    setters = {"number": set_number, "string": set_string, "object": set_object}
    if symbol.kind not in setters:
        raise RanvierError(f"{title} is a section and can not be assigned")
    return setters[symbol.kind]


def _array(template: Template, symbol: Own) -> str:
    if not symbol.array:
        raise RanvierError(f"{template.name}.{symbol.name} is not an array")
    return symbol.attribute


def _element(template: Template, symbol: Own) -> Callable[..., Any]:
    attribute = _array(template, symbol)
    if symbol.dimensions == 1:
        array_of = attrgetter(attribute)
        return lambda self, index, *more: array_of(self).at(index, *more) if more else array_of(self).at1(index)
    return lambda self, *indices: getattr(self, attribute).at(*indices)


def _put(template: Template, symbol: Own) -> Callable[..., Any]:
    attribute = _array(template, symbol)

    def put_object(self: TemplateObject, value: Any, *indices: float) -> Any:
        array = getattr(self, attribute)
        old = array.at(*indices)
        array.put(value, *indices)
        old = released(old)
        return value

    if symbol.kind == "object":
        return put_object
    return lambda self, value, *indices: getattr(self, attribute).put(number(value), *indices)


def _pointer(template: Template, symbol: Own) -> Callable[..., Any]:
    attribute = symbol.attribute
    if symbol.kind != "number":
        raise RanvierError(f"{template.name}.{symbol.name} is not a number and has no address")
    if symbol.array:
        return lambda self, *indices: getattr(self, attribute).pointer(*(indices or [0.0] * symbol.dimensions))
    return lambda self: self.cell(attribute, "number")


def _reference(template: Template, symbol: Own) -> Callable[..., Any]:
    attribute, kind = symbol.attribute, symbol.kind
    if symbol.array:
        return lambda self, value: value
    return lambda self, value: self.cell(attribute, kind)


ACCESSORS: dict[str, Callable[[Template, Own], Callable[..., Any]]] = {
    "hocset": setter,
    "hocat": _element,
    "hocput": _put,
    "hocptr": _pointer,
    "hocref": _reference,
}
