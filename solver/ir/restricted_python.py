"""Kernels written as Python functions: read, never run.

`@kernel` and `@func` keep the function; its source is parsed when `.ir` is first asked for. What is allowed:
arithmetic, comparisons, `and or not`, conditional expressions, local variables (each of one type), `a[i]` of array
parameters, `if`, `while`, `for … in range(…)`, `for … in parallel(first, last)`, calls of other `@func`s and of the
names below, and numbers from the module's globals. It means what Python means, with these types:

* `1.5` is f64, `2` is i64, `True` i1. Mixed arithmetic goes up i1 → i32 → i64 → f64, `/` gives f64;
  `f64(x) f32(x) i64(x) i32(x)` convert (to an integer: truncating). Integers wrap around.
* `and`, `or` and `a if c else b` evaluate only what they need, as in Python.
* names: abs min max sqrt floor ceil round (to even), fma(a, b, c) (a * b + c rounded once), polynomial(x, c0, c1, …),
  bits(x) and from_bits(i) (f64 as i64 and back), shift_right(i, n) (filling with zeros; `>>` keeps the sign),
  atomic_add(array, index, value), barrier(), native(address, array) (calls `long f(void* array)` there).

Example, the whole way to native code:

    from ranvier.solver.ir.math_functions import exp
    from ranvier.solver.ir.restricted_python import func, kernel, parallel
    from ranvier.solver.ir.types import f64, f64_array, i64, i32_array
    from ranvier.solver.target import cpu
    from ranvier.solver.target.arrays import Slots, aligned
    from ranvier.solver.target.driver import Driver

    @func
    def alpha(v: f64) -> f64:
        return 0.07 * exp(-(v + 65.0) / 20.0)

    @kernel
    def gate(first: i64, last: i64, node: i32_array, v: f64_array, h: f64_array):
        for i in parallel(first, last):
            h[i] = alpha(v[node[i]])

    module = cpu.compile([gate])
    v, h, node = aligned(5), aligned(1000), aligned(1000, "int32")
    slots = Slots(gate, {"first": 0, "last": 1000, "node": node, "v": v, "h": h})
    Driver([(module.address("gate"), slots)]).run(1)
"""

from __future__ import annotations

import sys
from functools import cached_property
from types import FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a warm start reads no kernel and needs none of this
    from . import nodes as ir


class KernelError(Exception):
    """A function that is not restricted Python; says where."""


class _Definition:
    """A decorated function; what it says is read when `ir` is first asked for."""

    def __init__(self, function: FunctionType) -> None:
        self.function = function
        self.name = function.__name__
        self.__doc__ = function.__doc__
        self._ir: ir.Func | ir.Kernel | None = None
        self._parameters: tuple[ir.Parameter, ...] | None = None

    @property
    def parameters(self) -> tuple[ir.Parameter, ...]:
        return self.ir.parameters if self._parameters is None else self._parameters

    @parameters.setter
    def parameters(self, value: tuple[ir.Parameter, ...]) -> None:
        self._parameters = value  # from the cache: the source need not be read

    @cached_property
    def fingerprint(self) -> str:
        """What the function says, by its bytecode and the constants and functions it uses: without reading it."""
        parts, todo, seen = [sys.version], [self.function], set()
        while todo:
            function = todo.pop()
            code, names = function.__code__, names_of(function)
            seen.add(function)
            annotations = sorted((k, getattr(v, "value", v)) for k, v in function.__annotations__.items())
            parts.append(
                repr((code.co_name, code.co_code, code.co_consts, code.co_names, code.co_varnames, annotations))
            )
            for name in (*code.co_names, *code.co_freevars):
                value = names.get(name)
                if isinstance(value, Func):
                    parts.append(value.name)
                    todo += [value.function] if value.function not in seen else []
                elif isinstance(value, (int, float)):
                    parts.append(repr(value))
        return "\n".join(parts)

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()} {self.function.__module__}.{self.name}>"


class Func(_Definition):
    @property
    def ir(self) -> ir.Func:
        if self._ir is None:
            self._ir = _read(self.function)
        return self._ir

    def __call__(self, *arguments: float) -> float:
        """The function run by the evaluator on plain numbers: for tests and for trying it out."""
        from .evaluate import call

        return call(self.ir, arguments, functions_of(self))


class Kernel(_Definition):
    @property
    def ir(self) -> ir.Kernel:
        if self._ir is None:
            from .nodes import Kernel as Tree

            func = _read(self.function)
            functions = {}
            for callee in callees(func, self.function).values():
                functions.update(functions_of(callee))
            carried = tuple(f for f in functions.values() if not _is_math(f))
            self._ir = Tree(func.name, func.parameters, func.body, carried, span=func.span)
        return self._ir


def _read(function: FunctionType) -> ir.Func:
    from .python_reader import read

    return read(function)


def func(function: FunctionType) -> Func:
    """Decorator: a function that kernels call; always inlined."""
    return Func(function)


def kernel(function: FunctionType) -> Kernel:
    """Decorator: a function that is compiled and launched."""
    return Kernel(function)


def functions_of(definition: Func) -> dict[str, ir.Func]:
    """A function and all it calls, by name."""
    found: dict[str, ir.Func] = {}
    todo = [definition]
    while todo:
        one = todo.pop()
        if one.name in found:
            if found[one.name] is not one.ir:
                raise KernelError(f"two different functions named {one.name}")
            continue
        found[one.name] = one.ir
        todo += callees(one.ir, one.function).values()
    return found


def parallel(first: int, last: int) -> range:
    """Marks the loop whose iterations are independent; as Python it is a plain range."""
    return range(first, last)


# The names that restricted Python knows besides its own functions; importable, so that sources read as Python.
def _only_in_kernels(*arguments: object) -> object:
    raise TypeError("only meaningful inside a @kernel or @func")


sqrt = floor = ceil = fma = polynomial = bits = from_bits = shift_right = atomic_add = barrier = native = (
    _only_in_kernels
)


def _is_math(function: ir.Func) -> bool:
    from .math_functions import FUNCTIONS

    if function.name not in FUNCTIONS:
        return False
    if FUNCTIONS[function.name].ir is not function:
        raise KernelError(f"{function.name} is the name of a mathematical function")
    return True


def callees(node: ir.Func, function: FunctionType) -> dict[str, Func]:
    """The functions that a function calls, by name."""
    from .walk import called_names

    by_name = {value.name: value for value in names_of(function).values() if isinstance(value, Func)}
    return {name: by_name.get(name) or mathematical(name) for name in called_names(node.body)}


def mathematical(name: str) -> Func:
    from .math_functions import FUNCTIONS

    return FUNCTIONS[name]


def names_of(function: FunctionType) -> dict[str, object]:
    """Globals and closure variables of a Python function."""
    if not function.__closure__:
        return function.__globals__
    cells = zip(function.__code__.co_freevars, function.__closure__, strict=True)
    return {**function.__globals__, **{name: cell.cell_contents for name, cell in cells}}
