"""Vector.fit: parameters of a function by the simplex method of Nelder and Mead (1965)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..interp.registry import method
from ..interp.values import Pointer
from ..lang.errors import RanvierError
from .vector_storage import VectorStorage

if TYPE_CHECKING:
    from .vector import Vector

# name: (number of parameters, function of x and the parameters)
_BUILT_IN: dict[str, tuple[int, Callable[..., float]]] = {
    "exp1": (2, lambda x, a, b: a * math.exp(-x / b)),
    "exp2": (4, lambda x, a, b, c, d: a * math.exp(-x / b) + c * math.exp(-x / d)),
    "charging": (4, lambda x, a, b, c, d: a * (1 - math.exp(-x / b)) + c * (1 - math.exp(-x / d))),
    "line": (2, lambda x, a, b: a * x + b),
    "quad": (3, lambda x, a, b, c: a * x * x + b * x + c),
}
# How NEURON's search goes, as seen from the calls of a fitted function.
_STRETCH = 1.2
_MOVES = (1.0, 0.4, -0.3, -0.7)
_BETTERINGS, _BETTERINGS_PER_PARAMETER = 4, 3
_MOST_MOVES = 5000


class VectorFit(VectorStorage):
    """The fit method."""

    @method
    def fit(self, fitted: Vector, name: str, x: Vector, *parameters: Pointer) -> float:
        """v.fit(fitted, "f", x, &p1, &p2, ...): parameters p1 … such that f(x, p1, …) is nearest to v.

        f is a function of hoc, or one of exp1 (a e^(-x/b)), exp2 (a e^(-x/b) + c e^(-x/d)), charging
        (a (1-e^(-x/b)) + c (1-e^(-x/d))), line (a x + b), quad (a x² + b x + c). The search starts at the parameters'
        values (which should not be 0) and ends, as NEURON's, after 4 + 3 (number of parameters) improvements: call it
        again until the error falls no more. The parameters and `fitted` are set to the best. Returns the mean squared
        error.
        """
        if not self.data or len(x.data) != len(self.data):
            raise RanvierError(f"Vector.fit: sizes {len(self.data)} and {len(x.data)} differ, or are 0")
        if not parameters:
            raise RanvierError("Vector.fit: the parameters (&p1, ...) are missing")
        function = self._fitted_function(name, len(parameters))
        points = list(zip(x.data, self.data, strict=False))

        def error(values: list[float]) -> float:
            for pointer, value in zip(parameters, values, strict=False):
                pointer.set(value)
            total = 0.0
            try:
                for at, wanted in points:
                    total += (function(at, *values) - wanted) ** 2
            except (OverflowError, ZeroDivisionError):
                return math.inf
            return total / len(points)

        best, least = simplex(error, [pointer.get() for pointer in parameters])
        for pointer, value in zip(parameters, best, strict=False):
            pointer.set(value)
        fitted.assign([function(at, *best) for at in x.data])
        return least

    def _fitted_function(self, name: str, count: int) -> Callable[..., float]:
        if name not in _BUILT_IN:
            return self.hoc_function(name)
        needed, function = _BUILT_IN[name]
        if count < needed:
            raise RanvierError(f"Vector.fit: {name} has {needed} parameters, {count} given")
        return lambda x, *parameters: function(x, *parameters[:needed])


def simplex(error: Callable[[list[float]], float], start: list[float]) -> tuple[list[float], float]:
    """The best point found from a start, and its error.

    The worst corner is put through the middle of the others: as far beyond it, 0.4 as far beyond, or 0.3 or 0.7 as far
    before it, the first place that is better. The end is where none is, or when the best point was bettered so often.
    """
    count = len(start)
    corners = [list(start) for _ in range(count + 1)]
    for k in range(count):
        corners[k][k] *= _STRETCH
    errors = [error(corner) for corner in corners]
    betterings = 0
    for _ in range(_MOST_MOVES):
        worst, best = errors.index(max(errors)), errors.index(min(errors))
        middle = [(sum(corner[k] for corner in corners) - corners[worst][k]) / count for k in range(count)]
        for by in _MOVES:
            moved = [(1.0 + by) * m - by * w for m, w in zip(middle, corners[worst], strict=True)]
            value = error(moved)
            if value < errors[worst] and betterings < _BETTERINGS + _BETTERINGS_PER_PARAMETER * count:
                break
        else:
            break
        betterings += value < errors[best]
        corners[worst], errors[worst] = moved, value
    least = min(errors)
    return corners[errors.index(least)], least
