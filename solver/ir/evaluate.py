"""What the IR means, said in Python: scalar, one iteration after the other, PARALLEL in a shuffled order.

Floats are numpy scalars (IEEE arithmetic, no exceptions), integers Python's, wrapped to their width.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from ...lang.errors import Unsupported
from . import nodes as ir
from .nodes import Type

DTYPES = {Type.f64: np.float64, Type.f32: np.float32, Type.i64: np.int64, Type.i32: np.int32}
BITS = {Type.i64: 64, Type.i32: 32}


def evaluate(
    kernel: ir.Kernel,
    arguments: Mapping[str, object],
    shuffle: int | None = None,
    functions: Mapping[str, ir.Func] | None = None,
) -> int:
    """Runs a kernel on numpy arrays and numbers given by name; returns its i64 (0 if it returns nothing).

    `shuffle` seeds the order of PARALLEL (None: a fixed seed); wrong results under some order show a race.
    Indices outside an array raise IndexError.
    """
    known = {**(functions or {}), **{f.name: f for f in kernel.functions}}
    frame = _Frame(known, random.Random(0 if shuffle is None else shuffle))
    frame.arguments = {p.name: _argument(p, arguments[p.name]) for p in kernel.parameters}
    with np.errstate(all="ignore"):
        result = frame.run(kernel.body)
    return 0 if result is None or result is _NOTHING else int(result)


def call(func: ir.Func, arguments: Sequence[object], functions: Mapping[str, ir.Func] | None = None) -> object:
    """The result of a function on plain numbers."""
    with np.errstate(all="ignore"):
        result = _Frame(dict(functions or {}), random.Random(0)).call(func, list(arguments))
    return result.item() if isinstance(result, np.generic) else result


def _argument(parameter: ir.Parameter, value: object) -> object:
    if not parameter.type.is_array:
        return typed(value, parameter.type)
    if value.dtype != DTYPES[parameter.type.element]:
        raise TypeError(f"{parameter.name} needs {parameter.type.value}, not an array of {value.dtype}")
    return value


def typed(value: object, type: Type) -> object:
    """A number as a value of a type."""
    if type.is_float:
        return DTYPES[type](value)
    return bool(value) if type is Type.i1 else wrap(int(value), type)


def wrap(value: int, type: Type) -> int:
    """An integer reduced to the type's width, with sign."""
    if type is Type.i1:
        return bool(value & 1)
    half = 1 << (BITS[type] - 1)
    return (value + half) % (2 * half) - half


def fused(a: np.floating, b: np.floating, c: np.floating) -> np.floating:
    """a * b + c rounded once."""
    kind = type(a)
    if not (np.isfinite(a) and np.isfinite(b)) or a == 0 or b == 0:
        return a * b + c
    if not np.isfinite(c):
        return c
    exact = Fraction(float(a)) * Fraction(float(b)) + Fraction(float(c))
    if exact == 0:
        return kind(0.0)
    return _rounded(exact, kind)


def _rounded(exact: Fraction, kind: type) -> np.floating:
    """The nearest number, ties to even."""
    if kind is np.float64:
        try:
            return kind(exact.numerator / exact.denominator)
        except OverflowError:
            return kind(np.inf if exact > 0 else -np.inf)
    near = kind(float(exact))  # may be rounded twice: compare with its neighbours exactly
    if not np.isfinite(near):
        return near
    candidates = [np.nextafter(near, kind(-np.inf)), near, np.nextafter(near, kind(np.inf))]
    finite = [x for x in candidates if np.isfinite(x)]
    return min(finite, key=lambda x: (abs(Fraction(float(x)) - exact), int(x.view(np.int32)) & 1))


class _Nothing:
    """What a RETURN without a value returns."""


_NOTHING = _Nothing()


class _Frame:
    """One call: its arguments and locals."""

    def __init__(self, functions: dict[str, ir.Func], order: random.Random) -> None:
        self.functions, self.order = functions, order
        self.arguments: dict[str, object] = {}
        self.locals: dict[str, object] = {}

    def call(self, func: ir.Func, values: Sequence[object]) -> object:
        inner = _Frame(self.functions, self.order)
        for parameter, value in zip(func.parameters, values, strict=True):
            inner.arguments[parameter.name] = value if parameter.type.is_array else typed(value, parameter.type)
        return inner.run(func.body)

    def function(self, name: str) -> ir.Func:
        if name not in self.functions:
            from .math_functions import FUNCTIONS
            from .restricted_python import functions_of

            self.functions.update(functions_of(FUNCTIONS[name]))
        return self.functions[name]

    # --- statements: None to go on, else the value that is returned ---

    def run(self, node: ir.Statement) -> object:
        return getattr(self, "run_" + type(node).__name__)(node)

    def run_Block(self, node: ir.Block) -> object:
        for statement in node.statements:
            if (result := self.run(statement)) is not None:
                return result
        return None

    def run_Assign(self, node: ir.Assign) -> None:
        self.locals[node.target.name] = self.value(node.value)

    def run_Store(self, node: ir.Store) -> None:
        array, index = self.element(node.array, node.index)
        array[index] = self.value(node.value)

    def run_Atomic(self, node: ir.Atomic) -> None:
        array, index = self.element(node.array, node.index)
        type = node.array.type.element
        array[index] = operate(node.op, type, typed(array[index], type), self.value(node.value))

    def run_If(self, node: ir.If) -> object:
        if self.value(node.condition):
            return self.run(node.then)
        return self.run(node.otherwise) if node.otherwise else None

    def run_For(self, node: ir.For) -> object:
        now, last = self.value(node.first), self.value(node.last)
        self.locals[node.variable.name] = now
        while now < last if node.step > 0 else now > last:
            if (result := self.run(node.body)) is not None:
                return result
            now += node.step
            self.locals[node.variable.name] = now
        return None

    def run_While(self, node: ir.While) -> object:
        while self.value(node.condition):
            if (result := self.run(node.body)) is not None:
                return result
        return None

    def run_Parallel(self, node: ir.Parallel) -> None:
        iterations = list(range(self.value(node.first), self.value(node.last)))
        self.order.shuffle(iterations)
        before = dict(self.locals)
        for i in iterations:
            self.locals = {**before, node.variable.name: i}
            self.run(node.body)
        self.locals = before

    def run_Return(self, node: ir.Return) -> object:
        return _NOTHING if node.value is None else self.value(node.value)

    def run_Barrier(self, node: ir.Barrier) -> None:
        return None

    def run_Native(self, node: ir.Native) -> None:
        raise Unsupported(
            "native code in a kernel (C in VERBATIM) runs on the machine itself only",
            hint="unset RANVIER_TARGET",
        )

    # --- expressions ---

    def value(self, node: ir.Expression) -> object:
        return getattr(self, "value_" + type(node).__name__)(node)

    def element(self, array: ir.Expression, index: ir.Expression) -> tuple[np.ndarray, int]:
        values, at = self.value(array), self.value(index)
        if not 0 <= at < len(values):
            raise IndexError(f"index {at} of {getattr(array, 'name', 'an array')}, which has {len(values)} elements")
        return values, at

    def value_Const(self, node: ir.Const) -> object:
        return typed(node.value, node.type)

    def value_Arg(self, node: ir.Arg) -> object:
        return self.arguments[node.name]

    def value_Local(self, node: ir.Local) -> object:
        return self.locals[node.name]

    def value_Load(self, node: ir.Load) -> object:
        array, index = self.element(node.array, node.index)
        return typed(array[index], node.type)

    def value_Unary(self, node: ir.Unary) -> object:
        x, type = self.value(node.operand), node.type
        if node.op == "not":
            return wrap(~int(x), type)
        if type.is_float:
            return FLOAT_UNARY[node.op](x)
        return wrap(-x if node.op == "neg" else abs(x), type)

    def value_Binary(self, node: ir.Binary) -> object:
        return operate(node.op, node.type, self.value(node.left), self.value(node.right))

    def value_Compare(self, node: ir.Compare) -> bool:
        return bool(COMPARE[node.op](self.value(node.left), self.value(node.right)))

    def value_Select(self, node: ir.Select) -> object:
        return self.value(node.then if self.value(node.condition) else node.otherwise)

    def value_Cast(self, node: ir.Cast) -> object:
        x = self.value(node.operand)
        if node.type is Type.i1:
            return bool(x != 0)
        if node.operand.type.is_float and not node.type.is_float:
            whole = int(x)  # raises on NaN and infinity, which have no integer
            if wrap(whole, node.type) != whole:
                raise OverflowError(f"{x} does not fit {node.type.value}")
            return whole
        return typed(x, node.type)

    def value_Bitcast(self, node: ir.Bitcast) -> object:
        x, old, new = self.value(node.operand), node.operand.type, node.type
        if new.is_array:
            return at_address(x, new)
        result = DTYPES[old](x).view(DTYPES[new])
        return result if new.is_float else int(result)

    def value_Fma(self, node: ir.Fma) -> object:
        return fused(self.value(node.a), self.value(node.b), self.value(node.c))

    def value_Call(self, node: ir.Call) -> object:
        return self.call(self.function(node.function), [self.value(a) for a in node.arguments])


FLOAT_UNARY = {
    "neg": lambda x: -x, "abs": abs, "sqrt": np.sqrt, "floor": np.floor, "ceil": np.ceil, "round": np.rint,
}  # fmt: skip
COMPARE = {
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b, "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b,
}  # fmt: skip
OPERATE = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
    "min": lambda a, b: a if a < b else b, "max": lambda a, b: a if a > b else b,
    "and": lambda a, b: a & b, "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b,
}  # fmt: skip


def operate(op: str, type: Type, a: object, b: object) -> object:
    """A binary operation on values of a type."""
    if op in OPERATE:
        result = OPERATE[op](a, b)
        return result if type.is_float else wrap(int(result), type)
    if type.is_float:
        return a / b
    return wrap(_integer_operation(op, type, a, b), type)


def _integer_operation(op: str, type: Type, a: int, b: int) -> int:
    if op in ("div", "rem"):
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return quotient if op == "div" else a - b * quotient
    if not 0 <= b < BITS[type]:
        raise OverflowError(f"shift by {b}")
    if op == "shl":
        return a << b
    return a >> b if op == "shr" else (a % (1 << BITS[type])) >> b


class _Memory:
    """An address, said in numpy's way."""

    def __init__(self, address: int, dtype: np.dtype) -> None:
        self.__array_interface__ = {"data": (address, False), "shape": (1 << 40,), "typestr": dtype.str, "version": 3}


def at_address(address: int, type: Type) -> np.ndarray:
    """Memory at an address as an array that knows no end."""
    return np.asarray(_Memory(address, np.dtype(DTYPES[type.element])))
