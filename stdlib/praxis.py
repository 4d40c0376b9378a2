"""The principal axis method: a minimum of a function of several variables without its derivatives.

R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 7. The names are his.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

EPSILON = 1e-11
"""How exact the function is taken to be. NEURON gives its praxis this number: errors of runs are no exacter."""

SMALL = EPSILON**2
LARGE = 1.0 / SMALL
ROOT = math.sqrt(EPSILON)
FOURTH_ROOT = math.sqrt(ROOT)
PATIENCE = 1  # how often nothing may be gained before the search ends


class _Stopped(Exception):
    """The best so far will do."""


class Praxis:
    """A search from `x` on; `best` and `least` are the best so far.

    `tolerance`: how near to the minimum it should come; `step`: about how far away that is. `random` gives numbers
    in 0 to 1 for steps out of a narrow valley; `stopped` is asked after every call of the function.
    `axes` are the principal axes (columns) and `values` the curvatures
    along them, the largest first.
    """

    def __init__(
        self,
        function: Callable[[np.ndarray], float],
        x: np.ndarray,
        tolerance: float,
        step: float,
        random: Callable[[], float],
        stopped: Callable[[], bool],
    ) -> None:
        n = len(x)
        self.function = function
        self.random = random
        self.stopped = stopped
        self.x = x.copy()
        self.axes = np.eye(n)
        self.values = np.zeros(n)
        self.best = x.copy()
        self.searches = self.evaluations = 0
        self.least = math.inf
        self.fx = self.quadratic_f = math.inf
        self.tolerance = self.t2 = SMALL + abs(tolerance)
        self.step = max(step, 100.0 * self.tolerance)
        self.ldt = self.step
        self.flattest = SMALL
        self.idle = 0
        self.ill = False  # the valley is narrow
        self.q0, self.q1 = np.zeros(n), x.copy()  # two points of the curve of `along_curve`, and how far apart
        self.qd0 = self.qd1 = 0.0

    def evaluate(self, x: np.ndarray) -> float:
        self.evaluations += 1
        value = self.function(x)
        if value < self.least:
            self.least, self.best = value, x.copy()
        if self.stopped():
            raise _Stopped
        return value

    def run(self, after_each: Callable[[], bool]) -> None:
        """Search until nothing is gained, or `after_each` (called with every new set of axes) says stop."""
        try:
            self.fx = self.quadratic_f = self.evaluate(self.x)
            while self.round():
                self.along_curve()
                self.find_axes()
                self.evaluate(self.best)  # NEURON does: what the run left behind belongs to the best
                if after_each():
                    return
        except _Stopped:
            return

    # --- one set of directions -------------------------------------------------------------------------------

    def round(self) -> bool:
        """Search along all directions and make them conjugate; False if the minimum was found."""
        d, v, n = self.values, self.axes, len(self.x)
        before, d[0] = d[0], 0.0
        moved = self.search(0, 2, 0.0, self.fx, False)
        if moved <= 0.0:
            v[:, 0] = -v[:, 0]
        if before <= 0.9 * d[0] or 0.9 * before >= d[0]:
            d[1:] = 0.0
        if n == 1:
            return self.goes_on(abs(moved))
        for k in range(1, n):
            start, f_start = self.x.copy(), self.fx
            self.ill = self.ill or self.idle > 0
            largest, gain = self.other_directions(k)
            if not self.ill and gain < abs(100.0 * EPSILON * self.fx):
                self.ill = True
                largest, gain = self.other_directions(k)
            for conjugate in range(k):
                self.search(conjugate, 2, 0.0, self.fx, False)
            if not self.goes_on(self.new_direction(k, largest, start, f_start)):
                return False
        return True

    def other_directions(self, k: int) -> tuple[int, float]:
        """Search along the directions from k on; the one that gained most, and what."""
        shift = np.zeros(len(self.x))
        if self.ill:
            for i in range(len(self.x)):
                shift[i] = (0.1 * self.ldt + self.t2 * 10.0**self.idle) * (self.random() - 0.5)
                self.x += shift[i] * self.axes[:, i]
            self.fx = self.evaluate(self.x)
        largest, gain = k, 0.0
        for i in range(k, len(self.x)):
            f_before = self.fx
            moved = self.search(i, 2, 0.0, self.fx, False)
            gained = self.values[i] * (moved + shift[i]) ** 2 if self.ill else f_before - self.fx
            if gained > gain:
                largest, gain = i, gained
        return largest, gain

    def new_direction(self, k: int, largest: int, start: np.ndarray, f_start: float) -> float:
        """The way that was gone becomes direction k instead of the one that gained most; its length."""
        f_end, self.fx = self.fx, f_start
        way = self.x - start
        self.x = start
        length = float(np.sqrt(np.sum(way * way)))
        if length <= SMALL:
            return length
        for i in range(largest - 1, k - 1, -1):
            self.axes[:, i + 1] = self.axes[:, i]
            self.values[i + 1] = self.values[i]
        self.values[k] = 0.0
        self.axes[:, k] = way / length
        length = self.search(k, 4, length, f_end, True)
        if length <= 0.0:
            length = -length
            self.axes[:, k] = -self.axes[:, k]
        return length

    def goes_on(self, length: float) -> bool:
        """Whether the last steps were longer than what is asked for."""
        self.ldt = max((0.1 if self.ill else 0.01) * self.ldt, length)
        self.t2 = ROOT * float(np.sqrt(np.sum(self.x * self.x))) + self.tolerance
        self.idle = 0 if self.ldt > 0.5 * self.t2 else self.idle + 1
        return self.idle <= PATIENCE

    # --- along one line --------------------------------------------------------------------------------------

    def search(self, j: int, tries: int, x1: float, f1: float, known: bool) -> float:
        """The minimum along direction j (-1: the curve through the last points), by parabolas; how far it is.

        `f1` is the value at `x1`, if it is `known`. `values[j]` becomes the curvature.
        """
        curvature = self.values[j] if j >= 0 else 0.0
        flat = curvature < EPSILON
        first_f, first_x, f0, here = f1, x1, self.fx, self.x
        best, f_best, failures = 0.0, self.fx, 0
        smallest = self.smallest_step(curvature, flat)
        if known and f1 <= f_best:
            best, f_best = x1, f1
        if not known or abs(x1) < smallest:
            x1 = smallest if x1 >= 0.0 else -smallest
            f1 = self.at(x1, j)
        if f1 <= f_best:
            best, f_best = x1, f1
        while True:
            if flat:
                x2 = -x1 if f0 < f1 else 2.0 * x1
                f2 = self.at(x2, j)
                if f2 <= f_best:
                    best, f_best = x2, f2
                curvature = (x2 * (f1 - f0) - x1 * (f2 - f0)) / (x1 * x2 * (x1 - x2))
            slope = (f1 - f0) / x1 - x1 * curvature
            flat = True
            if curvature <= SMALL:
                x2 = self.step if slope < 0.0 else -self.step
            else:
                x2 = -0.5 * slope / curvature
            x2 = min(max(x2, -self.step), self.step)
            f2 = self.at(x2, j)
            while failures < tries and f2 > f0:
                failures += 1
                if f0 < f1 and x1 * x2 > 0.0:
                    break  # another parabola
                x2 *= 0.5
                f2 = self.at(x2, j)
            else:
                break
        self.searches += 1
        if f2 > f_best:
            x2 = best
        else:
            f_best = f2
        if abs(x2 * (x2 - x1)) > SMALL:
            curvature = (x2 * (f1 - f0) - x1 * (f_best - f0)) / (x1 * x2 * (x1 - x2))
        elif failures > 0:
            curvature = 0.0
        if curvature <= SMALL:
            curvature = 0.0
        self.fx = f_best
        if first_f < self.fx:
            self.fx, x2 = first_f, first_x
        if j >= 0:
            self.values[j] = curvature
            self.x = here + x2 * self.axes[:, j]
        return x2

    def smallest_step(self, curvature: float, flat: bool) -> float:
        """How far a first step along a line goes at least."""
        length = float(np.sqrt(np.sum(self.x * self.x)))
        squared = abs(self.fx) / (self.flattest if flat else curvature) + length * self.ldt
        smallest = ROOT * self.ldt + FOURTH_ROOT * math.sqrt(squared)
        limit = FOURTH_ROOT * length + self.tolerance
        if flat and smallest > limit:
            smallest = limit
        return min(max(smallest, SMALL), 0.01 * self.step)

    def at(self, way: float, j: int) -> float:
        """The function so far along direction j, or along the curve."""
        if j >= 0:
            return self.evaluate(self.x + way * self.axes[:, j])
        a, b, c = self.weights(way)
        return self.evaluate(a * self.q0 + b * self.x + c * self.q1)

    # --- all directions --------------------------------------------------------------------------------------

    def weights(self, way: float) -> tuple[float, float, float]:
        """The parabola through q0, x and q1."""
        qd0, qd1 = self.qd0, self.qd1
        return (
            way * (way - qd1) / (qd0 * (qd0 + qd1)),
            (way + qd0) * (qd1 - way) / (qd0 * qd1),
            way * (way + qd0) / (qd1 * (qd0 + qd1)),
        )

    def along_curve(self) -> None:
        """Look for the minimum along the curve through the last three points: narrow valleys are curved."""
        n = len(self.x)
        self.fx, self.quadratic_f = self.quadratic_f, self.fx
        self.x, self.q1 = self.q1, self.x
        self.qd1 = float(np.sqrt(np.sum((self.x - self.q1) ** 2)))
        a, b, c = 0.0, 0.0, 1.0
        if self.qd0 > 0.0 and self.qd1 > 0.0 and self.searches >= 3 * n * n:
            a, b, c = self.weights(self.search(-1, 2, self.qd1, self.quadratic_f, True))
        else:
            self.fx = self.quadratic_f
        self.qd0 = self.qd1
        middle = self.x
        self.x = a * self.q0 + b * middle + c * self.q1
        self.q0 = middle

    def find_axes(self) -> None:
        """The principal axes of the quadratic form that the directions and their curvatures are."""
        scale = 1.0 / np.sqrt(np.maximum(self.values, SMALL**2))
        largest = float(scale.max())
        left, singular, _ = np.linalg.svd(self.axes * (scale / largest))
        curvature = np.empty(len(singular))
        for i, value in enumerate(largest * singular):
            curvature[i] = SMALL**2 if value > LARGE else LARGE**2 if value < SMALL else value**-2.0
        order = np.argsort(-curvature, kind="stable")
        self.values, self.axes = curvature[order], left[:, order]
        self.flattest = max(float(self.values[-1]), SMALL)
        self.ill = bool(ROOT * self.values[0] > self.flattest)
