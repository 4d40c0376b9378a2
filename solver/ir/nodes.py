"""The kernel IR: two dozen frozen node kinds, typed, each with its place in the source it came from.

A KERNEL is what is launched: parameters, a body with at most one PARALLEL (outermost, once). A FUNC is called
from kernels and always inlined. The same tree is run by the evaluator, printed and read back as text, and
lowered to each target.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .types import Type


@dataclass(frozen=True, slots=True)
class Node:
    span: Any = field(default=None, compare=False, repr=False, kw_only=True)


# --- expressions ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expression(Node):
    """Every expression has a `type`."""


@dataclass(frozen=True, slots=True)
class Const(Expression):
    value: float | int | bool
    type: Type


@dataclass(frozen=True, slots=True)
class Arg(Expression):
    """A parameter of the kernel or function."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Local(Expression):
    """A local variable; its first ASSIGN declares it. Assigned only with its own type."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Load(Expression):
    """`array[index]`; array is of an array type, index i64."""

    array: Expression
    index: Expression
    type: Type


@dataclass(frozen=True, slots=True)
class Unary(Expression):
    """op: neg abs (numbers), not (integers, i1), sqrt floor ceil round (floats; round: to even)."""

    op: str
    operand: Expression
    type: Type


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """op: add sub mul div min max (all numbers), rem (integers); and or xor (integers, i1), shl shr ushr (integers).

    Both sides of one type. Integer div and rem truncate. min is `left < right ? left : right` (so it gives right if
    one is NaN), max likewise. shr keeps the sign, ushr fills with zeros.
    """

    op: str
    left: Expression
    right: Expression
    type: Type


@dataclass(frozen=True, slots=True)
class Compare(Expression):
    """op: eq ne lt le gt ge; of floats ordered, but ne true for NaN. type is i1."""

    op: str
    left: Expression
    right: Expression
    type: Type = Type.i1


@dataclass(frozen=True, slots=True)
class Select(Expression):
    """Only the chosen side is evaluated: a load on the other side never happens."""

    condition: Expression
    then: Expression
    otherwise: Expression
    type: Type


@dataclass(frozen=True, slots=True)
class Cast(Expression):
    """Number to number; float to integer truncates."""

    operand: Expression
    type: Type


@dataclass(frozen=True, slots=True)
class Bitcast(Expression):
    """Same bits: f64 and i64, f32 and i32; and i64 to an array type (an address)."""

    operand: Expression
    type: Type


@dataclass(frozen=True, slots=True)
class Fma(Expression):
    """a * b + c, rounded once."""

    a: Expression
    b: Expression
    c: Expression
    type: Type


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """A call of a Func by name: one of `math_functions`, or one that the kernel carries in `functions`."""

    function: str
    arguments: tuple[Expression, ...]
    type: Type


# --- statements ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statement(Node):
    pass


@dataclass(frozen=True, slots=True)
class Assign(Statement):
    target: Local
    value: Expression


@dataclass(frozen=True, slots=True)
class Store(Statement):
    array: Expression
    index: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Atomic(Statement):
    """`array[index] += value` that many threads may do; op: add max or."""

    op: str
    array: Expression
    index: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Block(Statement):
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class If(Statement):
    condition: Expression
    then: Block
    otherwise: Block | None = None


@dataclass(frozen=True, slots=True)
class For(Statement):
    """Counted: variable (i64) from first while it is below last, by step (a constant, may be negative: while above).

    The bounds are evaluated once; the body does not assign the variable.
    """

    variable: Local
    first: Expression
    last: Expression
    body: Block
    step: int = 1


@dataclass(frozen=True, slots=True)
class While(Statement):
    condition: Expression
    body: Block


@dataclass(frozen=True, slots=True)
class Parallel(Statement):
    """Iterations of `variable` (i64) in [first, last) that are independent of each other and may run in any order."""

    variable: Local
    first: Expression
    last: Expression
    body: Block


@dataclass(frozen=True, slots=True)
class Return(Statement):
    """value is None in a kernel that returns nothing."""

    value: Expression | None = None


@dataclass(frozen=True, slots=True)
class Barrier(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Native(Statement):
    """Calls native code at an address: `long f(void* array)`, of C in VERBATIM or a driver's loop. Only on the machine
    itself."""

    address: Expression
    array: Expression


# --- roots ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """`writes` is true if an array parameter is stored to. Array parameters never overlap (noalias)."""

    name: str
    type: Type
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Func(Node):
    name: str
    parameters: tuple[Parameter, ...]
    result: Type | None
    body: Block


@dataclass(frozen=True, slots=True)
class Kernel(Node):
    """What is launched. Compiled as `i64 name(i64* slots)`: slot k holds parameter k (an address, an integer, or the
    bits of a float); the result is 0, or the i64 that RETURN gives (a stop reason for the driver)."""

    name: str
    parameters: tuple[Parameter, ...]
    body: Block
    functions: tuple[Func, ...] = ()
