"""The tree of a hoc program. Every node has a span; a name's meaning is found when the tree is bound, not here."""

from __future__ import annotations

from collections.abc import Callable

from ..source import Source, Span
from ..tree import Node, node_kind


class Expression(Node):
    __slots__ = ()


class Statement(Node):
    __slots__ = ()


# --- expressions ---------------------------------------------------------------------------------------------


@node_kind
class Number(Expression):
    value: float


@node_kind
class String(Expression):
    value: str


@node_kind
class Name(Expression):
    name: str


@node_kind
class Subscript(Expression):
    """`target[i][j]`: an element of a variable, object array or section array."""

    target: Expression
    indices: tuple[Expression, ...]


@node_kind
class Call(Expression):
    """`target(a, b)`: a function, a method, or a range variable at a place (`v(.5)`, `diam(0:1)`)."""

    target: Expression
    arguments: tuple[Expression, ...]


@node_kind
class Member(Expression):
    """`target.name`, of an object or a section."""

    target: Expression
    name: str


@node_kind
class Argument(Expression):
    """`$1`, `$s1`, `$o1`, `$&1`: kind is "", "s", "o" or "&"; index is None for `$i` forms (the variable i)."""

    kind: str
    index: int | None


@node_kind
class AddressOf(Expression):
    """`&target`."""

    target: Expression


@node_kind
class Unary(Expression):
    """op is "-" or "!"."""

    op: str
    operand: Expression


@node_kind
class Binary(Expression):
    """op is one of + - * / % ^ == != < > <= >= && ||."""

    op: str
    left: Expression
    right: Expression


@node_kind
class Assign(Expression):
    """op is "=", "+=", "-=", "*=" or "/="; the value is an Arc if the target is `rangevar(a:b)`, and only then."""

    target: Expression
    op: str
    value: Expression


@node_kind
class Parentheses(Expression):
    """`(x = 3)` as a statement: in parentheses an assignment is a value, which the top level prints.

    Elsewhere parentheses leave no node.
    """

    expression: Expression


@node_kind
class Arc(Expression):
    """`a:b`, as the argument of a range variable or as the value given to one."""

    start: Expression
    end: Expression


@node_kind
class New(Expression):
    """`new Class(arguments)`."""

    class_name: str
    arguments: tuple[Expression, ...]


@node_kind
class Read(Expression):
    """`read(x)`: reads a number from standard input into x; 1 if there was one."""

    target: Expression


# --- simple statements ---------------------------------------------------------------------------------------


@node_kind
class ExpressionStatement(Statement):
    """At the top level the value is printed, unless the expression is an assignment."""

    expression: Expression


class CallOfNumbers(ExpressionStatement):
    """`pt3dadd(1, -2.5, 3)`, a statement that morphologies consist of by the ten thousand: as good as the
    ExpressionStatement that it is, whose nodes are made when somebody asks for them.
    """

    __slots__ = ("name", "numbers", "place", "make")

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


@node_kind
class Print(Statement):
    items: tuple[Expression, ...]


@node_kind
class Delete(Statement):
    """`delete x, y`."""

    names: tuple[str, ...]


@node_kind
class Debug(Statement):
    pass


@node_kind
class Help(Statement):
    """`help name …`, the rest of the line."""

    text: str


@node_kind
class Equation(Statement):
    """`eqn x:: left = right` sets the equation of x; `eqn x: left =` and `eqn x: = right` add to it (add is True)."""

    variable: Expression
    left: Expression | None
    right: Expression | None
    add: bool


@node_kind
class DependentVariable(Statement):
    """`depvar x, y[3]`."""

    variables: tuple[Expression, ...]


# --- control -------------------------------------------------------------------------------------------------


@node_kind
class Block(Statement):
    statements: tuple[Statement, ...]


@node_kind
class If(Statement):
    condition: Expression
    then: Statement
    otherwise: Statement | None


@node_kind
class While(Statement):
    condition: Expression
    body: Statement


@node_kind
class For(Statement):
    """`for (start; condition; step) body`; start and step are statements or None."""

    start: Statement | None
    condition: Expression
    step: Statement | None
    body: Statement


@node_kind
class ForRange(Statement):
    """`for variable = first, last body`."""

    variable: Expression
    first: Expression
    last: Expression
    body: Statement


@node_kind
class ForSegments(Statement):
    """`for (x) body` (ends is None) or `for (x, expression) body` (the 0 and 1 ends too if it is not zero)."""

    variable: Expression
    ends: Expression | None
    body: Statement


@node_kind
class ForIterator(Statement):
    """`for iterator(arguments) body`; call is the Call of the iterator, perhaps an object's."""

    call: Expression
    body: Statement


@node_kind
class ForAll(Statement):
    body: Statement


@node_kind
class ForSec(Statement):
    """`forsec x body`: x is a string (a regular expression) or a SectionList."""

    selection: Expression
    body: Statement


@node_kind
class IfSec(Statement):
    selection: Expression
    body: Statement


@node_kind
class Break(Statement):
    pass


@node_kind
class Continue(Statement):
    pass


@node_kind
class Stop(Statement):
    pass


@node_kind
class Return(Statement):
    value: Expression | None


@node_kind
class IteratorStatement(Statement):
    """`iterator_statement`: where an iterator runs its caller's body."""


# --- declarations --------------------------------------------------------------------------------------------


@node_kind
class Declarator(Node):
    """A declared name with its dimensions: `x[3][n]`."""

    name: str
    dimensions: tuple[Expression, ...]


@node_kind
class Local(Statement):
    names: tuple[Declarator, ...]


@node_kind
class LocalObject(Statement):
    names: tuple[str, ...]


@node_kind
class StringDeclaration(Statement):
    names: tuple[str, ...]


@node_kind
class ObjectDeclaration(Statement):
    """`objref a, b[3]` and `objectvar`; keyword keeps which."""

    declarators: tuple[Declarator, ...]


@node_kind
class DoubleDeclaration(Statement):
    declarators: tuple[Declarator, ...]


@node_kind
class Procedure(Statement):
    """`proc`, `func`, `obfunc` or `iterator` (kind) with its body."""

    kind: str
    name: str
    body: Block


@node_kind
class Template(Statement):
    """`begintemplate name … endtemplate name`, the statements between."""

    name: str
    body: tuple[Statement, ...]


@node_kind
class Public(Statement):
    names: tuple[str, ...]


@node_kind
class External(Statement):
    names: tuple[str, ...]


# --- sections ------------------------------------------------------------------------------------------------


@node_kind
class Create(Statement):
    """`create soma, dend[n]`."""

    declarators: tuple[Declarator, ...]


@node_kind
class Access(Statement):
    section: Expression


@node_kind
class Connect(Statement):
    """`connect child(child_end), parent(parent_x)`, or `connect child(0), x` (parent is None: the current section).

    `connect child(0), f(x)` reads so too if `f` is a function, not a section: then parent_x is the value `f(x)` and
    the parent the current section. Whoever runs the tree decides by what `f` is.
    """

    child: Expression
    child_end: Expression
    parent: Expression | None
    parent_x: Expression


@node_kind
class SetPointer(Statement):
    """`setpointer pointer, target`: a mechanism's POINTER, and the variable it points to from now on."""

    pointer: Expression
    target: Expression


@node_kind
class Insert(Statement):
    mechanism: str


@node_kind
class Uninsert(Statement):
    mechanism: str


@node_kind
class SectionStatement(Statement):
    """`section statement`: the statement with that section accessed.

    On one line `a b = 1` reads so only if `a` names a section; else it is two statements, and whoever runs the
    tree decides by what `a` is. A method's call, `o.f(1) b = 1`, is no section, but NEURON reads it so: it runs the
    one and then the other, and `if (c) o.f(1) b = 1` runs both or none.
    """

    section: Expression
    statement: Statement


@node_kind
class Program(Node):
    statements: tuple[Statement, ...]
