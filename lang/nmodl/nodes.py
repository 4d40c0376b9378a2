"""The tree of an NMODL file. Every node has a span; names are resolved by `symbols`."""

from __future__ import annotations

from ..tree import Node, node_kind


class Expression(Node):
    __slots__ = ()


class Statement(Node):
    __slots__ = ()


class Block(Node):
    """A top-level block of the file."""

    __slots__ = ()


# --- expressions ---------------------------------------------------------------------------------------------


@node_kind
class Number(Expression):
    """`text` keeps the digits as written; `unit` is the text of `(unit)` behind it, or ""."""

    value: float
    text: str = ""
    unit: str = ""


@node_kind
class String(Expression):
    value: str


@node_kind
class Name(Expression):
    name: str


@node_kind
class Prime(Expression):
    """`m'`, `m''` (order 2)."""

    name: str
    order: int = 1


@node_kind
class Index(Expression):
    """`x[i]`."""

    name: str
    index: Expression


@node_kind
class Earlier(Expression):
    """`x@k` in DISCRETE: the value of a STATE k steps ago."""

    name: str
    steps: int


@node_kind
class Unary(Expression):
    """op is "-" or "!"."""

    op: str
    operand: Expression


@node_kind
class Binary(Expression):
    """op is one of + - * / ^ < > <= >= == != && ||."""

    op: str
    left: Expression
    right: Expression


@node_kind
class Call(Expression):
    name: str
    arguments: tuple[Expression, ...]


# --- statements ----------------------------------------------------------------------------------------------


@node_kind
class Assign(Statement):
    """target is Name, Index or Prime."""

    target: Expression
    value: Expression


@node_kind
class CallStatement(Statement):
    call: Call


@node_kind
class Body(Statement):
    """`{ … }`: statements in braces."""

    statements: tuple[Statement, ...]


@node_kind
class LocalName(Node):
    name: str
    size: int = 0


@node_kind
class Local(Statement):
    names: tuple[LocalName, ...]


@node_kind
class If(Statement):
    condition: Expression
    then: Body
    otherwise: Statement | None
    """a Body, or an If for `else if`."""


@node_kind
class While(Statement):
    condition: Expression
    body: Body


@node_kind
class From(Statement):
    """`FROM i = first TO last BY step { … }`."""

    variable: str
    first: Expression
    last: Expression
    step: Expression | None
    body: Body


@node_kind
class Solve(Statement):
    """`SOLVE block METHOD method`; method "" if not given; `steadystate` for `SOLVE b STEADYSTATE m`."""

    block: str
    method: str = ""
    steadystate: bool = False
    on_error: Body | None = None


@node_kind
class Conserve(Statement):
    left: Expression
    right: Expression


@node_kind
class Reaction(Statement):
    """`~ a + b <-> c (kf, kb)`; arrow "<->", "->" or "<<"; the coefficients as written."""

    left: Expression
    arrow: str
    right: Expression | None
    rates: tuple[Expression, ...]


@node_kind
class LinearEquation(Statement):
    """`~ left = right` in LINEAR and NONLINEAR blocks."""

    left: Expression
    right: Expression


@node_kind
class Compartment(Statement):
    """`COMPARTMENT [i,] volume { species }`."""

    index: str
    volume: Expression
    species: tuple[str, ...]


@node_kind
class LongitudinalDiffusion(Statement):
    index: str
    rate: Expression
    species: tuple[str, ...]


@node_kind
class Table(Statement):
    """`TABLE names DEPEND depends FROM low TO high WITH count`."""

    names: tuple[str, ...]
    depends: tuple[str, ...]
    low: Expression
    high: Expression
    count: Expression


@node_kind
class Conductance(Statement):
    """`CONDUCTANCE g USEION ion`."""

    name: str
    ion: str = ""


@node_kind
class Watch(Statement):
    """`WATCH (expression > threshold) flag`."""

    condition: Expression
    flag: Expression


@node_kind
class ForNetCons(Statement):
    """`FOR_NETCONS (args) { … }`."""

    arguments: tuple[Parameter, ...]
    body: Body


@node_kind
class Verbatim(Statement):
    """C text between VERBATIM and ENDVERBATIM, in a block."""

    text: str


@node_kind
class Lag(Statement):
    """`LAG x BY p`: the variable `lag_x_p` becomes what x was p ago."""

    name: str
    by: Expression


@node_kind
class PartialEquation(Statement):
    """`~ u' = factor*DEL2(u) + source` in PARTIAL: names of arrays."""

    state: str
    factor: str
    source: str


@node_kind
class PartialBoundary(Statement):
    """`~ u[FIRST] = value`, `~ DEL u[LAST] = value` (the slope)."""

    state: str
    end: str
    value: Expression
    slope: bool = False


@node_kind
class ForAll(Statement):
    """`FORALL i { … }`: for each element of the arrays that its statements index by i."""

    variable: str
    body: Body


@node_kind
class OldStatement(Statement):
    """A statement of NEURON 8 with a keyword and names: RESET, SENS, PUTQ, GETQ, MATCH (without its contents)."""

    keyword: str
    names: tuple[str, ...] = ()


@node_kind
class Protect(Statement):
    statement: Statement


@node_kind
class MutexLock(Statement):
    lock: bool


# --- the NEURON block ----------------------------------------------------------------------------------------


@node_kind
class Suffix(Statement):
    """kind is SUFFIX, POINT_PROCESS or ARTIFICIAL_CELL."""

    kind: str
    name: str


@node_kind
class UseIon(Statement):
    ion: str
    read: tuple[str, ...]
    write: tuple[str, ...]
    valence: float | None = None
    represents: str = ""


@node_kind
class NamesStatement(Statement):
    """A keyword with names: NONSPECIFIC_CURRENT ELECTRODE_CURRENT RANGE GLOBAL SECTION POINTER BBCOREPOINTER
    EXTERNAL RANDOM, and THREADSAFE (no names)."""

    keyword: str
    names: tuple[str, ...]


# --- blocks --------------------------------------------------------------------------------------------------


@node_kind
class Title(Block):
    text: str


@node_kind
class Define(Block):
    name: str
    value: float


@node_kind
class Include(Block):
    file: str


@node_kind
class NeuronBlock(Block):
    statements: tuple[Statement, ...]


@node_kind
class UnitDefinition(Node):
    """`(mV) = (millivolt)`."""

    name: str
    definition: str


@node_kind
class UnitConstant(Node):
    """`FARADAY = (faraday) (coulomb)`; value for `name = 3 (unit)`."""

    name: str
    value: float | None
    definition: str
    unit: str


@node_kind
class UnitsBlock(Block):
    definitions: tuple[Node, ...]


@node_kind
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


@node_kind
class DeclarationBlock(Block):
    """keyword is PARAMETER, ASSIGNED, STATE, CONSTANT, INDEPENDENT, DEPENDENT or STEPPED (whose `start` has the
    numbers)."""

    keyword: str
    declarations: tuple[Declaration, ...]


@node_kind
class Plot(Block):
    """`PLOT names VS name`, of NEURON 8."""

    names: tuple[str, ...]
    against: str


@node_kind
class LocalBlock(Block):
    """LOCAL at file level: variables of the file."""

    names: tuple[LocalName, ...]


@node_kind
class Parameter(Node):
    """A parameter of a function or NET_RECEIVE: `v (mV)`."""

    name: str
    unit: str = ""


@node_kind
class StatementBlock(Block):
    """INITIAL, BREAKPOINT, DERIVATIVE x, KINETIC x, LINEAR x, NONLINEAR x, DISCRETE x, PARTIAL x, TERMINAL,
    CONSTRUCTOR, DESTRUCTOR, "BEFORE BREAKPOINT", "AFTER SOLVE" …; name "" where there is none.

    `solve_for` are the names of `LINEAR x SOLVEFOR a, b`.
    """

    keyword: str
    name: str
    body: Body
    solve_for: tuple[str, ...] = ()


@node_kind
class Procedure(Block):
    """PROCEDURE, FUNCTION (keyword) with parameters; `unit` of a FUNCTION's value."""

    keyword: str
    name: str
    parameters: tuple[Parameter, ...]
    unit: str
    body: Body


@node_kind
class FunctionTable(Block):
    name: str
    parameters: tuple[Parameter, ...]
    unit: str = ""


@node_kind
class NetReceive(Block):
    parameters: tuple[Parameter, ...]
    body: Body
    initial: Body | None = None


@node_kind
class VerbatimBlock(Block):
    """C text at file level."""

    text: str


@node_kind
class UnitsSwitch(Block):
    """UNITSOFF and UNITSON, where they stand (also inside bodies, as a statement)."""

    on: bool


@node_kind
class Comment(Block):
    """COMMENT … ENDCOMMENT; dropped by the parser."""

    text: str


@node_kind
class File(Node):
    """A whole .mod file."""

    blocks: tuple[Block, ...]
