"""Point processes as objects of hoc: `new IClamp(.5)`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from ..lang.errors import RanvierError
from ..solver.model.point_processes import PointProcess
from ..solver.model.range_variables import random_assigned
from . import arguments, registry
from .runtime import number
from .values import HocObject, Maker, ObjectCell, with_own_code

if TYPE_CHECKING:
    from .machine import Machine


class PointProcessObject(HocObject):
    """An object of a point process or artificial cell; `point` is the model's."""

    record: ClassVar[Any]
    """The mechanism."""
    point: PointProcess

    never_sends: ClassVar[bool] = False
    """Whether connections from it get nothing."""

    __slots__ = ("point", "__dict__")

    def __init__(self, machine: Machine, *arguments: Any) -> None:
        self.point = machine.model.create_point_process(self.class_name)
        if arguments and not self.point.artificial:
            self.point.loc(machine.current_section(), number(arguments[0]))
        if "constructor" in self.record.signatures:
            machine.model.run_block(self.point.data, "constructor", self.point.handle, arguments)
        self.begin()

    def begin(self) -> None:
        """What else is to be done with a new object."""

    def __del__(self, _at_the_end: Callable[[], bool] = sys.is_finalizing) -> None:
        point = getattr(self, "point", None)
        if point is not None:
            if "destructor" in self.record.signatures and not _at_the_end():
                self._destruct(point)
            point.delete()

    def _destruct(self, point: PointProcess) -> None:
        """DESTRUCTOR; nobody can catch an error of it."""
        from .errors import located

        try:
            self.machine.model.run_block(point.data, "destructor", point.handle, ())
        except Exception as error:
            self.machine.report(located(error))

    @classmethod
    def constructor(cls, machine: Machine, *arguments: Any) -> PointProcessObject:
        """What `new Name(…)` calls."""
        return cls(machine, *arguments)

    @classmethod
    def bind(cls, machine: Machine) -> PointMaker | Callable[..., PointProcessObject]:
        """The same for one machine, quicker."""
        if "constructor" in cls.record.signatures or cls.begin is not PointProcessObject.begin:
            return partial(cls, machine)
        return PointMaker(machine, cls)

    def loc(self, x: float) -> float:
        """Place it at x of the accessed section; gives x."""
        self.point.loc(self.machine.current_section(), number(x))
        return number(x)

    def get_loc(self) -> float:
        """Access its section (until `pop_section()`) and give its position there."""
        place = self.point.get_loc()
        if place is None:
            raise RanvierError(f"{self} has no location")
        self.machine.push_section(place[0])
        return place[1]

    def has_loc(self) -> float:
        """Whether it is placed in a section."""
        return float(self.point.has_loc)

    METHODS: ClassVar[dict[str, str]] = {"loc": "loc", "get_loc": "get_loc", "has_loc": "has_loc"}

    @classmethod
    def member_names(cls) -> list[str]:
        return list(cls.member_kinds())

    @classmethod
    def member_kinds(cls) -> dict[str, str]:
        record, ours = cls.record, dict.fromkeys([*cls.METHODS, *cls.library_methods()], "method")
        fields = {one.name: "element" if one.size > 1 else "attribute" for one in record.fields if _is_member(one)}
        functions = [*record.functions, *(f"table_{name}" for name in record.function_tables)]
        return ours | fields | dict.fromkeys(functions, "method") | ours

    @classmethod
    def library_methods(cls) -> dict[str, Callable[..., Any]]:
        """What `registry.point_process` gave it, by the names in hoc."""
        ours = registry.point_processes.get(cls.class_name)
        members = vars(ours).items() if ours is not None else ()
        return {one.hoc_name or name: one for name, one in members if getattr(one, "hoc_kind", "") == "method"}

    @classmethod
    def missing_member(cls, self: HocObject, name: str) -> Any:
        """Make what generated code needs for a member (interp/runtime.py) at its first use."""
        prefix, _, hoc_name = name.partition("_")
        made: Any = None
        if prefix == "hoc" and hoc_name in cls.METHODS:
            made = getattr(cls, cls.METHODS[hoc_name])
        elif prefix == "hoc" and hoc_name in cls.library_methods():
            title = f"{cls.class_name}.{hoc_name}"
            made = arguments.checked(cls.library_methods()[hoc_name], title, method=True)
        elif prefix == "hoc" and hoc_name in cls.record.functions:
            made = _function(hoc_name)
        elif prefix == "hoc" and gives_table(cls.record, hoc_name):
            made = _table(hoc_name)
        else:
            field = next((one for one in cls.record.fields if one.name == hoc_name and _is_member(one)), None)
            if field is None:
                raise registry.no_member(self, hoc_name)
            if prefix in ("hocat", "hocput") and field.size == 1:
                raise RanvierError(f"{cls.class_name}.{hoc_name} has no subscript")
            accessors = {"random": _stream, "pointer": _target}
            make = accessors.get(field.role)
            made = make(prefix, hoc_name) if make else ACCESSORS[prefix](hoc_name, field.size)
        setattr(cls, name, made)
        return getattr(self, name)


class PointMaker(Maker):
    """Makes the objects of a point process."""

    __slots__ = ("data", "artificial")

    def __init__(self, machine: Machine, cls: type[PointProcessObject]) -> None:
        super().__init__(machine, cls)
        self.data = machine.model.mechanism_data[cls.class_name]
        self.artificial = cls.record.kind == "artificial"

    def new(self, *arguments: Any) -> PointProcessObject:
        """`new Name(x)`: at x of the accessed section."""
        made = self.instances.new()
        made.point = point = PointProcess(self.model, self.data)
        if arguments and not self.artificial:
            x = arguments[0]
            point.loc(self.machine.current_section(), x if type(x) is float else number(x))
        return made


def _is_member(field: Any) -> bool:
    return field.visible or field.role == "random"


def _function(name: str) -> Callable[..., float]:
    def call(self: PointProcessObject, *arguments: Any) -> float:
        if arguments and self.record.c is None:  # C text looks at its arguments itself
            arguments = tuple([one if type(one) is float else number(one) for one in arguments])
        point = self.point
        return point.model.call_function(point.data, name, point.handle, arguments)

    return call


def _stream(prefix: str, name: str) -> Any:
    """A RANDOM variable: it can be read."""
    if prefix == "hoc":
        return property(lambda self: self.point.model.wrap_stream(self.point.pointer(name)))
    if prefix == "hocref":
        return ACCESSORS[prefix](name, 0)

    def refuse(self: PointProcessObject, *given: Any) -> Any:
        raise random_assigned(name)

    return refuse


def _target(prefix: str, name: str) -> Any:
    """A POINTER: what it points to."""

    def target(self: PointProcessObject) -> Any:
        return self.point.data.target(name, self.point.handle)

    if prefix == "hoc":
        return property(lambda self: target(self).get())
    if prefix == "hocset":
        return lambda self, value: target(self).set(number(value))
    if prefix == "hocptr":
        return lambda self, index=0.0: target(self)
    return ACCESSORS[prefix](name, 0)


def gives_table(record: Any, name: str) -> bool:
    """Whether a name is `table_NAME` of a FUNCTION_TABLE."""
    return name.startswith("table_") and name[6:] in record.function_tables


def give_table(model: Any, data: Any, function: str, arguments: tuple[Any, ...]) -> float:
    """`table_NAME(…)`; two Vectors are the values and the places of a function of one argument."""
    given = [getattr(value, "value", value) if isinstance(value, ObjectCell) else value for value in arguments]
    if len(given) == 2 and all(hasattr(vector, "first_element") for vector in given):
        values, places = given
        if len(values.data) != len(places.data):
            raise RanvierError(f"{function}: the Vectors have different sizes: {len(values.data)}, {len(places.data)}")
        given = [values.first_element(), float(len(places.data)), places.first_element()]
    model.give_table(data, function.removeprefix("table_"), given)
    return 0.0


def _table(name: str) -> Callable[..., float]:
    return lambda self, *arguments: give_table(self.point.model, self.point.data, name, arguments)


def _place(index: float) -> int:
    return int(index + registry.FLOAT_EPSILON)


def _put(point: Any, name: str, value: float, index: int) -> float:
    point.set(name, value, index)
    return value


def _getter(name: str) -> Callable[[PointProcessObject], float]:
    def variable(self: PointProcessObject) -> float:
        point = self.point
        table = point.data.table
        column = table.columns.get(name)
        return point.get(name) if column is None else column.view[table.position[point.handle]]

    return with_own_code(variable)


def _setter(name: str) -> Callable[[PointProcessObject, Any], None]:
    def set_variable(self: PointProcessObject, value: Any) -> None:
        point = self.point
        table = point.data.table
        column = table.columns.get(name)
        if column is None or type(value) is not float:
            point.set(name, number(value))
        else:
            column.view[table.position[point.handle]] = value

    return with_own_code(set_variable)


ACCESSORS: dict[str, Callable[[str, int], Any]] = {
    "hoc": lambda name, size: property(_getter(name)),
    "hocset": lambda name, size: _setter(name),
    "hocat": lambda name, size: lambda self, index: self.point.get(name, _place(index)),
    "hocput": lambda name, size: lambda self, value, index: _put(self.point, name, number(value), _place(index)),
    "hocptr": lambda name, size: lambda self, index=0.0: self.point.pointer(name, _place(index)),
    "hocref": lambda name, size: lambda self, value: value,
}


def point_process_class(record: Any) -> type[PointProcessObject]:
    """The class of a mechanism's objects."""
    ours = registry.point_processes.get(record.name)
    bases = (ours, PointProcessObject) if ours is not None else (PointProcessObject,)
    return type(record.name, bases, {"class_name": record.name, "record": record})
