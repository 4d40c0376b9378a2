"""What every name of a file means: where it lives, how big it is, what it starts with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import RanvierError
from ..source import Span
from . import known, units
from . import nodes as n
from .nodes import File, Parameter

_ROLES = {
    "PARAMETER": "parameter",
    "CONSTANT": "constant",
    "STATIC": "static",
    "ASSIGNED": "assigned",
    "DEPENDENT": "assigned",
    "STATE": "state",
}
_SPECIAL = {**dict.fromkeys(known.NODE, "node"), **dict.fromkeys(known.CLOCK, "clock")}


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the mechanism.

    `role`: parameter, assigned, state, ion, pointer, special, local (of the file), table, hidden, static (a constant
    that is assigned to), external (the GLOBAL `x` of the mechanism `m` by the name `x_m`), random (a stream of
    numbers, see `passes/random`).
    `scope`: instance, global, pointer, node, clock, constant.
    `size`: number of elements of an array, 0 for a scalar. `value`: what it starts with.
    `visible`: hoc sees it. `low`, `high`: the limits as declared. `ion`: the ion it belongs to.
    """

    name: str
    role: str
    scope: str
    size: int = 0
    value: float = 0.0
    unit: str = ""
    visible: bool = True
    low: float | None = None
    high: float | None = None
    ion: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Function:
    """A FUNCTION or PROCEDURE (`keyword`); hoc calls it by `name` (point process) or `name_suffix`."""

    name: str
    keyword: str
    parameters: tuple[Parameter, ...]
    unit: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ion:
    """`USEION name READ … WRITE … VALENCE …`; read and write hold names such as ena, ina, nai, nao."""

    name: str
    read: tuple[str, ...]
    write: tuple[str, ...]
    valence: float | None = None

    @property
    def current(self) -> str:
        return "i" + self.name

    @property
    def reversal(self) -> str:
        return "e" + self.name

    @property
    def inside(self) -> str:
        return self.name + "i"

    @property
    def outside(self) -> str:
        return self.name + "o"


@dataclass(frozen=True, slots=True)
class Current:
    """A membrane current that the mechanism gives: kind "ion" (of `ion`), "nonspecific" or "electrode"."""

    name: str
    kind: str
    ion: str = ""


@dataclass(frozen=True, slots=True)
class Symbols:
    """`kind`: density, point, artificial, nothing (SUFFIX nothing). `variables` in NEURON's order: parameters,
    assigned, states. `net_receive`: the parameters of NET_RECEIVE, None if there is none."""

    name: str
    kind: str
    variables: dict[str, Variable]
    functions: dict[str, Function]
    ions: tuple[Ion, ...]
    currents: tuple[Current, ...]
    net_receive: tuple[Parameter, ...] | None
    threadsafe: bool


def analyse(file: File) -> Symbols:
    """The symbols of a file, as read or after the passes. Raises RanvierError for contradictions."""
    statements = [s for block in file.blocks if isinstance(block, n.NeuronBlock) for s in block.statements]
    name, kind = _name_and_kind(statements)
    ions = tuple(Ion(s.ion, s.read, s.write, s.valence) for s in statements if isinstance(s, n.UseIon))
    currents = tuple(_currents(statements, ions))
    net_receive = [block.parameters for block in file.blocks if isinstance(block, n.NetReceive)]
    return Symbols(
        name=name,
        kind=kind,
        variables=_Variables(file, statements, ions, currents).found,
        functions=_functions(file),
        ions=ions,
        currents=currents,
        net_receive=net_receive[0] if net_receive else None,
        threadsafe=bool(_names(statements, "THREADSAFE", present=True)),
    )


def _names(statements: list[n.Statement], *keywords: str, present: bool = False) -> list[str]:
    """The names behind some keywords of NEURON; with `present`, the keywords that are there."""
    found = [s for s in statements if isinstance(s, n.NamesStatement) and s.keyword in keywords]
    return [s.keyword for s in found] if present else [name for s in found for name in s.names]


def _name_and_kind(statements: list[n.Statement]) -> tuple[str, str]:
    suffixes = [s for s in statements if isinstance(s, n.Suffix)]
    if not suffixes:
        return "", "nothing"
    kinds = {"SUFFIX": "density", "POINT_PROCESS": "point", "ARTIFICIAL_CELL": "artificial"}
    name, kind = suffixes[-1].name, suffixes[-1].kind  # as NEURON, the last one counts
    return (name, "nothing") if name == "nothing" else (name, kinds[kind])


def _currents(statements: list[n.Statement], ions: tuple[Ion, ...]) -> Iterator[Current]:
    for ion in ions:
        if ion.current in ion.write:
            yield Current(ion.current, "ion", ion.name)
    for name in _names(statements, "NONSPECIFIC_CURRENT"):
        yield Current(name, "nonspecific")
    for name in _names(statements, "ELECTRODE_CURRENT"):
        yield Current(name, "electrode")


def _functions(file: File) -> dict[str, Function]:
    found: dict[str, Function] = {}
    for block in file.blocks:
        if isinstance(block, (n.Procedure, n.FunctionTable)):
            if block.name in found:
                raise RanvierError(f"{block.name} is defined twice", block.span)
            keyword = block.keyword if isinstance(block, n.Procedure) else "FUNCTION_TABLE"
            found[block.name] = Function(block.name, keyword, block.parameters, block.unit, block.span)
    return found


class _Variables:
    """Collects the variables of a file; the first declaration of a name counts."""

    def __init__(
        self, file: File, statements: list[n.Statement], ions: tuple[Ion, ...], currents: tuple[Current, ...]
    ) -> None:
        self.found: dict[str, Variable] = {}
        self.defines = {b.name: b.value for b in file.blocks if isinstance(b, n.Define)}
        self.range = {*_names(statements, "RANGE"), *(c.name for c in currents if c.kind != "ion")}
        self.globals = set(_names(statements, "GLOBAL"))
        self.pointers = set(_names(statements, "POINTER", "BBCOREPOINTER"))
        self.external = set(_names(statements, "EXTERNAL"))
        self.random = _names(statements, "RANDOM")
        self.ion_of = {name: ion.name for ion in ions for name in (*ion.read, *ion.write)}
        self._declared(file)
        self._undeclared(currents)

    def _declared(self, file: File) -> None:
        blocks = [b for b in file.blocks if isinstance(b, n.DeclarationBlock)]
        for keyword, role in _ROLES.items():
            for block in blocks:
                if block.keyword == keyword:
                    for declaration in block.declarations:
                        self._declare(declaration, role)
        for block in file.blocks:
            if isinstance(block, n.UnitsBlock):
                self._constants(block)
            elif isinstance(block, n.LocalBlock):
                for local in block.names:
                    role = ("table" if is_table(local.name) else "hidden") if local.name.endswith("_") else "local"
                    self._add(
                        Variable(local.name, role, "global", self._size(local.size), visible=False, span=local.span)
                    )

    def _declare(self, it: n.Declaration, role: str) -> None:
        name, visible = it.name, True
        if name in _SPECIAL:
            scope, role = _SPECIAL[name], "special"
        elif name in self.pointers:
            scope, role = "pointer", "pointer"
        elif name in self.external:
            scope, role, visible = "global", "external", False
        elif name in self.ion_of:
            scope, role, visible = "instance", "ion", name in self.range
        elif role in ("constant", "static"):
            scope, visible = "constant" if role == "constant" else "global", False
        elif name in self.globals or (role == "parameter" and name not in self.range):
            scope = "global"
        else:
            scope, visible = "instance", role != "assigned" or name in self.range
        value = self._number(it.value, it) if role in ("parameter", "constant", "static") else 0.0
        if role == "state" and "START" in it.start:
            value = float(it.start.split()[-1])
        if role in ("parameter", "state"):
            value = float(f"{value:g}")  # NEURON keeps six digits of a parameter's default
        low, high = (None if x is None else self._number(x, it) for x in (it.low, it.high))
        size = self._size(it.size, it)
        ion = self.ion_of.get(name, "")
        self._add(Variable(name, role, scope, size, value, it.unit, visible, low, high, ion, it.span))

    def _undeclared(self, currents: tuple[Current, ...]) -> None:
        """What NEURON's statements and the language itself bring in."""
        for name, ion in self.ion_of.items():
            self._add(Variable(name, "ion", "instance", visible=name in self.range, ion=ion))
        for current in currents:
            self._add(Variable(current.name, "assigned", "instance"))
        for name in self.pointers:
            self._add(Variable(name, "pointer", "pointer"))
        for name in self.random:
            self._add(Variable(name, "random", "instance", known.STREAM_SIZE, visible=False))
        for name in self.external:
            self._add(Variable(name, "external", "global", visible=False))
        for name in self.globals:
            self._add(Variable(name, "assigned", "global"))
        for name, scope in _SPECIAL.items():
            self._add(Variable(name, "special", scope))

    def _constants(self, block: n.UnitsBlock) -> None:
        defined = {d.name: d.definition for d in block.definitions if isinstance(d, n.UnitDefinition)}
        for it in block.definitions:
            if isinstance(it, n.UnitConstant):
                value = units.constant(it.definition, it.unit, defined, it.span) if it.value is None else it.value
                self._add(Variable(it.name, "constant", "constant", 0, value, it.unit, False, span=it.span))

    def _add(self, variable: Variable) -> None:
        self.found.setdefault(variable.name, variable)

    def _number(self, value: float | str | None, where: n.Declaration) -> float:
        if isinstance(value, str):
            if value not in self.defines:
                raise RanvierError(f"{value} is not a number and no DEFINE", where.span)
            return float(self._number(self.defines[value], where))
        return 0.0 if value is None else value

    def _size(self, size: int | str, where: n.Declaration | None = None) -> int:
        if isinstance(size, str):
            if size not in self.defines:
                raise RanvierError(f"the size {size} is no DEFINE", where.span if where else None)
            return int(self.defines[size])
        return size


def is_table(name: str) -> bool:
    """Whether a hidden variable is an array that TABLE_FILL fills."""
    return name.startswith("table_") and name.endswith("_")
