"""The tree of an NMODL file. Every node has a span; names are resolved by `symbols`."""

from __future__ import annotations

from dataclasses import dataclass

from ..tree import Node


class Expression(Node):
    __slots__ = ()


class Statement(Node):
    __slots__ = ()


class Block(Node):
    """A top-level block of the file."""

    __slots__ = ()


# --- expressions ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number(Expression):
    """`text` keeps the digits as written; `unit` is the text of `(unit)` behind it, or ""."""

    value: float
    text: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class String(Expression):
    value: str


@dataclass(frozen=True, slots=True)
class Name(Expression):
    name: str


@dataclass(frozen=True, slots=True)
class Prime(Expression):
    """`m'`, `m''` (order 2)."""

    name: str
    order: int = 1


@dataclass(frozen=True, slots=True)
class Index(Expression):
    """`x[i]`."""

    name: str
    index: Expression


@dataclass(frozen=True, slots=True)
class Earlier(Expression):
    """`x@k` in DISCRETE: the value of a STATE k steps ago."""

    name: str
    steps: int


@dataclass(frozen=True, slots=True)
class Unary(Expression):
    """op is "-" or "!"."""

    op: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """op is one of + - * / ^ < > <= >= == != && ||."""

    op: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call(Expression):
    name: str
    arguments: tuple[Expression, ...]


# --- statements ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assign(Statement):
    """target is Name, Index or Prime."""

    target: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class CallStatement(Statement):
    call: Call


@dataclass(frozen=True, slots=True)
class Body(Statement):
    """`{ … }`: statements in braces."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class LocalName(Node):
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Local(Statement):
    names: tuple[LocalName, ...]


@dataclass(frozen=True, slots=True)
class If(Statement):
    condition: Expression
    then: Body
    otherwise: Statement | None
    """a Body, or an If for `else if`."""


@dataclass(frozen=True, slots=True)
class While(Statement):
    condition: Expression
    body: Body


@dataclass(frozen=True, slots=True)
class From(Statement):
    """`FROM i = first TO last BY step { … }`."""

    variable: str
    first: Expression
    last: Expression
    step: Expression | None
    body: Body


@dataclass(frozen=True, slots=True)
class Solve(Statement):
    """`SOLVE block METHOD method`; method "" if not given; `steadystate` for `SOLVE b STEADYSTATE m`."""

    block: str
    method: str = ""
    steadystate: bool = False
    on_error: Body | None = None


@dataclass(frozen=True, slots=True)
class Conserve(Statement):
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Reaction(Statement):
    """`~ a + b <-> c (kf, kb)`; arrow "<->", "->" or "<<"; the coefficients as written."""

    left: Expression
    arrow: str
    right: Expression | None
    rates: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class LinearEquation(Statement):
    """`~ left = right` in LINEAR and NONLINEAR blocks."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Compartment(Statement):
    """`COMPARTMENT [i,] volume { species }`."""

    index: str
    volume: Expression
    species: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LongitudinalDiffusion(Statement):
    index: str
    rate: Expression
    species: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table(Statement):
    """`TABLE names DEPEND depends FROM low TO high WITH count`."""

    names: tuple[str, ...]
    depends: tuple[str, ...]
    low: Expression
    high: Expression
    count: Expression


@dataclass(frozen=True, slots=True)
class Conductance(Statement):
    """`CONDUCTANCE g USEION ion`."""

    name: str
    ion: str = ""


@dataclass(frozen=True, slots=True)
class Watch(Statement):
    """`WATCH (expression > threshold) flag`."""

    condition: Expression
    flag: Expression


@dataclass(frozen=True, slots=True)
class ForNetCons(Statement):
    """`FOR_NETCONS (args) { … }`."""

    arguments: tuple[Parameter, ...]
    body: Body


@dataclass(frozen=True, slots=True)
class Verbatim(Statement):
    """C text between VERBATIM and ENDVERBATIM, in a block."""

    text: str


@dataclass(frozen=True, slots=True)
class Lag(Statement):
    """`LAG x BY p`: the variable `lag_x_p` becomes what x was p ago."""

    name: str
    by: Expression


@dataclass(frozen=True, slots=True)
class PartialEquation(Statement):
    """`~ u' = factor*DEL2(u) + source` in PARTIAL: names of arrays."""

    state: str
    factor: str
    source: str


@dataclass(frozen=True, slots=True)
class PartialBoundary(Statement):
    """`~ u[FIRST] = value`, `~ DEL u[LAST] = value` (the slope)."""

    state: str
    end: str
    value: Expression
    slope: bool = False


@dataclass(frozen=True, slots=True)
class ForAll(Statement):
    """`FORALL i { … }`: for each element of the arrays that its statements index by i."""

    variable: str
    body: Body


@dataclass(frozen=True, slots=True)
class OldStatement(Statement):
    """A statement of NEURON 8 with a keyword and names: RESET, SENS, PUTQ, GETQ, MATCH (without its contents)."""

    keyword: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Protect(Statement):
    statement: Statement


@dataclass(frozen=True, slots=True)
class MutexLock(Statement):
    lock: bool


# --- the NEURON block ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Suffix(Statement):
    """kind is SUFFIX, POINT_PROCESS or ARTIFICIAL_CELL."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class UseIon(Statement):
    ion: str
    read: tuple[str, ...]
    write: tuple[str, ...]
    valence: float | None = None
    represents: str = ""


@dataclass(frozen=True, slots=True)
class NamesStatement(Statement):
    """A keyword with names: NONSPECIFIC_CURRENT ELECTRODE_CURRENT RANGE GLOBAL SECTION POINTER BBCOREPOINTER
    EXTERNAL RANDOM, and THREADSAFE (no names)."""

    keyword: str
    names: tuple[str, ...]


# --- blocks --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Title(Block):
    text: str


@dataclass(frozen=True, slots=True)
class Define(Block):
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Include(Block):
    file: str


@dataclass(frozen=True, slots=True)
class NeuronBlock(Block):
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class UnitDefinition(Node):
    """`(mV) = (millivolt)`."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class UnitConstant(Node):
    """`FARADAY = (faraday) (coulomb)`; value for `name = 3 (unit)`."""

    name: str
    value: float | None
    definition: str
    unit: str


@dataclass(frozen=True, slots=True)
class UnitsBlock(Block):
    definitions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Declaration(Node):
    """A variable of PARAMETER, ASSIGNED, STATE, CONSTANT or INDEPENDENT: `name[size] = value (unit) <low, high>`.

    `value` is a float or the name of a DEFINE; `start` the `FROM … TO …` of STATE (kept, not used).
    """

    name: str
    size: int = 0
    value: float | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    start: str = ""


@dataclass(frozen=True, slots=True)
class DeclarationBlock(Block):
    """keyword is PARAMETER, ASSIGNED, STATE, CONSTANT, INDEPENDENT, DEPENDENT or STEPPED (whose `start` has the
    numbers)."""

    keyword: str
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class Plot(Block):
    """`PLOT names VS name`, of NEURON 8."""

    names: tuple[str, ...]
    against: str


@dataclass(frozen=True, slots=True)
class LocalBlock(Block):
    """LOCAL at file level: variables of the file."""

    names: tuple[LocalName, ...]


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """A parameter of a function or NET_RECEIVE: `v (mV)`."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StatementBlock(Block):
    """INITIAL, BREAKPOINT, DERIVATIVE x, KINETIC x, LINEAR x, NONLINEAR x, DISCRETE x, PARTIAL x, TERMINAL,
    CONSTRUCTOR, DESTRUCTOR, "BEFORE BREAKPOINT", "AFTER SOLVE" …; name "" where there is none.

    `solve_for` are the names of `LINEAR x SOLVEFOR a, b`.
    """

    keyword: str
    name: str
    body: Body
    solve_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure(Block):
    """PROCEDURE, FUNCTION (keyword) with parameters; `unit` of a FUNCTION's value."""

    keyword: str
    name: str
    parameters: tuple[Parameter, ...]
    unit: str
    body: Body


@dataclass(frozen=True, slots=True)
class FunctionTable(Block):
    name: str
    parameters: tuple[Parameter, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class NetReceive(Block):
    parameters: tuple[Parameter, ...]
    body: Body
    initial: Body | None = None


@dataclass(frozen=True, slots=True)
class VerbatimBlock(Block):
    """C text at file level."""

    text: str


@dataclass(frozen=True, slots=True)
class UnitsSwitch(Block):
    """UNITSOFF and UNITSON, where they stand (also inside bodies, as a statement)."""

    on: bool


@dataclass(frozen=True, slots=True)
class Comment(Block):
    """COMMENT … ENDCOMMENT; dropped by the parser."""

    text: str


@dataclass(frozen=True, slots=True)
class File(Node):
    """A whole .mod file."""

    blocks: tuple[Block, ...]
