"""Functions of numbers. Angles are in radians; outside of a function's domain there is an error."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

from ...interp.registry import function
from ...lang.errors import RanvierError

if TYPE_CHECKING:
    from ...interp.machine import Machine

_MOST_WARNINGS = 5
_warnings = 0


@function("sqrt")
def sqrt(x: float) -> float:
    """sqrt(x): the square root; x must not be negative."""
    try:
        return math.sqrt(x)
    except ValueError:
        raise _out_of_domain("sqrt", x) from None


@function("exp")
def exp(x: float) -> float:
    """exp(x): e to the power x; above 700 it is exp(700), with a warning, below -700 it is 0."""
    if -700.0 <= x <= 700.0 or x != x:
        return math.exp(x)
    if x < 0.0:
        return 0.0
    _warn(f"exp({x:g}) is too large a number; exp(700) is taken")
    return math.exp(700.0)


@function("log")
def log(x: float) -> float:
    """log(x): the natural logarithm; x must not be negative, log(0) is -inf with a warning."""
    return _logarithm("log", math.log, x)


@function("log10")
def log10(x: float) -> float:
    """log10(x): the logarithm to base 10; x must not be negative, log10(0) is -inf with a warning."""
    return _logarithm("log10", math.log10, x)


def _logarithm(name: str, function, x: float) -> float:
    if x < 0:
        raise _out_of_domain(name, x)
    if x == 0:
        _warn(f"{name}(0) is -inf")
        return -math.inf
    return function(x)


@function("sin")
def sin(x: float) -> float:
    """sin(x): the sine of an angle (radians)."""
    return math.sin(x) if math.isfinite(x) else x - x


@function("cos")
def cos(x: float) -> float:
    """cos(x): the cosine of an angle (radians)."""
    return math.cos(x) if math.isfinite(x) else x - x


@function("atan")
def atan(x: float) -> float:
    """atan(x): the angle (radians, -PI/2 to PI/2) whose tangent is x."""
    return math.atan(x)


@function("atan2")
def atan2(y: float, x: float) -> float:
    """atan2(y, x): the angle (radians, -PI to PI) of the point x, y; 0 for the origin."""
    return math.atan2(y, x) if y == y and x == x else y + x


@function("tanh")
def tanh(x: float) -> float:
    """tanh(x): the hyperbolic tangent."""
    return math.tanh(x) if x == x else x


@function("abs")
def absolute(x: float) -> float:
    """abs(x): x without its sign."""
    return math.fabs(x)


@function("int")
def integer(machine: Machine, x: float) -> float:
    """int(x): x without its fraction; numbers as near as float_epsilon to a whole one are that one."""
    epsilon = machine.epsilon.value
    x += epsilon if x >= 0 else -epsilon
    return float(int(x)) if -9.3e18 < x < 9.2e18 else -9.223372036854775808e18


@function("erf")
def erf(x: float) -> float:
    """erf(x): the error function, 2/sqrt(PI) times the integral of exp(-t*t) from 0 to x."""
    return math.erf(x)


@function("erfc")
def erfc(x: float) -> float:
    """erfc(x): 1 - erf(x), precise for large x."""
    return math.erfc(x)


def _out_of_domain(name: str, x: float) -> RanvierError:
    return RanvierError(f"{name}({x:g}): the argument is out of the function's domain")


def _warn(text: str) -> None:
    """Tells what happened, a few times."""
    global _warnings
    _warnings += 1
    if _warnings <= _MOST_WARNINGS:
        print(f"warning: {text}", file=sys.stderr)
