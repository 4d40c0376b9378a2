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
_TOLERANCE = 1e-10
_MOST_EVALUATIONS = 5000


class VectorFit(VectorStorage):
    """The fit method."""

    @method
    def fit(self, fitted: Vector, name: str, x: Vector, *parameters: Pointer) -> float:
        """v.fit(fitted, "f", x, &p1, &p2, ...): parameters p1 … such that f(x, p1, …) is nearest to v.

        f is a function of hoc, or one of exp1 (a e^(-x/b)), exp2 (a e^(-x/b) + c e^(-x/d)), charging
        (a (1-e^(-x/b)) + c (1-e^(-x/d))), line (a x + b), quad (a x² + b x + c). The search starts at the parameters'
        values (which should not be 0); they and `fitted` are set to the best. Returns the mean squared error.
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
            try:
                return sum((function(at, *values) - wanted) ** 2 for at, wanted in points) / len(points)
            except (OverflowError, ZeroDivisionError):
                return math.inf

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
    """The point of least error near a start and the error there; repeated from the minimum until it gets no better."""
    best, least = start, error(start)
    evaluations = 0
    while evaluations < _MOST_EVALUATIONS:
        point, value, used = _search(error, best)
        evaluations += used
        better = least - value
        if value < least:
            best, least = point, value
        if better <= _TOLERANCE * (abs(least) + _TOLERANCE):
            break
    return best, least


def _search(error: Callable[[list[float]], float], start: list[float]) -> tuple[list[float], float, int]:
    """One run of the simplex method: point, error, number of evaluations."""
    points = [list(start) for _ in range(len(start) + 1)]
    for i, point in enumerate(points[1:]):
        point[i] += 0.1 * point[i] or 0.1
    corners = [(error(point), point) for point in points]
    evaluations = len(points)
    while evaluations < _MOST_EVALUATIONS:
        corners.sort(key=lambda corner: corner[0])
        (low, best), (high, worst) = corners[0], corners[-1]
        if abs(high - low) <= _TOLERANCE * (abs(high) + abs(low)) or high == 0:
            break
        centre = [sum(p[k] for _, p in corners[:-1]) / (len(corners) - 1) for k in range(len(start))]

        def moved(factor: float, centre=centre, worst=worst) -> tuple[float, list[float]]:
            point = [c + factor * (w - c) for c, w in zip(centre, worst, strict=False)]
            return error(point), point

        trial = moved(-1.0)
        evaluations += 2
        if trial[0] < low:
            corners[-1] = min(trial, moved(-2.0), key=lambda corner: corner[0])
        elif trial[0] < corners[-2][0]:
            corners[-1] = trial
        else:
            inner = moved(0.5 if trial[0] >= high else -0.5)
            if inner[0] < min(high, trial[0]):
                corners[-1] = inner
            else:
                shrunk = [[(a + b) / 2 for a, b in zip(best, point, strict=False)] for _, point in corners[1:]]
                corners[1:] = [(error(point), point) for point in shrunk]
                evaluations += len(shrunk)
    low, best = min(corners, key=lambda corner: corner[0])
    return best, low, evaluations
