"""Derivatives of expressions, and of whole bodies (forward mode), as expressions and statements again."""

from __future__ import annotations

from collections.abc import Mapping

from . import nodes as n
from .trees import ONE, ZERO, is_number, minus, negative, over, plus, times


class NotDifferentiable(Exception):
    """The derivative is not known in closed form."""


def _call(name: str, *arguments: n.Expression) -> n.Expression:
    return n.Call(name, arguments)


_CHAIN = {
    "exp": lambda x: _call("exp", x),
    "log": lambda x: over(ONE, x),
    "log10": lambda x: over(n.Number(0.4342944819032518), x),
    "sqrt": lambda x: over(n.Number(0.5), _call("sqrt", x)),
    "sin": lambda x: _call("cos", x),
    "cos": lambda x: negative(_call("sin", x)),
    "tan": lambda x: plus(ONE, times(_call("tan", x), _call("tan", x))),
    "sinh": lambda x: _call("cosh", x),
    "cosh": lambda x: _call("sinh", x),
    "tanh": lambda x: minus(ONE, times(_call("tanh", x), _call("tanh", x))),
    "atan": lambda x: over(ONE, plus(ONE, times(x, x))),
    "asin": lambda x: over(ONE, _call("sqrt", minus(ONE, times(x, x)))),
    "acos": lambda x: over(n.Number(-1.0), _call("sqrt", minus(ONE, times(x, x)))),
    "erf": lambda x: times(n.Number(1.1283791670955126), _call("exp", negative(times(x, x)))),
    "fabs": lambda x: minus(n.Binary(">", x, ZERO), n.Binary("<", x, ZERO)),
    "abs": lambda x: minus(n.Binary(">", x, ZERO), n.Binary("<", x, ZERO)),
    "floor": lambda x: ZERO,
    "ceil": lambda x: ZERO,
}


def derivative(node: n.Expression, known: Mapping[str, n.Expression]) -> n.Expression:
    """The derivative of an expression; `known` has those of the names that vary, all others are constant.

    Raises NotDifferentiable for functions without a rule.
    """
    match node:
        case n.Name(name):
            return known.get(name, ZERO)
        case n.Index(name, _) if name in known:
            raise NotDifferentiable(name)
        case n.Unary("-", operand):
            return negative(derivative(operand, known))
        case n.Binary("+", a, b):
            return plus(derivative(a, known), derivative(b, known))
        case n.Binary("-", a, b):
            return minus(derivative(a, known), derivative(b, known))
        case n.Binary("*", a, b):
            return plus(times(derivative(a, known), b), times(a, derivative(b, known)))
        case n.Binary("/", a, b):
            return _quotient(a, b, derivative(a, known), derivative(b, known))
        case n.Binary("^", a, b) | n.Call("pow", (a, b)):
            return _power(node, a, b, derivative(a, known), derivative(b, known))
        case n.Call(name, arguments):
            return _function(name, arguments, known)
    return ZERO  # numbers, comparisons, logic


def _quotient(a: n.Expression, b: n.Expression, da: n.Expression, db: n.Expression) -> n.Expression:
    if is_number(db, 0):
        return over(da, b)
    return over(minus(times(da, b), times(a, db)), times(b, b))


def _power(node: n.Expression, a: n.Expression, b: n.Expression, da: n.Expression, db: n.Expression) -> n.Expression:
    by_base = ZERO
    if not is_number(da, 0):
        exponent = n.Number(b.value - 1) if isinstance(b, n.Number) else minus(b, ONE)
        power = a if is_number(exponent, 1) else n.Binary("^", a, exponent)
        by_base = times(times(b, ONE if is_number(exponent, 0) else power), da)
    by_exponent = ZERO if is_number(db, 0) else times(times(node, _call("log", a)), db)
    return plus(by_base, by_exponent)


def _function(name: str, arguments: tuple[n.Expression, ...], known: Mapping[str, n.Expression]) -> n.Expression:
    inner = [derivative(argument, known) for argument in arguments]
    if all(is_number(each, 0) for each in inner):
        return ZERO
    if name in _CHAIN:
        return times(_CHAIN[name](arguments[0]), inner[0])
    if name == "fmod" and is_number(inner[1], 0):
        return inner[0]
    raise NotDifferentiable(name)
