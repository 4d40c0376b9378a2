"""Statements and expressions of a lowered NMODL block to kernel IR. Where names live is told by a `Scope`."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Protocol

from ...lang.errors import Unsupported
from ...lang.nmodl import nodes as mod
from ...lang.nmodl.known import C_ADDRESS, CONNECTIONS, MEMORY, RANDOM, STREAMS
from ...lang.tree import walk as walk_tree
from .. import options
from ..ir import nodes as ir
from ..ir.math_functions import LIBRARY
from ..ir.nodes import Type
from ..ir.walk import walk

F64, I64, I1 = Type.f64, Type.i64, Type.i1

ARITHMETIC = {"+": "add", "-": "sub", "*": "mul", "/": "div"}
COMPARISONS = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}
LOGIC = {"&&": "and", "||": "or"}
UNARY = {"fabs": "abs", "sqrt": "sqrt", "floor": "floor", "ceil": "ceil"}
MOST_AS_IN_C = 2  # C compilers make a product of pow(x, 2), no more
MOST_FACTORS = 8  # x^n is written as products up to this n,
MOST_NODES = 40  # and as long as they do not get longer than this


class Scope(Protocol):
    """What the lowering asks about names: it gives and takes IR."""

    def read(self, name: mod.Name) -> ir.Expression: ...
    def read_element(self, name: mod.Index, index: ir.Expression) -> ir.Expression: ...
    def write(self, name: mod.Name, value: ir.Expression) -> ir.Statement: ...
    def write_element(self, name: mod.Index, index: ir.Expression, value: ir.Expression) -> ir.Statement: ...
    def random(self, call: mod.Call, arguments: list[ir.Expression]) -> ir.Expression: ...
    def stream(self, call: mod.Call) -> ir.Expression: ...
    def connection(self, call: mod.Call, arguments: list[ir.Expression]) -> ir.Expression: ...
    def call(self, call: mod.Call, arguments: list[ir.Expression]) -> list[ir.Statement]: ...
    def ghk(self, arguments: list[ir.Expression]) -> ir.Expression: ...
    def size(self, name: str) -> int: ...
    def outside(self, node: mod.Index, size: int, index: ir.Expression) -> list[ir.Statement]: ...
    def is_pointing(self, name: mod.Name) -> ir.Expression: ...
    def pointed_to(self, name: str) -> ir.Expression: ...


def number(value: float) -> ir.Const:
    return ir.Const(float(value), F64)


def integer(value: int) -> ir.Const:
    return ir.Const(int(value), I64)


def is_number(node: ir.Expression, value: float) -> bool:
    return type(node) is ir.Const and node.value == value


def binary(op: str, left: ir.Expression, right: ir.Expression) -> ir.Expression:
    return ir.Binary(op, left, right, left.type)


class Lowering:
    """Lowers the statements of one block."""

    def __init__(self, scope: Scope, whole: frozenset[str] = frozenset(), as_in_c: bool = False) -> None:
        self.scope = scope
        self.as_in_c = as_in_c  # the functions of mathematics are the C library's
        self.whole = whole  # locals that hold whole numbers only
        self.loops: dict[str, ir.Local] = {}  # FROM variables in whose loop we are
        self.ranges: dict[str, tuple[int, int]] = {}  # of those with constant ends: the least and the greatest
        self.checks = bool(options.get("check"))

    # --- arrays ---

    def inside(self, node: mod.Index) -> ir.Expression:
        """The subscript; one that may be outside of the array is moved to its first or last element."""
        index, size = self.integer(node.index), self.scope.size(node.name)
        if not size or self._is_inside(index, size):
            return index
        if type(index) is ir.Const:
            return integer(min(max(int(index.value), 0), size - 1))
        return binary("min", binary("max", index, integer(0)), integer(size - 1))

    def _is_inside(self, index: ir.Expression, size: int) -> bool:
        if type(index) is ir.Const:
            return 0 <= index.value < size
        low, high = self.ranges.get(index.name, (-1, -1)) if type(index) is ir.Local else (-1, -1)
        return 0 <= low and high < size

    def checked(self, node: mod.Statement, expressions: Iterable[mod.Expression]) -> list[ir.Statement]:
        """In checked mode (RANVIER_CHECK=1): what looks at the subscripts of a statement before it is executed."""
        found: list[ir.Statement] = []
        for each in (e for expression in expressions if self.checks for e in subscripts(expression)):
            size = self.scope.size(each.name)
            if size and not self._is_inside(index := self.integer(each.index), size):
                found += self.scope.outside(each, size, index)
        return found

    # --- statements ---

    def statements(self, statements: tuple[mod.Statement, ...]) -> list[ir.Statement]:
        out: list[ir.Statement] = []
        for statement in statements:
            out += self.dispatch(statement)
        return out

    def dispatch(self, node: mod.Node) -> list[ir.Statement]:
        method: Callable | None = getattr(self, "lower_" + type(node).__name__, None)
        if method is None:
            raise Unsupported(f"{type(node).__name__} is not supported in a compiled block", node.span)
        return method(node)

    def block(self, node: mod.Statement) -> ir.Block:
        return ir.Block(tuple(self.dispatch(node)))

    def lower_Body(self, node: mod.Body) -> list[ir.Statement]:
        return self.statements(node.statements)

    def lower_Local(self, node: mod.Local) -> list[ir.Statement]:
        return []

    def lower_Assign(self, node: mod.Assign) -> list[ir.Statement]:
        value, looks = self.value(node.value), self.checked(node, (node.target, node.value))
        if isinstance(node.target, mod.Index):
            return [*looks, self.scope.write_element(node.target, self.inside(node.target), value)]
        return [*looks, self.scope.write(node.target, value)]

    def lower_If(self, node: mod.If) -> list[ir.Statement]:
        condition = self.condition(node.condition)
        if type(condition) is ir.Const:
            return self.statements(node.then.statements) if condition.value else self._otherwise(node)
        otherwise = ir.Block(tuple(self._otherwise(node))) if node.otherwise is not None else None
        looks = self.checked(node, (node.condition,))
        return [*looks, ir.If(condition, self.block(node.then), otherwise, span=node.span)]

    def _otherwise(self, node: mod.If) -> list[ir.Statement]:
        return self.dispatch(node.otherwise) if node.otherwise is not None else []

    def lower_While(self, node: mod.While) -> list[ir.Statement]:
        looks = self.checked(node, (node.condition,))
        body = ir.Block((*self.block(node.body).statements, *looks))
        return [*looks, ir.While(self.condition(node.condition), body, span=node.span)]

    def lower_From(self, node: mod.From) -> list[ir.Statement]:
        """The loop includes its last value; a step that is no constant is refused."""
        step = self.integer(node.step) if node.step is not None else integer(1)
        if type(step) is not ir.Const or step.value == 0:
            raise Unsupported("the step of FROM must be a constant other than 0", node.span)
        variable = ir.Local(f"loop.{node.variable}", I64)
        first, last = self.integer(node.first), self.integer(node.last)
        beyond = binary("add", last, integer(1 if step.value > 0 else -1))
        outer = self.loops.get(node.variable)
        self.loops[node.variable] = variable
        if type(first) is type(last) is ir.Const:
            self.ranges[variable.name] = min(first.value, last.value), max(first.value, last.value)
        body = self.block(node.body)
        self.ranges.pop(variable.name, None)
        if outer is None:
            del self.loops[node.variable]
        else:
            self.loops[node.variable] = outer
        return [ir.For(variable, first, fold(beyond), body, step.value, span=node.span)]

    def lower_CallStatement(self, node: mod.CallStatement) -> list[ir.Statement]:
        if node.call.name in STREAMS:
            return [ir.Assign(ir.Local("this.unused", F64), self.scope.stream(node.call))]
        arguments = [self.value(a) for a in node.call.arguments if not isinstance(a, mod.String)]
        return self.scope.call(node.call, arguments)

    # --- expressions ---

    def value(self, node: mod.Expression) -> ir.Expression:
        """The expression as an f64; truth values are 1 and 0."""
        value = self.expression(node)
        if value.type is F64:
            return value
        return number(value.value) if type(value) is ir.Const else ir.Cast(value, F64)

    def condition(self, node: mod.Expression) -> ir.Expression:
        """The expression as an i1: any number but 0 is true."""
        value = self.expression(node)
        if value.type is I1:
            return value
        if type(value) is ir.Const:
            return ir.Const(value.value != 0, I1)
        return ir.Compare("ne", value, ir.Const(0.0 if value.type is F64 else 0, value.type))

    def integer(self, node: mod.Expression) -> ir.Expression:
        """The expression truncated to an i64."""
        if isinstance(node, mod.Number):
            return integer(int(node.value))
        if isinstance(node, mod.Name) and node.name in self.loops:
            return self.loops[node.name]
        if isinstance(node, mod.Binary) and node.op in ("+", "-", "*") and is_whole(node, {*self.whole, *self.loops}):
            left, right = self.integer(node.left), self.integer(node.right)
            return fold(binary(ARITHMETIC[node.op], left, right))
        return ir.Cast(self.value(node), I64)

    def expression(self, node: mod.Expression) -> ir.Expression:
        method: Callable | None = getattr(self, "lower_" + type(node).__name__, None)
        if method is None:
            raise Unsupported(f"{type(node).__name__} is not supported in an expression", node.span)
        return method(node)

    def lower_Number(self, node: mod.Number) -> ir.Expression:
        return number(node.value)

    def lower_Name(self, node: mod.Name) -> ir.Expression:
        loop = self.loops.get(node.name)
        return ir.Cast(loop, F64) if loop is not None else self.scope.read(node)

    def lower_Index(self, node: mod.Index) -> ir.Expression:
        return self.scope.read_element(node, self.inside(node))

    def lower_Unary(self, node: mod.Unary) -> ir.Expression:
        if node.op == "!":
            operand = self.condition(node.operand)
            return ir.Const(not operand.value, I1) if type(operand) is ir.Const else ir.Unary("not", operand, I1)
        operand = self.value(node.operand)
        return number(-operand.value) if type(operand) is ir.Const else ir.Unary("neg", operand, F64)

    def lower_Binary(self, node: mod.Binary) -> ir.Expression:
        if node.op in LOGIC:
            return self._logic(LOGIC[node.op], self.condition(node.left), self.condition(node.right))
        left, right = self.value(node.left), self.value(node.right)
        if node.op in COMPARISONS:
            return fold(ir.Compare(COMPARISONS[node.op], left, right, span=node.span))
        if node.op == "^":
            return self.power(left, right)
        return ir.Binary(ARITHMETIC[node.op], left, right, F64, span=node.span)

    def _logic(self, op: str, left: ir.Expression, right: ir.Expression) -> ir.Expression:
        for one, other in ((left, right), (right, left)):
            if type(one) is ir.Const:
                return other if one.value == (op == "and") else one
        return binary(op, left, right)

    def power(self, base: ir.Expression, exponent: ir.Expression) -> ir.Expression:
        """x^n; small whole exponents as products, which are as exact."""
        factors = MOST_AS_IN_C if self.as_in_c else MOST_FACTORS
        if type(exponent) is ir.Const and exponent.value in range(1, factors + 1):
            count = int(exponent.value)
            if sum(1 for _ in walk(base)) * count <= MOST_NODES:
                return product(base, count)
        return ir.Call("c_pow" if self.as_in_c else "pow", (base, exponent), F64)

    def lower_Call(self, node: mod.Call) -> ir.Expression:
        if node.name == "nrn_pointing":
            return self.scope.is_pointing(node.arguments[0])
        if node.name == C_ADDRESS:
            return ir.Bitcast(self.scope.pointed_to(node.arguments[0].value), F64)
        if node.name == MEMORY:
            address = ir.Bitcast(self.value(node.arguments[0]), I64)
            return ir.Load(ir.Bitcast(address, Type.f64_array), self.integer(node.arguments[1]), F64)
        if node.name in STREAMS:
            return self.scope.stream(node)
        arguments = [self.value(a) for a in node.arguments]
        if node.name in RANDOM:
            return self.scope.random(node, arguments)
        if node.name in CONNECTIONS:
            return self.scope.connection(node, arguments)
        if node.name == "nrn_ghk":
            return self.scope.ghk(arguments)
        return pure_call(node, arguments, self.as_in_c)


def subscripts(node: mod.Expression) -> Iterator[mod.Index]:
    """The elements of arrays that an expression uses, whatever the left sides of its && and || are."""
    if isinstance(node, mod.Binary) and node.op in LOGIC:
        yield from subscripts(node.left)
        return
    if isinstance(node, mod.Index):
        yield node
    for child in node.children():
        yield from subscripts(child)


def is_whole(node: mod.Expression, names: Container[str]) -> bool:
    """Whether an expression is a whole number for certain, `names` being so: then integers give the same."""
    if isinstance(node, mod.Number):
        return node.value == int(node.value)
    if isinstance(node, mod.Name):
        return node.name in names
    if isinstance(node, mod.Binary) and node.op in ("+", "-", "*"):
        return is_whole(node.left, names) and is_whole(node.right, names)
    return isinstance(node, mod.Call) and node.name in ("floor", "ceil")


def whole_locals(body: mod.Body, candidates: set[str]) -> frozenset[str]:
    """Those of the candidates that are only ever assigned whole numbers."""
    assigned: dict[str, list[mod.Expression]] = {name: [] for name in candidates}
    for node in walk_tree(body):
        if isinstance(node, mod.Assign) and node.target.name in assigned:
            assigned[node.target.name].append(node.value)
    names = {name for name, values in assigned.items() if values}
    while wrong := {name for name in names if not all(is_whole(value, names) for value in assigned[name])}:
        names -= wrong
    return frozenset(names)


CALLS = {
    "exp", "expm1", "log", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "atan2",
    "erf", "fmod",
}  # fmt: skip


def pure_call(node: mod.Call, arguments: list[ir.Expression], as_in_c: bool = False) -> ir.Expression:
    """A function of mathematics."""
    name = f"c_{node.name}" if as_in_c and f"c_{node.name}" in LIBRARY else node.name
    if node.name in ("fabs", "abs", "sqrt", "floor", "ceil"):
        return ir.Unary(UNARY.get(node.name, "abs"), arguments[0], F64)
    if node.name == "pow":
        return ir.Call(name, tuple(arguments), F64)
    if node.name == "exp":  # NEURON's, in mechanisms: what would be larger is exp(700)
        x = arguments[0]
        arguments = [ir.Select(ir.Compare("gt", x, number(700.0)), number(700.0), x, F64)]
    if node.name in CALLS:
        return ir.Call(name, tuple(arguments), F64, span=node.span)
    raise Unsupported(f"the function {node.name} is not supported in a mechanism", node.span)


def product(base: ir.Expression, count: int) -> ir.Expression:
    """base to the power of count, by squaring."""
    if count == 1:
        return base
    half = product(base, count // 2)
    square = binary("mul", half, half)
    return binary("mul", square, base) if count % 2 else square


def fold(node: ir.Expression) -> ir.Expression:
    """An integer sum or a comparison of constants, worked out."""
    left, right = node.left, node.right
    if type(left) is not ir.Const or type(right) is not ir.Const:
        return node
    if type(node) is ir.Compare:
        return ir.Const(_COMPARE[node.op](left.value, right.value), I1)
    return ir.Const(_INTEGER[node.op](left.value, right.value), node.type)


_COMPARE = {
    "lt": lambda a, b: a < b, "le": lambda a, b: a <= b, "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b,
}  # fmt: skip
_INTEGER = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b}
