"""The tree of a hoc program. Every node has a span; a name's meaning is found when the tree is bound, not here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..source import Source, Span
from ..tree import Node


class Expression(Node):
    __slots__ = ()


class Statement(Node):
    __slots__ = ()


# --- expressions ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number(Expression):
    value: float


@dataclass(frozen=True, slots=True)
class String(Expression):
    value: str


@dataclass(frozen=True, slots=True)
class Name(Expression):
    name: str


@dataclass(frozen=True, slots=True)
class Subscript(Expression):
    """`target[i][j]`: an element of a variable, object array or section array."""

    target: Expression
    indices: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """`target(a, b)`: a function, a method, or a range variable at a place (`v(.5)`, `diam(0:1)`)."""

    target: Expression
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Member(Expression):
    """`target.name`, of an object or a section."""

    target: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Argument(Expression):
    """`$1`, `$s1`, `$o1`, `$&1`: kind is "", "s", "o" or "&"; index is None for `$i` forms (the variable i)."""

    kind: str
    index: int | None


@dataclass(frozen=True, slots=True)
class AddressOf(Expression):
    """`&target`."""

    target: Expression


@dataclass(frozen=True, slots=True)
class Unary(Expression):
    """op is "-" or "!"."""

    op: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """op is one of + - * / % ^ == != < > <= >= && ||."""

    op: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Assign(Expression):
    """op is "=", "+=", "-=", "*=" or "/="; the value is an Arc if the target is `rangevar(a:b)`, and only then."""

    target: Expression
    op: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Parentheses(Expression):
    """`(x = 3)` as a statement: in parentheses an assignment is a value, which the top level prints.

    Elsewhere parentheses leave no node.
    """

    expression: Expression


@dataclass(frozen=True, slots=True)
class Arc(Expression):
    """`a:b`, as the argument of a range variable or as the value given to one."""

    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True)
class New(Expression):
    """`new Class(arguments)`."""

    class_name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Read(Expression):
    """`read(x)`: reads a number from standard input into x; 1 if there was one."""

    target: Expression


# --- simple statements ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ExpressionStatement(Statement):
    """At the top level the value is printed, unless the expression is an assignment."""

    expression: Expression


class CallOfNumbers(ExpressionStatement):
    """`pt3dadd(1, -2.5, 3)`, a statement that morphologies consist of by the ten thousand: as good as the
    ExpressionStatement that it is, whose nodes are made when somebody asks for them.
    """

    __slots__ = ("name", "numbers", "place", "make")
    __setattr__ = object.__setattr__  # it is not frozen: making it must be cheap

    def __init__(
        self,
        name: str,
        numbers: tuple[float, ...],
        place: tuple[Source, int, int],
        make: Callable[[Source, int, int], Expression],
    ) -> None:
        self.name = name
        self.numbers = numbers
        self.place = place
        self.make = make

    @property
    def span(self) -> Span:  # type: ignore[override]
        return Span(*self.place)

    @property
    def expression(self) -> Expression:  # type: ignore[override]
        return self.make(*self.place)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ExpressionStatement) and self.expression == other.expression

    def __hash__(self) -> int:
        return hash((self.expression,))


@dataclass(frozen=True, slots=True)
class Print(Statement):
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Delete(Statement):
    """`delete x, y`."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debug(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Help(Statement):
    """`help name …`, the rest of the line."""

    text: str


@dataclass(frozen=True, slots=True)
class Equation(Statement):
    """`eqn x:: left = right` sets the equation of x; `eqn x: left =` and `eqn x: = right` add to it (add is True)."""

    variable: Expression
    left: Expression | None
    right: Expression | None
    add: bool


@dataclass(frozen=True, slots=True)
class DependentVariable(Statement):
    """`depvar x, y[3]`."""

    variables: tuple[Expression, ...]


# --- control -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block(Statement):
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class If(Statement):
    condition: Expression
    then: Statement
    otherwise: Statement | None


@dataclass(frozen=True, slots=True)
class While(Statement):
    condition: Expression
    body: Statement


@dataclass(frozen=True, slots=True)
class For(Statement):
    """`for (start; condition; step) body`; start and step are statements or None."""

    start: Statement | None
    condition: Expression
    step: Statement | None
    body: Statement


@dataclass(frozen=True, slots=True)
class ForRange(Statement):
    """`for variable = first, last body`."""

    variable: Expression
    first: Expression
    last: Expression
    body: Statement


@dataclass(frozen=True, slots=True)
class ForSegments(Statement):
    """`for (x) body` (ends is None) or `for (x, expression) body` (the 0 and 1 ends too if it is not zero)."""

    variable: Expression
    ends: Expression | None
    body: Statement


@dataclass(frozen=True, slots=True)
class ForIterator(Statement):
    """`for iterator(arguments) body`; call is the Call of the iterator, perhaps an object's."""

    call: Expression
    body: Statement


@dataclass(frozen=True, slots=True)
class ForAll(Statement):
    body: Statement


@dataclass(frozen=True, slots=True)
class ForSec(Statement):
    """`forsec x body`: x is a string (a regular expression) or a SectionList."""

    selection: Expression
    body: Statement


@dataclass(frozen=True, slots=True)
class IfSec(Statement):
    selection: Expression
    body: Statement


@dataclass(frozen=True, slots=True)
class Break(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Continue(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Stop(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Return(Statement):
    value: Expression | None


@dataclass(frozen=True, slots=True)
class IteratorStatement(Statement):
    """`iterator_statement`: where an iterator runs its caller's body."""


# --- declarations --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Declarator(Node):
    """A declared name with its dimensions: `x[3][n]`."""

    name: str
    dimensions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Local(Statement):
    names: tuple[Declarator, ...]


@dataclass(frozen=True, slots=True)
class LocalObject(Statement):
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StringDeclaration(Statement):
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectDeclaration(Statement):
    """`objref a, b[3]` and `objectvar`; keyword keeps which."""

    declarators: tuple[Declarator, ...]


@dataclass(frozen=True, slots=True)
class DoubleDeclaration(Statement):
    declarators: tuple[Declarator, ...]


@dataclass(frozen=True, slots=True)
class Procedure(Statement):
    """`proc`, `func`, `obfunc` or `iterator` (kind) with its body."""

    kind: str
    name: str
    body: Block


@dataclass(frozen=True, slots=True)
class Template(Statement):
    """`begintemplate name … endtemplate name`, the statements between."""

    name: str
    body: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Public(Statement):
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class External(Statement):
    names: tuple[str, ...]


# --- sections ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Create(Statement):
    """`create soma, dend[n]`."""

    declarators: tuple[Declarator, ...]


@dataclass(frozen=True, slots=True)
class Access(Statement):
    section: Expression


@dataclass(frozen=True, slots=True)
class Connect(Statement):
    """`connect child(child_end), parent(parent_x)`, or `connect child(0), x` (parent is None: the current section).

    `connect child(0), f(x)` reads so too if `f` is a function, not a section: then parent_x is the value `f(x)` and
    the parent the current section. Whoever runs the tree decides by what `f` is.
    """

    child: Expression
    child_end: Expression
    parent: Expression | None
    parent_x: Expression


@dataclass(frozen=True, slots=True)
class SetPointer(Statement):
    """`setpointer pointer, target`: a mechanism's POINTER, and the variable it points to from now on."""

    pointer: Expression
    target: Expression


@dataclass(frozen=True, slots=True)
class Insert(Statement):
    mechanism: str


@dataclass(frozen=True, slots=True)
class Uninsert(Statement):
    mechanism: str


@dataclass(frozen=True, slots=True)
class SectionStatement(Statement):
    """`section statement`: the statement with that section accessed.

    On one line `a b = 1` reads so only if `a` names a section; else it is two statements, and whoever runs the
    tree decides by what `a` is. A method's call, `o.f(1) b = 1`, is no section, but NEURON reads it so: it runs the
    one and then the other, and `if (c) o.f(1) b = 1` runs both or none.
    """

    section: Expression
    statement: Statement


@dataclass(frozen=True, slots=True)
class Program(Node):
    statements: tuple[Statement, ...]
