"""What values become on their way between hoc and Python, and how Python calls what hoc can call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from numbers import Real
from operator import attrgetter
from types import GeneratorType
from typing import TYPE_CHECKING, Any
from weakref import WeakMethod, WeakValueDictionary, ref

from ...solver.model.freeze import node_numbers
from ...solver.model.sections import Section as ModelSection
from .. import native, registry
from ..sections import exists
from ..values import HocArray, HocObject, Maker, ObjectCell, StringCell, is_pointer
from . import objects, references, sections, segments, sequences
from .failures import python_error
from .sections_for_hoc import PythonSections
from .top_level import TopLevel

if TYPE_CHECKING:
    from ..machine import Machine
    from ..native.library import Library


class Exchange:
    """The Python side of a machine: its classes, and the conversions."""

    __slots__ = ("classes", "__dict__", "__weakref__")  # native code finds it

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.section_stack = machine.section_stack
        self.constructors = machine.constructors
        self.conversions: dict[type, Callable[[Any], Any]] = {
            int: float, bool: float, references.Reference: attrgetter("_cell")
        }  # fmt: skip
        self.classes: dict[type[HocObject], type] = {}
        self.wrappers: WeakValueDictionary[int, HocObject] = WeakValueDictionary()  # of Python's objects, by their id
        self._numbered: tuple[int | None, dict[int, int]] = None, {}  # at which of the structure's changes
        self.wrapper: Any = registry.classes["PythonObject"].python
        self.library: Library | None = None  # of native methods, once it is loaded
        self.attributes: dict[str, Any] = {}  # of segments, and what they are: a mechanism's record, a column
        self.of_sections: dict[str, Any] = {}  # their attributes that are columns
        self.Segment = segments.segment_class(self)
        self.Section = sections.section_class(self)
        self.h = TopLevel(self)
        native.load_what_is_kept()
        native.follow(WeakMethod(self._go_native))
        self.mechanisms_changed()
        machine.globals.names["_pysec"] = ObjectCell("_pysec", PythonSections(machine))

    def mechanisms_changed(self) -> None:
        """There are mechanisms that were not known before: sections and segments have their variables."""
        segments.add_variables(self)
        sections.add_variables(self)
        self.h._mechanisms_changed()

    def _go_native(self) -> None:
        """Native code makes segments and reads their variables from now on."""
        self.library = native.load()
        if self.library is not None:
            self.library.meet(self.Section, self.Segment)
            self.attributes.clear()
            self.of_sections.clear()
            segments.add_variables(self)
            sections.add_variables(self)

    # --- values ----------------------------------------------------------------------------------------------

    def to_python(self, value: Any) -> Any:
        """What Python sees of a value of hoc."""
        kind = type(value)
        if kind is float or value is None or kind is str:
            return value
        if kind is ModelSection:
            return self.section(value)
        if isinstance(value, HocObject):
            return self.object(value)
        if isinstance(value, (StringCell, ObjectCell)):
            return self.to_python(value.value)
        if isinstance(value, HocArray):
            return references.Elements.of_array(self, value)
        if is_pointer(value):
            return references.Reference(self, value)
        return value

    def object(self, value: HocObject) -> Any:
        """What Python sees of an object of hoc; of a PythonObject what it wraps."""
        cls = type(value)
        if cls is self.wrapper:
            return value.value  # type: ignore[attr-defined]
        made = object.__new__(self.classes.get(cls) or self.class_of(cls))
        made._hoc = value
        return made

    def class_of(self, cls: type[HocObject]) -> type:
        """Python's class of the objects of a class of hoc."""
        made = self.classes.get(cls)
        if made is None:
            record = getattr(cls, "library_record", None)
            known = record is not None and record.python is not cls  # a Vector that records has another class
            made = self.class_of(record.python) if known else objects.make_class(self, cls)
            self.classes[cls] = made
            self.conversions[made] = attrgetter("_hoc")
        return made

    def constructor(self, cls: Any) -> Callable[..., HocObject]:
        """What makes hoc's objects of a class of Python's."""
        made = self.constructors.get(cls._hoc_class) or self.machine.maker(cls._symbol)
        return made.new if isinstance(made, Maker) else made

    def section(self, section: ModelSection | None) -> Any:
        """What Python sees of a section: the same object as long as there is one."""
        if section is None:
            return None
        made = section.face()
        return made if made is not None else self.Section.of(section)

    def sections(self, those: Iterable[ModelSection]) -> Iterator[Any]:
        """What Python sees of those that exist when their turn comes."""
        return map(self.section, filter(exists, those))

    def living(self, those: list[Any]) -> list[ModelSection]:
        """The sections of the model that these of Python stand for, which must exist."""
        if not all(isinstance(one, self.Section) for one in those):
            raise sequences.refused("SectionList takes something that gives sections")
        return [one.living() for one in those]

    def point_reference(self, owner: Any, name: str) -> references.Reference:
        """A reference to a variable of a point process."""
        return references.reference_to(self, getattr(owner, f"hocptr_{name}")())

    def node_numbers(self) -> dict[int, int]:
        """The numbers that NEURON gives to nodes, by their handles."""
        model = self.machine.model
        changes = None if model.structure_changed else self.machine.simulation.structure_changes
        if changes is None or changes != self._numbered[0]:
            self._numbered = changes, node_numbers(model)
        return self._numbered[1]

    def segment(self, section: ModelSection, x: float) -> Any:
        return self.section(section)(x)

    def to_hoc(self, value: Any) -> Any:
        """A value of Python as an argument of hoc: objects of Python itself are wrapped in a PythonObject."""
        kind = type(value)
        if kind is float or kind is str or value is None:
            return value
        convert = self.conversions.get(kind)
        if convert is not None:
            return convert(value)
        if isinstance(value, objects.HocObjectOfPython):
            return value._hoc
        if isinstance(value, references.Reference):
            return value._cell
        if isinstance(value, HocObject):
            return value
        if isinstance(value, Real) or (hasattr(value, "__float__") and getattr(value, "shape", None) == ()):
            return float(value)
        if isinstance(value, str):
            return str(value)
        if kind is bytes:
            return value.decode("latin-1")
        return self.wrapped(value)

    def to_hoc_object(self, value: Any) -> HocObject | None:
        """A value of Python as an object variable of hoc holds it."""
        converted = self.to_hoc(value)
        return converted if converted is None or isinstance(converted, HocObject) else self.wrapped(value)

    def object_of_point(self, point: Any) -> HocObject | None:
        """The object of hoc that is a point process of the model."""
        if point.object is None:
            for one in self.machine.objects_of(point.data.name):
                one.point.object = ref(one)  # type: ignore[attr-defined]
        return point.object() if point.object is not None else None

    def wrapped(self, value: Any) -> HocObject:
        """The PythonObject of a value; the same as long as there is one."""
        known = self.wrappers.get(id(value))
        if known is not None and known.value is value:  # type: ignore[attr-defined]
            return known
        made = self.wrapper.wrapping(self.machine, value)
        self.wrappers[id(value)] = made
        return made

    # --- calls -----------------------------------------------------------------------------------------------

    def call(self, function: Callable[..., Any], given: Sequence[Any], options: dict[str, Any], objects: bool) -> Any:
        """Call a function of hoc. `sec=` says which section is accessed meanwhile.

        Unless the function takes `objects` of Python, so does a section among the arguments; a segment does and is
        its position.
        """
        result = self.call_as_it_is(function, given, options, objects)
        return result if type(result) is float else self._result(result)

    def call_as_it_is(
        self, function: Callable[..., Any], given: Sequence[Any], options: dict[str, Any], objects: bool
    ) -> Any:
        """The same, but the result stays hoc's."""
        accessed: ModelSection | None = None
        converted, conversions = [], self.conversions
        for value in given:
            kind = type(value)
            if kind is float or kind is str or value is None:
                converted.append(value)
            elif kind in conversions:
                converted.append(conversions[kind](value))
            elif objects:
                converted.append(self.to_hoc(value))
            elif isinstance(value, self.Segment):
                accessed = value.sec.living()
                converted.append(value.x)
            elif isinstance(value, self.Section):
                accessed = value.living()
            else:
                converted.append(self.to_hoc(value))
        if options:
            accessed = self.accessed(options) or accessed
        return self.run(function, converted, accessed)

    def accessed(self, options: dict[str, Any]) -> ModelSection | None:
        """The section that `sec=` names."""
        section = options.pop("sec", None)
        if options:
            raise TypeError(f"{next(iter(options))!r} is not a keyword here: only sec is")
        if section is None:
            return None
        if not isinstance(section, self.Section):
            raise TypeError("sec is not a Section")
        return section.living()

    def guarded(self, function: Callable[..., Any], given: Sequence[Any], accessed: ModelSection | None = None) -> Any:
        """Call with hoc's values, while a section is accessed. What it pushes on the stack of sections stays there,
        unless it fails."""
        return self._result(self.run(function, given, accessed))

    def run(self, function: Callable[..., Any], given: Sequence[Any], accessed: ModelSection | None) -> Any:
        """The same, but the result stays hoc's."""
        stack = self.section_stack
        depth = len(stack)
        if accessed is not None:
            stack.append(accessed)
        try:
            result = function(*given)
        except Exception as error:
            del stack[max(depth, 1) :]
            failure = python_error(error)
            raise failure from failure.__cause__
        if accessed is not None and len(stack) > depth:
            del stack[depth]
        return result

    def _result(self, value: Any) -> Any:
        if isinstance(value, GeneratorType):
            raise TypeError("an iterator of hoc can not be called from Python")
        return self.to_python(value)


for _name in ("living", "object", "point_reference", "section", "sections"):
    native.register(Exchange, _name, f"Exchange_{_name}")
