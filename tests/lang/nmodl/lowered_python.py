"""Runs a lowered file in Python, one instance of the mechanism: what the tests of the passes measure against NEURON.

The blocks are turned into Python functions, with C's arithmetic (no exceptions for 1/0 or exp(1000)).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from ranvier.lang.nmodl import nodes as n
from ranvier.lang.nmodl.analysis import locals_of
from ranvier.lang.nmodl.pipeline import lower
from ranvier.lang.nmodl.symbols import analyse

inf, nan = math.inf, math.nan


def _divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return nan if a == 0 or a != a else math.copysign(inf, a) * math.copysign(1, b)


def _guarded(function, below=nan, above=inf):
    def call(*arguments):
        try:
            return float(function(*arguments))
        except OverflowError:
            return above
        except ValueError:
            return below

    return call


def _log(function):
    return lambda x: -inf if x == 0 else _guarded(function)(x)


def _sign_of_infinity(x):
    try:
        return math.sinh(x)
    except OverflowError:
        return math.copysign(inf, x)


def _floor(x):
    return float(math.floor(x)) if math.isfinite(x) else x


FUNCTIONS = {
    "exp": lambda x: math.exp(min(x, 700.0)) if x >= -700 else 0.0 if x < -700 else x,  # NEURON's
    "log": _log(math.log),
    "log10": _log(math.log10),
    "pow": _guarded(math.pow),
    "sqrt": _guarded(math.sqrt),
    "sin": _guarded(math.sin),
    "cos": _guarded(math.cos),
    "tan": _guarded(math.tan),
    "asin": _guarded(math.asin),
    "acos": _guarded(math.acos),
    "atan": math.atan,
    "atan2": math.atan2,
    "sinh": _sign_of_infinity,
    "cosh": _guarded(math.cosh),
    "tanh": math.tanh,
    "erf": math.erf,
    "fabs": abs,
    "abs": abs,
    "floor": _floor,
    "ceil": lambda x: -_floor(-x),
    "fmod": _guarded(math.fmod),
    "divide": _divide,
}
COMPARISONS = {"<", ">", "<=", ">=", "==", "!="}


class Instance:
    """One instance. `values` has all variables, arrays as lists; `run(block)` runs a block that is there."""

    def __init__(self, file: n.File) -> None:
        self.file = lower(file)
        self.symbols = analyse(self.file)
        self.values = {
            name: [v.value] * v.size if v.size else v.value for name, v in self.symbols.variables.items()
        } | {"celsius": 6.3, "dt": 0.025, "t": 0.0, "diam": 500.0, "area": 100.0, "v": -65.0}
        self.events: list[tuple] = []
        self.blocks: dict[str, Callable] = {}
        for block in self.file.blocks:
            if isinstance(block, n.StatementBlock):
                self.blocks[f"{block.keyword} {block.name}".strip()] = self._function(block.body, ())
            elif isinstance(block, n.Procedure):
                self.blocks[block.name] = self._function(block.body, block.parameters, block.name)
            elif isinstance(block, n.NetReceive):
                self.receive = self._function(block.body, (*block.parameters, n.Parameter("flag")), weights=True)
                self.receive_initial = self._function(block.initial, block.parameters, weights=True)

    def run(self, block: str, *arguments: float) -> float | None:
        return self.blocks[block](*arguments) if block in self.blocks else None

    def fill_tables(self) -> None:
        for name in self.blocks:
            if name.startswith("TABLE_FILL"):
                self.run(name)

    def initialize(self, v: float = -65.0) -> None:
        """What finitialize does to a mechanism."""
        self.values |= {"v": v, "t": 0.0}
        if self.symbols.threadsafe:
            self.fill_tables()
        self.run("INITIAL")
        if not self.symbols.threadsafe:
            self.fill_tables()
        self.run("BREAKPOINT")

    def advance(self, v: float) -> None:
        """One step with the voltage held."""
        self.values["v"] = v
        dt = self.values["dt"]
        self.fill_tables()
        self.values["t"] += 0.5 * dt
        self.run("BREAKPOINT")
        self.values["t"] += 0.5 * dt
        self.run("STATE_UPDATE")

    def _function(self, body: n.Body, parameters, result: str = "", weights: bool = False) -> Callable:
        names = [p.name for p in parameters]
        writer = _Writer({*names, *locals_of(body), result})
        lines = [f"def block({', '.join('p_' + name for name in names)}):"]
        lines += [f"    p_{name} = float(p_{name})" for name in names]
        for statement in body.statements:
            if isinstance(statement, n.Local):
                lines += [f"    p_{x.name} = {'[0.0] * ' + str(x.size) if x.size else '0.0'}" for x in statement.names]
        if result:
            lines.append(f"    p_{result} = 0.0")
        lines += writer.body(body, "    ")
        if weights:
            lines.append("    return [" + ", ".join("p_" + name for name in names if name != "flag") + "]")
        else:
            lines.append(f"    return p_{result}" if result else "    return 0.0")
        scope = {**FUNCTIONS, "S": self.values, "event": lambda *what: self.events.append(what)}
        exec("\n".join(lines), scope)  # our own text, from our own tree
        return scope["block"]


class _Writer:
    def __init__(self, own: set[str]) -> None:
        self.own = own

    def variable(self, name: str) -> str:
        return f"p_{name}" if name in self.own else f"S[{name!r}]"

    def expression(self, node) -> str:
        match node:
            case n.Number(value):
                return repr(float(value)) if math.isfinite(value) else f"float('{value}')"
            case n.Name(name):
                return self.variable(name)
            case n.Index(name, index):
                return f"{self.variable(name)}[int({self.expression(index)})]"
            case n.String(text):
                return repr(text)
            case n.Unary("-", operand):
                return f"(-{self.expression(operand)})"
            case n.Unary("!", operand):
                return f"float(not {self.expression(operand)})"
            case n.Binary(op, left, right):
                a, b = self.expression(left), self.expression(right)
                if op == "^":
                    return f"pow({a}, {b})"
                if op == "/":
                    return f"divide({a}, {b})"
                if op in ("&&", "||"):
                    return f"float(bool({a}) {'and' if op == '&&' else 'or'} bool({b}))"
                return f"float({a} {op} {b})" if op in COMPARISONS else f"({a} {op} {b})"
            case n.Call(name, arguments):
                return f"{name}({', '.join(self.expression(x) for x in arguments)})"
        raise AssertionError(f"{type(node).__name__} is no lowered expression")

    def body(self, body: n.Body, indent: str) -> list[str]:
        lines = [line for statement in body.statements for line in self.statement(statement, indent)]
        return lines or [indent + "pass"]

    def statement(self, node, indent: str) -> list[str]:
        match node:
            case n.Local():
                return []
            case n.Assign(target, value):
                return [f"{indent}{self.expression(target)} = {self.expression(value)}"]
            case n.CallStatement(call):
                return [f"{indent}event({call.name!r}, {', '.join(self.expression(x) for x in call.arguments)})"]
            case n.Body():
                return self.body(node, indent)
            case n.If(condition, then, otherwise):
                lines = [f"{indent}if {self.expression(condition)}:", *self.body(then, indent + "    ")]
                if otherwise is not None:
                    assert isinstance(otherwise, n.Body)
                    lines += [f"{indent}else:", *self.body(otherwise, indent + "    ")]
                return lines
            case n.While(condition, inner):
                return [f"{indent}while {self.expression(condition)}:", *self.body(inner, indent + "    ")]
            case n.From(variable, first, last, step, inner):
                by = f"int({self.expression(step)})" if step else "1"
                first, last = f"int({self.expression(first)})", f"int({self.expression(last)})"
                return [
                    f"{indent}for p_{variable} in range({first}, {last} + 1, {by}):",
                    *self.body(inner, indent + "    "),
                ]
        raise AssertionError(f"{type(node).__name__} is no lowered statement")
