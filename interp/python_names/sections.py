"""Sections in Python. One that Python created goes with the last reference to it (or to a segment of it)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from sys import is_finalizing
from typing import TYPE_CHECKING, Any
from weakref import ref

from ...lang.errors import RanvierError
from ...solver.model.range_variables import Diameter, MechanismVariable, RangeVariable, Voltage
from ...solver.model.sections import Section as ModelSection
from .. import native
from .. import sections as hoc_sections
from .failures import no_attribute, python_error
from .section_points import WithPoints
from .section_report import report
from .segments import Segment, variable_natively

if TYPE_CHECKING:
    from .exchange import Exchange


def _positive(name: str, doc: str) -> property:
    """A number of a section that is positive."""
    of_model = vars(ModelSection)[name]
    read, write = of_model.fget, of_model.fset

    def get(self: Section) -> float:
        section = self._section
        return read(section) if section.exists else self.living()

    def put(self: Section, value: Any) -> None:
        section = self._section
        try:
            number = value if type(value) is float else float(value)
        except (TypeError, ValueError):
            number = 0.0
        if not number > 0.0:
            raise ValueError(f"{name} must be > 0.")
        write(section if section.exists else self.living(), number)

    return property(get, put, None, doc)


tick = native.tick


class AllSegments:
    """The segments of a section and both its ends. Each loop begins anew."""

    def __init__(self, section: Section) -> None:
        self._section = section
        self._places = [0.0, *centres(section.living().nodes), 1.0]
        self._segments = iter(self)

    def __iter__(self) -> Iterator[Segment]:
        return map(self._section, self._places)

    def __next__(self) -> Segment:
        return next(self._segments)


class Section(WithPoints):
    """h.Section(name="soma", cell=None): an unbranched piece of cable. `soma(x)` is its segment at x from 0 to 1;
    going through it gives the segments. L (µm), Ra (Ω cm), nseg, and range variables are its attributes: assigning
    one sets it in all segments, reading it reads the middle."""

    __slots__ = ("_section", "_owned", "__weakref__")
    __module__ = "nrn"

    _exchange: Exchange
    segment_class: type[Segment]
    _section: ModelSection

    def __new__(cls, *_: Any, **__: Any) -> Any:
        made = cls.of(cls._exchange.machine.new_section("", None))
        made._owned = True
        return made

    def __init__(self, name: str | None = None, cell: Any = None) -> None:
        if name is not None and not isinstance(name, str):
            raise TypeError(f"the name of a Section is a str, not {type(name).__name__}")
        section, exchange = self._section, self._exchange
        owner = _reference(cell) if cell is not None else None
        if owner is not None:
            section.belong(partial(_hoc_object, exchange, owner))
        if name is not None:
            section.prefix = "_pysec."
        if name is not None and owner is not None:
            section.name_later(partial(_name_in, owner, name))
        else:
            section.name = self.hoc_internal_name() if name is None else name

    @classmethod
    def of(cls, section: ModelSection) -> Any:
        """What Python sees of a section that hoc has."""
        made = object.__new__(cls)
        made._section = section
        made._owned = False
        section.face = ref(made)
        return made

    def __del__(self, _at_the_end: Callable[[], bool] = is_finalizing) -> None:
        if getattr(self, "_owned", False) and not _at_the_end() and self._section.exists:
            self._exchange.machine.delete_section(self._section)

    def living(self) -> ModelSection:
        """The section of the model; ReferenceError if it was deleted."""
        section = self._section
        if not section.exists:
            raise ReferenceError("can't access a deleted section")
        return section

    def __call__(self, x: float = 0.5, /) -> Segment:
        """The segment at x."""
        tick()
        section = self._section
        if not section.exists:
            self.living()
        made = self.segment_class()
        made.sec = self
        made._section = section
        try:
            made.x = x = x if type(x) is float else float(x)
        except (TypeError, ValueError):
            x = -1.0
        if 0.0 <= x <= 1.0:
            return made
        raise ValueError("segment position range is 0 <= x <= 1")

    def __iter__(self) -> Iterator[Segment]:
        tick()
        section, segment = self.living(), self.segment_class
        for x in centres(section.nodes):
            made = segment()
            made.sec = self
            made._section = section
            made.x = x
            yield made

    def allseg(self) -> Iterator[Segment]:
        """The segments, and both ends."""
        return AllSegments(self)

    def __contains__(self, segment: object) -> bool:
        return isinstance(segment, Segment) and segment._section is self._section

    def __repr__(self) -> str:
        return self._section.name if self._section.exists else "<deleted section>"

    def __getattr__(self, name: str) -> Any:
        if name in self._exchange.machine.model.range_variables:
            raise AttributeError(f"{name}, the mechanism does not exist at {self(0.5)}", name=name, obj=self)
        raise no_attribute(self, name)

    def __dir__(self) -> list[str]:
        hidden = {name for name in dir(Section) if name.startswith("_") and not name.startswith("__")}
        return sorted({*dir(Section)} - hidden - {"of", "living"})

    # --- what it is ------------------------------------------------------------------------------------------

    def name(self) -> str:
        """The name; before it that of its cell."""
        return self.living().name

    def hname(self) -> str:
        """The name."""
        return self.name()

    def hoc_internal_name(self) -> str:
        """A name that no other section has."""
        return f"__nrnsec_{id(self.living()):#x}" if self._owned else self.living().name

    def is_pysec(self) -> bool:
        """Whether Python created it."""
        return self._owned

    def __eq__(self, other: object) -> bool:
        """Whether it is the same: there is one object for each section."""
        return self is other if isinstance(other, Section) else NotImplemented

    __hash__ = object.__hash__

    def __lt__(self, other: object) -> bool:
        """Whether it was made before the other."""
        return self._section.number < other._section.number if isinstance(other, Section) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self == other or self < other

    def same(self, other: Any) -> bool:
        """Whether both are the same section; so does ==, since there is one object for each."""
        return self is other

    def cell(self) -> Any:
        """The object it belongs to, as long as that is there."""
        return self._exchange.to_python(self.living().cell)

    L = _positive("L", "Length, µm.")
    Ra = _positive("Ra", "Axial resistivity, Ω cm.")
    rallbranch = _positive("rallbranch", "How many equal branches it stands for.")

    @property
    def nseg(self) -> int:
        """The number of segments."""
        section = self._section
        return section.nodes if section.exists else self.living()

    @nseg.setter
    def nseg(self, number: int) -> None:
        if type(number) is not int and not hasattr(number, "__index__") or not 1 <= number <= 32767:
            raise ValueError("nseg must be an integer in range 1 to 32767")
        section = self._section
        (section if section.exists else self.living()).nseg = number

    # --- mechanisms ------------------------------------------------------------------------------------------

    def insert(self, mechanism: Any) -> Section:
        """Insert a density mechanism, given by its name or as h.hh. Returns the section."""
        machine, section = self._exchange.machine, self.living()
        name = mechanism if type(mechanism) is str else getattr(mechanism, "__name__", mechanism)
        data = section.model.mechanism_data.get(name)
        if data in section.rows:
            return self
        if data is None and name not in machine.mechanism_makers or data is not None and data.record.kind == "point":
            from ..mechanisms import mechanism_hint

            raise ValueError(f"argument not a density mechanism name: {name} ({mechanism_hint(machine, str(name))})")
        if data is None:
            self._exchange.guarded(machine.insert, (section, name))
            return self
        try:
            section.insert_new(data)
        except RanvierError as error:
            raise python_error(error) from None
        return self

    def uninsert(self, mechanism: Any) -> Section:
        """Take a density mechanism out. Returns the section."""
        name = getattr(mechanism, "__name__", mechanism)
        if name not in self._exchange.machine.model.mechanism_data:
            raise ValueError(f"argument not a density mechanism name: {name}")
        self._exchange.guarded(self.living().uninsert, (name,))
        return self

    def has_membrane(self, mechanism: Any) -> bool:
        """Whether a density mechanism or ion is inserted."""
        return self.living().has(getattr(mechanism, "__name__", mechanism))

    def psection(self) -> dict[str, Any]:
        """Everything about it: mechanisms and their values, ions, point processes, shape."""
        return report(self)

    # --- the tree --------------------------------------------------------------------------------------------

    def connect(self, parent: Segment | Section, *places: float) -> Section:
        """child.connect(parent(x)), child.connect(parent(x), end), child.connect(parent, x, end): attach its end (0)
        to a place (1) of another section. Returns the section."""
        x, end = 1.0, 0.0
        if isinstance(parent, Segment):
            x, parent = parent.x, parent.sec
            if places:
                end = places[0]
        elif isinstance(parent, Section):
            if places:
                x, end, *_ = (*places, end)
        else:
            raise TypeError("a section is connected to a segment or section")
        if not 0.0 <= x <= 1.0:
            raise ValueError("out of range 0 <= parentx <= 1.")
        if end not in (0.0, 1.0):
            raise ValueError("a section is connected by its end 0 or 1")
        try:
            hoc_sections.connect(self.living(), float(end), parent.living(), float(x))
        except RanvierError as error:
            raise python_error(error) from None
        return self

    def disconnect(self) -> None:
        """Detach it from its parent."""
        self.living().disconnect()

    def children(self) -> list[Section]:
        """The sections that are connected to it."""
        return self._all(self.living().children)

    def parentseg(self) -> Segment | None:
        """The segment that it is connected to; None if it is a root."""
        section = self.living()
        return None if section.parent is None else self._exchange.section(section.parent)(section.parent_x)

    def trueparentseg(self) -> Segment | None:
        """The segment that it begins at: a parent that is connected there too is skipped."""
        section = self.living()
        while section.parent is not None:
            if section.parent_x != float(section.parent.child_end):
                return self._exchange.section(section.parent)(section.parent_x)
            section = section.parent
        return None

    def orientation(self) -> float:
        """The end towards the root, 0 or 1."""
        return float(self.living().child_end)

    def subtree(self) -> list[Section]:
        """It and all that hang on it."""
        return self._all(_below(self.living()))

    def wholetree(self) -> list[Section]:
        """All sections of its tree."""
        return self._all(_below(self.living().root()))

    def _all(self, sections: Sequence[ModelSection]) -> list[Any]:
        of = self.of
        return [of(one) if (made := one.face()) is None else made for one in sections]

    def push(self) -> Section:
        """It is the accessed section until h.pop_section()."""
        self._exchange.machine.push_section(self.living())
        return self

    def __reduce__(self) -> Any:
        raise TypeError("cannot pickle 'nrn.Section' object")

    def _repr_html_(self) -> str:
        rows = [("nseg", self.nseg), ("L", self.L), ("diam", self.diam), ("Ra", self.Ra)]
        rows.append(("mechanisms", ", ".join(self.living().mechanisms) or "none"))
        shown = "".join(
            f"<tr><td>{name}</td><td>{value:g}</td></tr>" if not isinstance(value, str) else
            f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows
        )  # fmt: skip
        return f"<table><tr><th colspan=2>{self}</th></tr>{shown}</table>"


def _hoc_object(exchange: Exchange, owner: Callable[[], Any]) -> Any:
    """The cell of a section as hoc has it, None if it is gone."""
    cell = owner()
    return None if cell is None else exchange.to_hoc_object(cell)


def _name_in(owner: Callable[[], Any], name: str) -> str:
    """The name of a section after that of its cell."""
    cell = owner()
    return name if cell is None else f"{cell}.{name}"


for _name in ("__call__", "__eq__", "__iter__", "children", "connect", "insert", "parentseg", "subtree", "wholetree"):
    native.register(Section, _name, f"PySection_{_name.strip('_')}")


def _reference(cell: Any) -> Any:
    """A function that gives the cell without keeping it alive, if it is of a kind that allows it."""
    try:
        return ref(cell)
    except TypeError:
        return lambda: cell


def _below(root: ModelSection) -> list[ModelSection]:
    """A section and its descendants, each before its children."""
    found, waiting = [], [root]
    while waiting:
        section = waiting.pop()
        found.append(section)
        if section.children:
            waiting += reversed(section.children)
    return found


def section_class(exchange: Exchange) -> type[Section]:
    """The class of a machine's sections."""
    members: dict[str, Any] = {"__slots__": (), "__module__": "nrn", "_exchange": exchange, "_kept_by_natives": []}
    return type("Section", (Section,), members | {"segment_class": exchange.Segment})


@lru_cache(maxsize=1000)
def centres(nseg: int) -> tuple[float, ...]:
    """The positions of segments."""
    return tuple((i + 0.5) / nseg for i in range(nseg))


def add_variables(exchange: Exchange) -> None:
    """Make the model's range variables attributes of the machine's sections."""
    cls, known, library = exchange.Section, exchange.of_sections, exchange.library
    for name, variable in exchange.machine.model.range_variables.items():
        if known.get(name) is not variable.column:
            known[name] = variable.column
            made = _variable(variable)
            kind = NATIVE_KINDS.get(type(variable)) if library is not None and variable.size == 1 else None
            if kind is not None:
                made = variable_natively(library, cls, kind, made, variable)
            setattr(cls, name, made)
    if library is not None and "nseg" not in known:
        for name, kind in (("nseg", "nseg"), ("L", "length"), ("Ra", "resistivity")):
            known[name] = setattr(cls, name, library.attribute(cls, name, kind, vars(Section)[name]))


NATIVE_KINDS = {RangeVariable: "along", MechanismVariable: "along", Voltage: "voltage", Diameter: "diameter"}


def _variable(variable: RangeVariable) -> property:
    always = type(variable).has is RangeVariable.has  # every section has it
    name, has, set_all, read = variable.name, type(variable).has, type(variable).set_all, type(variable).get

    def get(self: Any) -> Any:
        section = self._section
        if section.exists and variable.size == 1 and has(variable, section):
            try:
                return read(variable, section, 0.5)
            except RanvierError:
                pass
        return getattr(self(0.5), name)

    def put(self: Any, value: Any) -> None:
        section = self._section
        if not section.exists:
            self.living()
        if not (always or has(variable, section)):
            raise AttributeError(f"{name}, the mechanism does not exist at {self(0.5)}")
        try:
            set_all(variable, section, value if type(value) is float else float(value))
        except RanvierError as error:
            raise python_error(error) from None
        except (TypeError, ValueError):
            raise ValueError(f"{name} must be a number, not {type(value).__name__}") from None

    return property(get, put)
