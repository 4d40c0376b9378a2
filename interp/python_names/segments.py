"""Segments, their mechanisms and range variables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ...solver.model.pointer import pointer_to
from ...solver.model.range_variables import Diameter, MechanismVariable, RangeVariable, Voltage
from .. import native
from ..sections import set_pointer
from .base import public
from .failures import no_attribute, python_error
from .references import ElementReferences, Elements, reference_to, target_of

if TYPE_CHECKING:
    from .exchange import Exchange


class Segment:
    """soma(0.5): the part of a section around a position. Its attributes are range variables (`seg.v`, `seg.diam`,
    `seg.gnabar_hh`), which can be assigned, their references (`seg._ref_v`) and mechanisms (`seg.hh.gnabar`)."""

    __slots__ = ("sec", "_section", "x", "__weakref__")
    __module__ = "nrn"

    _exchange: Exchange
    sec: Any
    x: float

    def __repr__(self) -> str:
        return f"{self.sec}({self.x:g})" if self._section.exists else "<segment of deleted section>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Segment) and self._section is other._section and self._node() == other._node()

    def __hash__(self) -> int:
        return hash((self._section, self._node()))

    def __lt__(self, other: object) -> bool:
        """Whether it is of a section that was made before the other's, or nearer to the beginning of the same."""
        if not isinstance(other, Segment):
            return NotImplemented
        return (self._section.number, self.x) < (other._section.number, other.x) and self != other

    def __le__(self, other: object) -> bool:
        return self == other or self < other

    def _node(self) -> int:
        return self.sec.living().node_at(self.x)

    def __iter__(self) -> Iterator[Mechanism]:
        """Its density mechanisms and ions, the newest first."""
        if 0.0 < self.x < 1.0:
            section = self.sec.living()
            for name in reversed(section.listed(section.segment_of(self.x))):
                if name in section.model.mechanism_data:
                    yield mechanism(self, name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_ref_"):
            return self._reference(name[5:])
        if hasattr(type(self), name):
            raise AttributeError(f"{name}, the mechanism does not exist at {self}", name=name, obj=self)
        raise no_attribute(self, name)

    def _reference(self, name: str) -> Any:
        variable = self._exchange.machine.model.range_variables.get(name)
        if variable is None:
            raise no_attribute(self, f"_ref_{name}")
        check(self, variable)
        return reference(self, variable)

    def __dir__(self) -> list[str]:
        model, there = self._exchange.machine.model, self._section
        variables = [name for name, one in model.range_variables.items() if one.has(there) and one.mechanism is None]
        return public(dir(Segment), variables, there.mechanisms)

    def area(self) -> float:
        """The membrane area, µm²."""
        return self.sec.living().area(self.x)

    def ri(self) -> float:
        """The axial resistance to the node before it, MΩ."""
        return self.sec.living().ri(self.x)

    def volume(self) -> float:
        """The volume, µm³."""
        section = self.sec.living()
        if self.x in (0.0, 1.0):
            return 0.0
        return section.volume(self.x)

    def node_index(self) -> int:
        """The number of its node in NEURON's order: the roots of all cells, then cell by cell the nodes of the
        sections, generation by generation."""
        return self._exchange.node_numbers()[self._node()]

    def point_processes(self) -> list[Any]:
        """The point processes that are placed here, the newest first."""
        exchange = self._exchange
        found = map(exchange.object_of_point, self.sec.living().points_at(self.x))
        return [exchange.object(one) for one in found if one is not None]

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{name}</td><td>{getattr(self, name):g}</td></tr>" for name in ("v", "diam", "cm"))
        return f"<table><tr><th colspan=2>{self}</th></tr>{rows}</table>"


native.register(Segment, "area", "PySegment_area")
native.register(Segment, "__iter__", "PySegment_iter")
native.register(Segment, "point_processes", "PySegment_point_processes")


class Mechanism:
    """seg.hh: a density mechanism or ion of a segment. Its variables are attributes, without the suffix."""

    __slots__ = ("_segment", "_handle")
    __module__ = "nrn"
    # _handle is that of its row as long as that is there

    _name: str
    _variables: dict[str, RangeVariable]
    _segment: Any

    def __repr__(self) -> str:
        return self._name

    def name(self) -> str:
        """Its name."""
        return self._name

    def is_ion(self) -> bool:
        """Whether it is an ion."""
        return self._name.endswith("_ion")

    def segment(self) -> Segment:
        """The segment it is of."""
        return self._segment

    def __iter__(self) -> Iterator[RangeVar]:
        for variable in self._variables.values():
            yield RangeVar(self._segment, variable)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_ref_"):
            variable = self._variables.get(name[5:]) or self._variables.get(name[5:].removesuffix(f"_{self._name}"))
            if variable is not None:
                return reference(self._segment, variable)
        raise no_attribute(self, name)

    def __dir__(self) -> list[str]:
        return public(super().__dir__(), self._variables)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mechanism) and self._name == other._name and self._segment == other._segment

    def __hash__(self) -> int:
        return hash((self._name, self._segment))


class RangeVar:
    """A range variable of a segment, as going through a mechanism gives it."""

    __slots__ = ("_segment", "_variable")
    __module__ = "nrn"

    def __init__(self, segment: Any, variable: RangeVariable) -> None:
        self._segment = segment
        self._variable = variable

    def name(self) -> str:
        """Its name in hoc."""
        return self._variable.name

    def mech(self) -> Mechanism:
        """The mechanism it belongs to."""
        return mechanism(self._segment, self._variable.mechanism.name)  # type: ignore[attr-defined]

    def _elements(self) -> Elements:
        return elements(self._segment, self._variable)

    def __len__(self) -> int:
        return self._variable.size

    def __getitem__(self, index: int) -> float:
        return self._elements()[index]

    def __setitem__(self, index: int, value: float) -> None:
        self._elements()[index] = value


# --- the classes of one machine ------------------------------------------------------------------------------


def segment_class(exchange: Exchange) -> type[Segment]:
    """The class of a machine's segments: its attributes are the variables that this machine knows."""
    members = {"__slots__": (), "__module__": "nrn", "_exchange": exchange, "_kept_by_natives": []}
    return type("Segment", (Segment,), members)


def add_variables(exchange: Exchange) -> None:
    """Make the model's range variables and mechanisms attributes of the machine's segments."""
    model, cls, known, library = exchange.machine.model, exchange.Segment, exchange.attributes, exchange.library
    for data in model.mechanism_data.values():
        if data.record.kind in ("density", "ion") and known.get(data.name) is not data.record:
            known[data.name] = data.record
            mechanism_class = _mechanism_class(exchange, data)
            made = property(_mechanism_getter(data, mechanism_class))
            if library is not None:
                made = library.attribute(cls, data.name, "mechanism", made, data, mechanism_class)
            setattr(cls, data.name, made)
    for name, variable in model.range_variables.items():
        if known.get(name) is not variable.column:
            known[name] = variable.column
            made = variable_property(variable)
            kind = NATIVE_KINDS.get(type(variable)) if library is not None and variable.size == 1 else None
            if kind is not None:
                made = variable_natively(library, cls, kind, made, variable)
            setattr(cls, name, made)
            reference = _reference_property(variable, _itself)
            if library is not None and type(variable) in (RangeVariable, Voltage):
                reference = library.attribute(cls, f"_ref_{name}", "node_reference", reference, variable, exchange)
            setattr(cls, f"_ref_{name}", reference)


NATIVE_KINDS = {RangeVariable: "inner", Voltage: "inner", MechanismVariable: "inner", Diameter: "inner_diameter"}


def variable_natively(library: Any, cls: type, kind: str, python: property, variable: Any) -> Any:
    """The native form of a range variable's attribute."""
    data = getattr(variable, "data", None)
    return library.attribute(cls, variable.name, kind, python, variable.table, variable.column, data)


def _itself(segment: Segment) -> Segment:
    return segment


def check(segment: Any, variable: RangeVariable) -> None:
    """Raises AttributeError if the variable is not there."""
    section = segment.sec.living()
    if not variable.has(section):
        what = "the mechanism does not exist" if variable.mechanism is not None else "it is not computed"
        raise AttributeError(f"{variable.name}, {what} at {segment}")


def variable_property(variable: RangeVariable) -> property:
    """The attribute of segments that is a range variable."""
    if variable.size > 1:
        made = property(lambda self: elements(self, variable), _refuse_whole(variable))
    else:
        made = property(_getter(variable), _setter(variable))
    return made


def _getter(variable: RangeVariable) -> Callable[[Any], float]:
    quick = type(variable).get

    def get(self: Any) -> float:
        section, x = self._section, self.x
        if not 0.0 < x < 1.0 or not section.exists:
            check(self, variable)
        try:
            return quick(variable, section, x)
        except RanvierError as error:
            check(self, variable)
            raise python_error(error) from None

    return get


def _setter(variable: RangeVariable) -> Callable[[Any, Any], None]:
    put = type(variable).set

    def set_value(self: Any, value: Any) -> None:
        section, x = self._section, self.x
        if not 0.0 < x < 1.0 or not section.exists:
            check(self, variable)
        try:
            put(variable, section, x, value if type(value) is float else _number(variable.name, value))
        except RanvierError as error:
            check(self, variable)
            raise python_error(error) from None

    return set_value


def _number(name: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a number, not {type(value).__name__}") from None


def _refuse_whole(variable: RangeVariable) -> Callable[[Any, Any], None]:
    def put(self: Any, value: Any) -> None:
        elements(self, variable)[0] = value

    return put


def elements(segment: Any, variable: RangeVariable) -> Elements:
    """A range variable that is an array."""
    check(segment, variable)
    section, x = segment.sec.living(), segment.x

    def put(value: float, index: float) -> None:
        variable.set(section, x, value, int(index))

    return Elements(
        segment._exchange, lambda index: variable.get(section, x, int(index)), put, (variable.size,), variable.name
    )


def reference(segment: Any, variable: RangeVariable) -> Any:
    """`_ref_x` of a segment."""
    section, x, exchange = segment._section, segment.x, segment._exchange
    if variable.mechanism is not None or not section.exists:
        check(segment, variable)
    if variable.size > 1:
        return ElementReferences(exchange, lambda i: variable.pointer(section, x, int(i)), 1, variable.name)
    try:
        return reference_to(exchange, variable.pointer(section, x))
    except RanvierError as error:
        raise python_error(error) from None


def _reference_property(variable: RangeVariable, segment_of: Callable[[Any], Any]) -> property:
    """`_ref_x` as an attribute. That of a POINTER can be assigned: it points elsewhere from then on."""

    def put(self: Any, value: Any) -> None:
        segment = segment_of(self)
        place = (segment.sec.living(), variable.name, segment.x, target_of(value))
        segment._exchange.guarded(set_pointer, place)

    is_pointer = variable.field is not None and variable.field.role == "pointer"
    return property(lambda self: reference(segment_of(self), variable), put if is_pointer else None)


# --- mechanisms ----------------------------------------------------------------------------------------------


def mechanism(segment: Any, name: str) -> Any:
    """A mechanism of a segment."""
    return getattr(segment, name)


def _mechanism_getter(data: Any, cls: type[Mechanism]) -> Callable[[Any], Mechanism]:
    def get(self: Any) -> Any:
        section = self._section
        try:
            first = section.rows[data]
        except KeyError:
            first = None
        if first is None or not 0.0 < self.x < 1.0:
            self.sec.living()
            raise AttributeError(f"{data.name}, the mechanism does not exist at {self}")
        made = cls()
        made._segment = self
        made._handle = first + int(self.x * section.nodes)
        return made

    return get


def _mechanism_class(exchange: Exchange, data: Any) -> type[Mechanism]:
    record, model = data.record, exchange.machine.model
    names = [record.hoc_name(field) for field in record.fields if field.visible or field.role == "random"]
    variables = {
        name.removesuffix(f"_{data.name}"): model.range_variables[name]
        for name in names
        if name in model.range_variables
    }
    members: dict[str, Any] = {
        "__slots__": (),
        "__module__": "nrn",
        "_name": data.name,
        "_variables": variables,
        "_exchange": exchange,
        "_kept_by_natives": [],
    }
    for name, variable in variables.items():
        members[name] = _variable_of_mechanism(variable)
        members[f"_ref_{name}"] = _reference_of_mechanism(exchange, variable)
    members |= {name: _function(data, name) for name in record.functions if name not in members}
    made = type("Mechanism", (Mechanism,), members)
    library = exchange.library
    for name, variable in variables.items() if library is not None else ():
        if _is_plain(variable):
            ref = f"_ref_{name}"
            setattr(made, name, variable_natively(library, made, "row", members[name], variable))
            setattr(made, ref, library.attribute(made, ref, "row_reference", members[ref], variable, exchange))
    return made


def _variable_of_mechanism(variable: RangeVariable) -> property:
    """A variable of a mechanism of a segment inside of the section."""
    whole = variable_property(variable)
    if not _is_plain(variable):
        return property(
            lambda self: whole.fget(_place_of(self, variable)),  # type: ignore[misc]
            lambda self, value: whole.fset(_place_of(self, variable), value),  # type: ignore[misc]
        )
    table = variable.table

    def get(self: Any) -> float:
        row = table.position[self._handle]
        if row >= 0:
            return variable.column.view[row]
        return whole.fget(_place_of(self, variable))  # type: ignore[misc]

    def put(self: Any, value: Any) -> None:
        try:
            row = table.position[self._handle]
            if row >= 0:
                variable.column.view[row] = value
                return
        except TypeError:
            value = _number(variable.name, value)
        whole.fset(_place_of(self, variable), value)  # type: ignore[misc]

    return property(get, put)


def _place_of(mechanism: Any, variable: RangeVariable) -> Any:
    """The segment that a mechanism is of. ReferenceError if it was taken out there."""
    if not variable.has(mechanism._segment.sec.living()):
        raise ReferenceError("mechanism instance is invalid")
    return mechanism._segment


def _is_plain(variable: RangeVariable) -> bool:
    """Whether it is a number of the mechanism's own."""
    return variable.size == 1 and type(variable).__name__ == "MechanismVariable"


def _reference_of_mechanism(exchange: Exchange, variable: RangeVariable) -> property:
    """Its `_ref_x`."""
    whole = _reference_property(variable, attrgetter("_segment"))
    if not _is_plain(variable):
        return whole
    table = variable.table

    def get(self: Any) -> Any:
        if table.position[self._handle] >= 0:
            return reference_to(exchange, pointer_to(table, variable.column, self._handle))
        return whole.fget(self)  # type: ignore[misc]

    return property(get)


def _function(data: Any, name: str) -> Callable[..., Any]:
    """A FUNCTION or PROCEDURE of a mechanism, for this segment."""

    def call(self: Any, *given: Any) -> Any:
        segment, section = self._segment, self._segment.sec.living()
        if data not in section.rows:
            raise AttributeError(f"{data.name}, the mechanism does not exist at {segment}")
        handle = section.rows[data] + section.segment_of(segment.x)
        plain = data.record.c is None
        values = [float(value) if plain else segment._exchange.to_hoc(value) for value in given]
        return segment._exchange.guarded(section.model.call_function, (data, name, handle, values))

    call.__name__ = name
    return call
