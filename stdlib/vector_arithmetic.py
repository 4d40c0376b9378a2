"""Vector: arithmetic element by element, functions, derivatives, integrals and interpolation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ..interp.registry import method
from ..lang.errors import RanvierError
from ..solver.interrupts import aside
from .vector_storage import VectorStorage, ordered_sum, quiet

if TYPE_CHECKING:
    from .vector import Vector


class VectorArithmetic(VectorStorage):
    """Methods of Vector that compute new elements from old ones."""

    def _operand(self, other: object, title: str) -> float | np.ndarray:
        if isinstance(other, VectorStorage):
            return self.same_size(other, title)
        if isinstance(other, (int, float)):
            return other
        if isinstance(other, str):
            return 0.0
        raise RanvierError(f"Vector.{title} takes a number or a Vector, not {other or 'NULLobject'}")

    @method
    def add(self, other: object) -> Vector:
        """v.add(x): adds a number, or the elements of a Vector of the same size. Returns v."""
        operand = self._operand(other, "add")
        with quiet():
            self.values[:] += operand
        return self

    @method
    def sub(self, other: object) -> Vector:
        """v.sub(x): subtracts a number, or the elements of a Vector of the same size. Returns v."""
        operand = self._operand(other, "sub")
        with quiet():
            self.values[:] -= operand
        return self

    @method
    def mul(self, other: object) -> Vector:
        """v.mul(x): multiplies by a number, or by the elements of a Vector of the same size. Returns v."""
        operand = self._operand(other, "mul")
        with quiet():
            self.values[:] *= operand
        return self

    @method
    def div(self, other: object) -> Vector:
        """v.div(x): divides by a number, or by the elements of a Vector of the same size. Returns v."""
        divisor = self._operand(other, "div")
        if not isinstance(divisor, np.ndarray) and divisor == 0:
            raise RanvierError("Vector.div: division by zero")
        with quiet():
            self.values[:] /= divisor
        return self

    @method
    def scale(self, low: float, high: float) -> float:
        """v.scale(low, high): shifts and scales v to reach from low to high; returns the factor, 0 if all are equal."""
        if not self.data:
            return 0.0
        values = self.values
        smallest, largest = values.min(), values.max()
        if smallest == largest:
            return 0.0
        with quiet():
            factor = (high - low) / (largest - smallest)
            values[:] = (values - smallest) * factor + low
        return float(factor)

    @method
    def dot(self, other: Vector) -> float:
        """v.dot(w): the sum of the products of the elements."""
        return ordered_sum(self.values, self.as_many(other, "dot"))

    @method
    def mag(self) -> float:
        """v.mag(): the length, sqrt(sum of squares)."""
        return math.sqrt(ordered_sum(self.values, self.values))

    # -- functions

    def _apply(self, function, source: VectorStorage | None) -> Vector:
        """Sets the elements to a numpy function of another Vector's, or of its own. Returns self."""
        with quiet():
            return self.assign(function((source or self).values))  # type: ignore[return-value]

    @method
    def sqrt(self, source: Vector | None = None) -> Vector:
        """v.sqrt() or v.sqrt(w): the square root of each element (of w). Returns v."""
        if len((source or self).data) and (source or self).values.min() < 0:
            raise RanvierError("Vector.sqrt: an element is negative")
        return self._apply(np.sqrt, source)

    @method
    def log(self, source: Vector | None = None) -> Vector:
        """v.log() or v.log(w): the natural logarithm of each element (of w). Returns v."""
        return self._apply(_each(math.log), source)

    @method
    def log10(self, source: Vector | None = None) -> Vector:
        """v.log10() or v.log10(w): the logarithm to base 10 of each element (of w). Returns v."""
        return self._apply(_each(math.log10), source)

    @method
    def tanh(self, source: Vector | None = None) -> Vector:
        """v.tanh() or v.tanh(w): the hyperbolic tangent of each element (of w). Returns v."""
        return self._apply(_each(math.tanh), source)

    @method
    def abs(self, source: Vector | None = None) -> Vector:
        """v.abs() or v.abs(w): the absolute value of each element (of w). Returns v."""
        return self._apply(np.abs, source)

    @method
    def floor(self, source: Vector | None = None) -> Vector:
        """v.floor(): the greatest whole number not above each element. Returns v."""
        return self._apply(np.floor, source)

    @method
    def pow(self, first: object, power: float | None = None) -> Vector:
        """v.pow(p) or v.pow(w, p): each element (of w) to the power p. Returns v."""
        source = first if isinstance(first, VectorStorage) else self
        if source is self and not isinstance(first, VectorStorage):
            power = first  # type: ignore[assignment]
        if not isinstance(power, (int, float)):
            raise RanvierError("Vector.pow: the power, a number, is missing")
        if power == 0.5:
            return self.sqrt(source)
        if power == -1 and 0.0 in source.data:
            raise RanvierError("Vector.pow: division by zero")
        return self._apply(_powers(power), source)

    @method
    def sin(self, frequency: float, phase: float, dt: float = 1.0) -> Vector:
        """v.sin(frequency, phase, dt): a sine of so many Hz and phase (radians), one element each dt ms (default 1)."""
        angle = 2.0 * math.pi * frequency / 1000.0 * dt
        self.values[:] = _each(math.sin)(angle * np.arange(len(self.data)) + phase)
        return self  # type: ignore[return-value]

    @method
    def apply(self, name: str, start: float | None = None, end: float | None = None) -> Vector:
        """v.apply("f", start, end): replaces each element x (of a range) by f(x), f a function of hoc. Returns v."""
        function = self.hoc_function(name)
        part = self.part(start, end, "apply")
        for i in range(part.start, part.stop):
            self.data[i] = function(self.data[i])
        return self  # type: ignore[return-value]

    @method
    def reduce(self, name: str, base: float = 0.0, start: float | None = None, end: float | None = None) -> float:
        """v.reduce("f", base, start, end): base plus the sum of f(x) over the elements (of a range)."""
        function = self.hoc_function(name)
        for number in self.data[self.part(start, end, "reduce")]:
            base += function(number)
        return base

    # -- calculus

    @method
    def deriv(self, first: object = None, second: float | None = None, third: float | None = None) -> Vector:
        """v.deriv(w, dx, method) or v.deriv(dx, method): the derivative of w, or of v itself.

        dx is the distance of the elements (default 1). Method 1 takes the difference to the next element and gives
        one element less, method 2 (default) half the difference of both neighbours, one-sided at the ends. Returns v.
        """
        source, (dx, kind) = self._source(first, second, third, (1.0, 2.0))
        y = source.values
        if len(y) < 2:
            raise RanvierError("Vector.deriv: the derivative needs two elements or more")
        if int(kind) not in (1, 2):
            raise RanvierError(f"Vector.deriv: the method must be 1 or 2, not {kind:g}")
        if first is self and int(kind) == 2:
            return self._derived_in_place(dx)
        with quiet():
            if int(kind) == 1:
                slopes = (y[1:] - y[:-1]) / dx
            else:
                slopes = np.concatenate(((y[1:2] - y[:1]) / dx, (y[2:] - y[:-2]) / 2 / dx, (y[-1:] - y[-2:-1]) / dx))
        return self.assign(slopes)  # type: ignore[return-value]

    def _derived_in_place(self, dx: float) -> Vector:
        """As NEURON does v.deriv(v): both ends first, then each element from its left neighbour's new value."""
        y = self.values
        with quiet():
            y[0], y[-1] = (y[1] - y[0]) / dx, (y[-1] - y[-2]) / dx
            for i in range(1, len(y) - 1):
                y[i] = (y[i + 1] - y[i - 1]) / 2 / dx
        return self  # type: ignore[return-value]

    @method
    def integral(self, first: object = None, second: float | None = None) -> Vector:
        """v.integral(w, dx) or v.integral(dx): running sum of w (or of v) times dx (default 1), from its first element
        on, which stays as it is. Returns v.
        """
        source, (dx,) = self._source(first, second, None, (1.0,))
        if not source.data:
            raise RanvierError("Vector.integral: the Vector is empty")
        y = source.values
        with quiet():
            return self.assign(np.cumsum(np.concatenate((y[:1], y[1:] * dx))))  # type: ignore[return-value]

    def _source(self, first: object, second: object, third: object, defaults: tuple) -> tuple[VectorStorage, tuple]:
        """Sorts out (w, x, y) and (x, y): the Vector to read and the numbers, with their defaults."""
        source: VectorStorage = self
        numbers = [first, second, third]
        if isinstance(first, VectorStorage):
            source = first
            del numbers[0]
        given = [n for n in numbers[: len(defaults)] if n is not None]
        for value in given:
            if not isinstance(value, (int, float)):
                raise RanvierError(f"a number is needed after the Vector, not {value}")
        return source, tuple(given) + defaults[len(given) :]

    @method
    def interpolate(self, x_target: Vector, x_source: Vector, y_source: Vector | None = None) -> Vector:
        """v.interpolate(x_new, x, y) or v.interpolate(x_new, x): y (or v itself) given at x, read at x_new.

        Linear between the points, the first or last y outside. Returns v.
        """
        source = y_source or self
        if not x_source.data or len(source.data) < len(x_source.data):
            raise RanvierError("Vector.interpolate: there must be source points, and as many y as x")
        return self.assign(aside(interpolated, x_target.values, x_source.values, source.values))  # type: ignore[return-value]

    @method
    def rebin(self, first: object, factor: float | None = None) -> Vector:
        """v.rebin(w, n) or v.rebin(n): sums of n elements each; a rest at the end is left out. Returns v."""
        source, (count,) = self._source(first, factor, None, (0,))
        if not int(count):
            raise RanvierError("Vector.rebin: the factor must be 1 or more")
        bins = len(source.data) // int(count)
        if bins < 1:
            return self.assign(())  # type: ignore[return-value]
        groups = source.values[: bins * int(count)].reshape(bins, int(count))
        return self.assign(np.cumsum(groups, axis=1)[:, -1])  # type: ignore[return-value]

    @method
    def resample(self, source: Vector, rate: float) -> Vector:
        """v.resample(w, rate): w with each element repeated (rate > 1) or left out (rate < 1); the rate is at most half
        the size of w. Returns v.
        """
        count = int(len(source.data) * rate)
        if not 0 <= rate <= len(source.data) // 2:
            raise RanvierError(f"Vector.resample: the rate must be 0 to {len(source.data) // 2}, half the size")
        at = (np.arange(count) / (rate or 1.0)).astype(np.int64)
        return self.assign(source.values[np.minimum(at, len(source.data) - 1)])  # type: ignore[return-value]


def _each(function):
    """A function of one number for arrays, with the C library's own rounding; nan or -inf outside of its domain."""

    def one(x: float) -> float:
        try:
            return function(x)
        except ValueError:
            return -math.inf if x == 0 else math.nan
        except OverflowError:
            return math.inf

    def of_array(values: np.ndarray) -> np.ndarray:
        return np.array([one(x) for x in values.tolist()])

    return of_array


def _powers(power: float):
    if power == 2:
        return np.square
    if power == -1:
        return np.reciprocal
    return lambda values: np.array([_power(x, power) for x in values.tolist()])


def _power(x: float, power: float) -> float:
    try:
        return math.pow(x, power)
    except ValueError:
        return math.inf if x == 0 else -math.nan
    except OverflowError:
        return math.inf


def interpolated(targets: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """A scan through both, which both should be ascending; points at the same x make a step, and a target does not go
    back to before the one that precedes it."""
    highest = np.maximum.accumulate(xs)
    ends = np.flatnonzero(xs[1:] > highest[:-1]) + 1
    furthest = np.maximum.accumulate(targets)
    at = np.searchsorted(xs[ends], furthest)
    outside = at == len(ends)
    i = np.append(ends, len(xs) - 1)[at]
    with quiet():
        share = (targets - xs[i - 1]) / (xs[i] - xs[i - 1])
        found = share * ys[i] + (1.0 - share) * ys[i - 1]
    return np.where(furthest <= xs[0], ys[0], np.where(outside, ys[len(xs) - 1], found))
