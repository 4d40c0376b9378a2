"""The object `h`: what the top level of hoc has by its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ...lang.hoc.keywords import KEYWORDS
from ...solver.model.paths import NO_PATH
from ...solver.model.range_variables import RangeVariable
from .. import registry
from ..mechanisms import MechanismFunction
from ..names import BuiltinVariable, SectionProperty, UndefinedNumber
from ..point_processes import PointProcessObject
from ..procedures import Procedure
from ..sections import SectionArray, SectionCell, set_pointer
from ..templates import Template
from ..values import HocArray, NumberCell, ObjectArray, ObjectCell, StringCell
from .base import OfHoc
from .density_mechanism import DensityMechanism
from .failures import python_error
from .functions import Function
from .references import ElementReferences, Elements, Reference
from .segments import Mechanism, Segment

if TYPE_CHECKING:
    from .exchange import Exchange
    from .sections import Section

WHOLE = {
    "secondorder", "stoprun", "nseg", "diam_changed", "nrn_netrec_state_adjust", "nrn_shape_changed_",
    "nrn_sparse_partrans", "xopen_broadcast_",
}  # fmt: skip
"""Numbers that Python gets as int."""


class TopLevel(OfHoc):
    """What hoc knows by name: its functions, classes, variables, mechanisms, and what programs define.

    h("statements") executes hoc; h.name is a variable, function, class or mechanism; h.Section(name=…, cell=…) makes a
    section, h.ref(x) a reference, h.allsec() goes through all sections, h.cas() is the accessed one. Functions that
    are about a section take it as `sec=`.
    """

    __module__ = "hoc"

    def __init__(self, exchange: Exchange) -> None:
        vars(self).update(
            _exchange=exchange,
            _machine=exchange.machine,
            _functions={},
            _mechanisms=[],
            Section=exchange.Section,
            ref=self._ref,
            allsec=self._allsec,
            cas=self._cas,
            hname=lambda: repr(self),
            same=lambda other: other is self,
            setpointer=self._setpointer,
            distance=self._distance,
            pt3dadd=self._pt3dadd,
            object_id=self._object_id,
            __getattribute__=partial(getattr, self),
        )

    def __repr__(self) -> str:
        return "<TopLevelHocInterpreter>"

    def __call__(self, statements: str) -> bool:
        """Execute hoc statements."""
        self._exchange.guarded(self._machine.execute_again, (statements, "<h>"))
        return True

    def __dir__(self) -> list[str]:
        names = {name for name in self._machine.globals.all_names() if not isinstance(self._find(name), RangeVariable)}
        names |= self._machine.model.mechanism_data.keys()
        return sorted({*names, "Section", "ref", "allsec", "cas", "setpointer"})

    # --- reading ---------------------------------------------------------------------------------------------

    def _find(self, name: str) -> Any:
        return self._machine.globals.find(name)

    def __getattr__(self, name: str) -> Any:
        symbol = self._machine.globals.find(name)
        kind = type(symbol)
        if kind is NumberCell:
            return int(symbol.value) if name in WHOLE else symbol.value
        if kind is BuiltinVariable:
            return self._number(name, symbol)
        known = self._functions.get(name)
        if known is not None and known[0] is symbol:
            return known[1]
        for types, read in READERS:
            if isinstance(symbol, types):
                return read(self, name, symbol)
        if name.startswith("_ref_"):
            return self._reference(name[5:])
        if isinstance(symbol, type) and issubclass(symbol, PointProcessObject):
            return self._read_class(name, symbol)
        if symbol is not None and hasattr(symbol, "record"):
            return self._read_mechanism(name, symbol)
        raise self._unknown(name)

    def _unknown(self, name: str) -> Exception:
        if name in KEYWORDS:
            return TypeError(f"Cannot access {name} directly: it is a word of the language hoc")
        absence = registry.absences.get((None, name))
        text = f"'hoc.HocObject' object has no attribute '{name}'"
        if absence:
            text += f": {absence.reason} {absence.advice}".rstrip()
        return AttributeError(text, name=name, obj=self)

    def _number(self, name: str, symbol: BuiltinVariable) -> Any:
        pointer = symbol.pointer
        if getattr(pointer, "size", 1) > 1:
            return Elements(
                self._exchange,
                lambda i: pointer.get(int(i)),
                lambda value, i: pointer.set(float(value), int(i)),
                (pointer.size,),
                name,
            )
        value = pointer.get()
        return int(value) if name in WHOLE else value

    def _of_mechanism(self, name: str, made: Any) -> Any:
        """It is found at once, until there are other mechanisms."""
        self._mechanisms.append(name)
        vars(self)[name] = made
        return made

    def _mechanisms_changed(self) -> None:
        for name in self._mechanisms:
            del vars(self)[name]
        self._mechanisms.clear()

    def _remembered(self, name: str, symbol: Any, made: Any) -> Any:
        self._functions[name] = symbol, made
        return made

    def _read_cell(self, name: str, symbol: Any) -> Any:
        return self._exchange.to_python(symbol.value)

    def _read_array(self, name: str, symbol: HocArray) -> Any:
        return Elements.of_array(self._exchange, symbol)

    def _read_procedure(self, name: str, symbol: Procedure) -> Any:
        def call(*given: Any) -> Any:
            return symbol.function(*given)

        made = Function(self._exchange, call, name)
        return self._remembered(name, symbol, made)

    def _read_function(self, name: str, symbol: registry.Function) -> Any:
        function = self._machine.library_function(symbol)
        vars(self)[name] = made = Function(self._exchange, function, name, symbol.python, name in TAKE_OBJECTS)
        return made  # nothing can take the name of what is built in

    def _read_mechanism_function(self, name: str, symbol: MechanismFunction) -> Any:
        return self._remembered(name, symbol, Function(self._exchange, symbol.call_from_hoc, name, objects=False))

    def _read_class(self, name: str, symbol: Any) -> Any:
        if isinstance(symbol, registry.Class):
            vars(self)[name] = made = self._exchange.class_of(symbol.python)
            return made  # nothing can take the name of what is built in
        if isinstance(symbol, Template):
            return self._remembered(name, symbol, self._exchange.class_of(symbol.cls))
        return self._of_mechanism(name, self._exchange.class_of(symbol))

    def _read_range_variable(self, name: str, symbol: Any) -> Any:
        raise TypeError(
            f"Cannot access {name} directly; it is a range variable and may be accessed via a section or segment."
        )

    def _read_property(self, name: str, symbol: Any) -> Any:
        return getattr(self._cas(), name)

    def _read_undefined(self, name: str, symbol: Any) -> Any:
        raise AttributeError(f"'hoc.HocObject' object has no attribute '{name}'", name=name, obj=self)

    def _read_mechanism(self, name: str, symbol: Any) -> Any:
        return self._of_mechanism(name, DensityMechanism(self._exchange, name))

    # --- assigning -------------------------------------------------------------------------------------------

    def __setattr__(self, name: str, value: Any) -> None:
        symbol, exchange = self._find(name), self._exchange
        try:
            if isinstance(symbol, NumberCell) and not isinstance(symbol, UndefinedNumber):
                symbol.value = _number(value)
            elif isinstance(symbol, BuiltinVariable):
                symbol.pointer.set(_number(value))
            elif isinstance(symbol, StringCell):
                if not isinstance(value, str):
                    raise TypeError(f"{name} is a strdef: a str is needed, not {type(value).__name__}")
                symbol.value = value
            elif isinstance(symbol, ObjectCell):
                symbol.value = exchange.to_hoc_object(value)
            elif isinstance(symbol, SectionProperty):
                setattr(self._cas(), name, value)
            elif isinstance(symbol, HocArray):
                raise TypeError(f"'{name}' requires subscript for assignment")
            elif symbol is None or isinstance(symbol, UndefinedNumber):
                raise LookupError(f"'{name}' is not a defined hoc variable name.")
            else:
                raise TypeError(f"{name} is not assignable")
        except RanvierError as error:
            raise python_error(error) from None

    # --- references ------------------------------------------------------------------------------------------

    def _reference(self, name: str) -> Any:
        symbol, exchange = self._find(name), self._exchange
        if isinstance(symbol, UndefinedNumber) or symbol is None:
            raise AttributeError(f"'hoc.HocObject' object has no attribute '{name}'", name=name, obj=self)
        if isinstance(symbol, (NumberCell, StringCell, ObjectCell)):
            return Reference(exchange, symbol)
        if isinstance(symbol, BuiltinVariable):
            pointer = symbol.pointer
            if getattr(pointer, "size", 1) > 1:
                return ElementReferences(exchange, lambda i: pointer.element(int(i)), 1, name)
            return Reference(exchange, pointer)
        if isinstance(symbol, HocArray) and not isinstance(symbol, (ObjectArray, SectionArray)):
            return ElementReferences(exchange, symbol.pointer, len(symbol.dimensions), name)  # type: ignore[attr-defined]
        raise TypeError(f"Hoc pointer error, {name} is not a hoc variable or range variable or strdef")

    def _ref(self, value: Any) -> Reference:
        """A reference to a new variable with this value: `r[0]` reads and assigns it."""
        if isinstance(value, str):
            return Reference(self._exchange, StringCell("", value))
        converted = self._exchange.to_hoc(value)
        if isinstance(converted, float):
            return Reference(self._exchange, NumberCell("", converted))
        return Reference(self._exchange, ObjectCell("", converted))

    def _setpointer(self, target: Reference, name: str, owner: Any) -> None:
        """setpointer(_ref_x, "name", point process or mechanism): its POINTER `name` is that variable from now on."""
        if not isinstance(target, Reference) or not isinstance(name, str):
            raise TypeError("setpointer(_ref_hocvar, 'POINTER_name', point_process or nrn.Mechanism))")
        if isinstance(owner, Mechanism):
            segment = owner.segment()
            variable = owner._variables.get(name)
            full = variable.name if variable is not None else name
            self._exchange.guarded(set_pointer, (segment.sec.living(), full, segment.x, target._cell))
        elif hasattr(owner, "_hoc"):
            self._exchange.guarded(set_pointer, (owner._hoc, name, None, target._cell))
        else:
            raise TypeError("setpointer(_ref_hocvar, 'POINTER_name', point_process or nrn.Mechanism))")

    # --- sections --------------------------------------------------------------------------------------------

    def _allsec(self) -> Iterator[Section]:
        """All sections, in the order of their creation."""
        return _Sections(self._exchange)

    def _cas(self) -> Section:
        """The accessed section."""
        stack = self._machine.section_stack
        if not stack:
            raise TypeError("Section access unspecified")
        return self._exchange.section(stack[-1])

    def _distance(self, *given: Any, **options: Any) -> Any:
        """distance(segment, segment): the length of the path between them, µm. distance(0, segment) makes a segment the
        origin, distance(segment) measures from there."""
        if len(given) == 2 and isinstance(given[0], Segment) and isinstance(given[1], Segment):
            here, there = given
            between = here.sec.living().distance_to(here.x, there.sec.living(), there.x)
            return NO_PATH if between is None else between
        return self._exchange.call(self._machine.function("distance"), given, options, False)

    def _pt3dadd(self, *given: Any, **options: Any) -> float:
        """pt3dadd(x, y, z, diameter, sec=section): add a 3-D point, µm; or Vectors (sequences) of them."""
        add = self._machine.function("pt3dadd")
        if given and hasattr(given[0], "__iter__"):
            for point in zip(*given, strict=True):
                self._exchange.call(add, point, dict(options), False)
            return 1.0
        return self._exchange.call(add, given, options, False)

    def _object_id(self, value: Any = None, *rest: Any) -> Any:
        """object_id(o): a number that is different for different objects."""
        if isinstance(value, (Segment, self._exchange.Section)):
            return float(id(value._section))
        return self._exchange.call(self._machine.function("object_id"), (value, *rest), {}, True)


class _Sections:
    """All sections that exist while they are gone through, as often as wanted."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.waiting = iter(self)

    def __iter__(self) -> Iterator[Any]:
        return self.exchange.sections(self.exchange.machine.model.sections)

    def __next__(self) -> Any:
        return next(self.waiting)

    def __contains__(self, section: Any) -> bool:
        return isinstance(section, self.exchange.Section) and section._section.exists


def _number(value: Any) -> float:
    if isinstance(value, (str, bytes)):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return float(value)


TAKE_OBJECTS: set[str] = {"nrnpython"}
"""Functions to which a section among the arguments is an object."""

READERS: list[tuple[Any, Callable[[TopLevel, str, Any], Any]]] = [
    (UndefinedNumber, TopLevel._read_undefined),
    ((StringCell, ObjectCell, SectionCell), TopLevel._read_cell),
    (HocArray, TopLevel._read_array),
    (Procedure, TopLevel._read_procedure),
    (registry.Function, TopLevel._read_function),
    (MechanismFunction, TopLevel._read_mechanism_function),
    ((registry.Class, Template), TopLevel._read_class),
    (RangeVariable, TopLevel._read_range_variable),
    (SectionProperty, TopLevel._read_property),
]
"""What reads a symbol, by its type."""
