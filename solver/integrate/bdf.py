"""Backward differentiation formulas of variable order and step for y' = f(t, y), as the first CVODE took them.

The solution and its scaled derivatives are a Nordsieck array `zn`: row j is h^j/j! of the j-th derivative. A step
predicts it by Taylor's formula, corrects y by Newton's method with the matrix that `newton` solves, and estimates its
error from the correction, which tells the next step and order.

Steps depend on errors that may be rounding alone, so the arithmetic is done in the order of the papers; NEURON's steps
come from the same, while later versions of CVODE do it in another.

Source: Cohen and Hindmarsh, CVODE, a stiff/nonstiff ODE solver in C, Computers in Physics 10 (1996); Byrne and
Hindmarsh, A polyalgorithm for the numerical solution of ordinary differential equations, ACM TOMS 1 (1975); Jackson
and Sacks-Davis, An alternative implementation of variable step-size multistep formulas, ACM TOMS 6 (1980).
"""

from __future__ import annotations

import math
import sys

import numpy as np

from ...lang.errors import RanvierError
from ..target.arrays import aligned
from ..target.driver import Driver

ROUNDOFF = sys.float_info.epsilon
HIGHEST = 5  # order
FAR = 1e5  # ms, after which NEURON begins anew at the latest: it is told to go so far, which bounds its first step
BEFORE = 1.0 - 100.0 * ROUNDOFF  # what NEURON keeps as distance from a time at which it stops
FUZZ = 100.0 * ROUNDOFF  # relative, what counts as the same time

# Choice of step and order: safety factors of the error at the order below, at this one and above; the smallest growth
# that is worth it; the largest growth of the first step and of later ones
BELOW, SAME, ABOVE, ADDED = 6.0, 6.0, 10.0, 1e-6
WORTH_IT = 1.5
FIRST_GROWTH, GROWTH = 1e4, 10.0

# Failed error tests: smallest shrinking, largest from the second on; from the fourth on the order is lowered
SHRINK, SHRINK_AGAIN, FAILURES_BEFORE_LOWER, MOST_FAILURES = 0.1, 0.2, 3, 7
NEWTON_SHRINK, MOST_NEWTON_FAILURES = 0.25, 10
LONG_WAIT = 10  # steps at order 1 after a restart

# Newton's method: iterations; what divergence is; how much the estimated convergence rate may fall; when the matrix is
# set up anew: after so many steps, or when gamma has changed so much
ITERATIONS, DIVERGENCE, RATE_FALL, TOLERANCE = 3, 2.0, 0.3, 0.1
STEPS_BETWEEN_SETUPS, GAMMA_CHANGE = 20, 0.3


class Bdf:
    """One integrator. `rates` and `newton` are drivers that read and write at `vectors`; y is `self.y`, its absolute
    tolerances `tolerances`; norms are summed in the order `order_of_sums`."""

    def __init__(
        self, rates: Driver, newton: Driver, clock: np.ndarray, vectors: np.ndarray, relative: float,
        tolerances: np.ndarray, order_of_sums: np.ndarray,
    ) -> None:  # fmt: skip
        size = len(tolerances)
        self.y, self._f, self._b, self._acor = aligned(size), aligned(size), aligned(size), aligned(size)
        self.zn = [aligned(size) for _ in range(HIGHEST + 1)]
        self._rates, self._newton, self._clock, self._vectors = rates, newton, clock, vectors
        self._relative, self._tolerances, self._sequence = relative, tolerances, order_of_sums
        self._in_sequence = bool((order_of_sums == np.arange(size)).all())
        self._weights = np.zeros(size)
        self._counts = {"steps": 0, "evaluations": 0, "setups": 0, "solutions": 0}
        self.starts = 0
        self.dt = 0.0  # ms, of the last step
        self._longest_inverse, self._shortest, self._highest = 0.0, 0.0, HIGHEST
        self._tau = [0.0] * (HIGHEST + 2)  # the last steps
        self._parts = [0.0] * (HIGHEST + 2)  # the correction's part in each row of zn
        self._tq = [0.0] * 6  # constants of the error tests
        self._saved_tq5 = 0.0

    # --- what others ask ---

    def begin(self, t: float) -> None:
        """Start, or start again, from `y` at t."""
        self.t = t
        self.starts += 1
        self.zn[0][:] = self.y
        self.q, self.next_q, self._wait = 1, 1, 2
        self._last_q, self._largest_growth = 0, FIRST_GROWTH
        self._steps = self._set_up_at = 0
        self._rate_of_convergence = self._gamma = self._gamma_at_setup = 0.0
        self.h = self.next_h = self._scale = 0.0

    def limit(self, longest: float, shortest: float, order: int) -> None:
        """The longest and shortest step (ms) and the highest order."""
        self._longest_inverse = 1.0 / longest if longest < 1e9 else 0.0
        self._shortest, self._highest = shortest, order

    def step(self, stop: float | None = None) -> float:
        """One step, not beyond `stop` (ms); gives the t that was reached, with `y` there."""
        if not self._steps:
            self._first_step(stop)
        else:
            if stop is not None and self._is_at(stop):
                self.interpolate(stop)
                return stop
            self._not_beyond(stop)
            self._weigh()
        before = self.t
        self._step()
        self.dt = self.t - before
        if stop is not None:
            if self._is_at(stop):
                self.interpolate(stop)
                return stop
            self._not_beyond(stop)
        self.y[:] = self.zn[0]
        return self.t

    def interpolate(self, t: float) -> None:
        """`y` at a t within the last step."""
        if not self._steps:
            return
        s = (t - self.t) / self.h
        y = self.zn[self.q].copy()
        for j in range(self.q - 1, -1, -1):
            y = self.zn[j] + s * y
        self.y[:] = y

    @property
    def order(self) -> int:
        """The order of the last step."""
        return self._last_q

    def errors(self) -> np.ndarray:
        """The estimated errors of the last step; 0 before there was one."""
        return self._acor.copy() if self._steps else np.zeros(len(self.y))

    def weights(self) -> np.ndarray:
        """1 / (relative |y| + absolute tolerance) of the last step; at the present y before there was one."""
        return self._weights.copy() if self._steps else 1.0 / (self._relative * np.abs(self.y) + self._tolerances)

    def counts(self) -> dict[str, int]:
        """How many steps, evaluations of the rates, setups and solutions of the linear equations there were."""
        return dict(self._counts)

    def free(self) -> None:
        """Nothing is held that does not go by itself."""

    # --- the equations ---

    def _evaluate(self, t: float, y: np.ndarray, out: np.ndarray) -> None:
        self._vectors[:2] = y.ctypes.data, out.ctypes.data
        self._clock[0] = t
        if self._rates.run(1).code:
            raise _failure("the right-hand side gave no number", self.t)
        self._counts["evaluations"] += 1

    def _solve(self, b: np.ndarray) -> None:
        """b becomes x in (1 - gamma df/dy) x = b."""
        dt = self._clock.item(1)
        self._vectors[:2] = b.ctypes.data, b.ctypes.data
        self._clock[1] = self._gamma
        self._newton.run(1)
        self._clock[1] = dt
        self._counts["solutions"] += 1

    def _weigh(self) -> None:
        self._weights = 1.0 / (self._relative * np.abs(self.zn[0]) + self._tolerances)

    def _norm(self, x: np.ndarray) -> float:
        """The weighted root mean square, summed one after the other."""
        terms = x * self._weights
        if not self._in_sequence:
            terms = terms[self._sequence]
        return math.sqrt(np.add.accumulate(terms * terms).item(-1) / len(x))

    # --- the first step ---

    def _first_step(self, stop: float | None) -> None:
        self._weigh()
        self._evaluate(self.t, self.zn[0], self.zn[1])
        self.h = self._initial_step((self.t + FAR) * BEFORE if stop is None else stop)
        growth = self.h * self._longest_inverse
        if growth > 1.0:
            self.h /= growth
        if self.h < self._shortest:
            self.h *= self._shortest / self.h
        if stop is not None and self.t + self.h > stop:
            self.h = stop - self.t
        self._scale = self.next_h = self.h
        self.zn[1] *= self.h

    def _initial_step(self, until: float) -> float:
        """Such that the second derivative's part is half of what may be, found in a few trials."""
        distance = until - self.t
        lowest = 100.0 * (ROUNDOFF * max(abs(self.t), abs(until)))
        highest = 0.1 * distance
        limit = (np.abs(self.zn[1]) / (0.1 * np.abs(self.zn[0]) + self._tolerances)).max().item()
        if highest * limit > 1.0:
            highest = 1.0 / limit
        trial = math.sqrt(lowest * highest)
        if highest < lowest:
            return trial
        for count in range(1, 5):
            second = self._second_derivative(trial)
            found = math.sqrt(2.0 / second) if second * highest * highest > 2.0 else math.sqrt(trial * highest)
            ratio = found / trial
            if count == 4 or 0.5 < ratio < 2.0:
                break
            if count >= 2 and ratio > 2.0:
                found = trial
                break
            trial = found
        return min(max(0.5 * found, lowest), highest)

    def _second_derivative(self, h: float) -> float:
        self.y[:] = h * self.zn[1] + self.zn[0]
        self._evaluate(self.t + h, self.y, self._f)
        return self._norm((1.0 / h) * (self._f - self.zn[1]))

    def _is_at(self, stop: float) -> bool:
        return abs(self.t - stop) <= FUZZ * (abs(self.t) + abs(self.h))

    def _not_beyond(self, stop: float | None) -> None:
        if stop is not None and self.t + self.next_h > stop:
            self.next_h = stop - self.t
            self._eta = self.next_h / self.h

    # --- a step ---

    def _step(self) -> None:
        began = self.t
        failed_newton = failed_tests = 0
        set_up = not self._steps
        if self._steps and self.next_h != self.h:
            self._change_order_and_step()
        while True:
            self._predict()
            self._coefficients()
            if not self._correct(set_up):
                failed_newton += 1
                self._take_back(began)
                self._largest_growth = 1.0
                if self.h <= self._shortest * (1.0 + 1e-6) or failed_newton == MOST_NEWTON_FAILURES:
                    raise _failure("the equations could not be solved however small the step", self.t)
                self._eta = max(NEWTON_SHRINK, self._shortest / self.h)
                self._rescale()
            else:
                error = self._correction_norm / self._tq[2]
                if error <= 1.0:
                    break
                failed_tests += 1
                self._take_back(began)
                if self.h <= self._shortest * (1.0 + 1e-6) or failed_tests == MOST_FAILURES:
                    raise _failure("errors stayed too large however small the step", self.t)
                self._shrink(error, failed_tests)
            set_up = True
        self._complete()
        self._prepare_next(error)
        self._largest_growth = GROWTH
        self._acor *= 1.0 / self._tq[2]

    def _predict(self) -> None:
        self.t += self.h
        zn = self.zn
        for k in range(1, self.q + 1):
            for j in range(self.q, k - 1, -1):
                zn[j - 1] += zn[j]

    def _take_back(self, t: float) -> None:
        self.t = t
        zn = self.zn
        for k in range(1, self.q + 1):
            for j in range(self.q, k - 1, -1):
                zn[j - 1] -= zn[j]

    def _shrink(self, error: float, failures: int) -> None:
        """A smaller step after a failed error test."""
        self._largest_growth = 1.0
        if failures <= FAILURES_BEFORE_LOWER:
            self._eta = 1.0 / (math.pow(SAME * error, 1.0 / (self.q + 1)) + ADDED)
            self._eta = max(SHRINK, self._eta, self._shortest / self.h)
            if failures >= 2:
                self._eta = min(self._eta, SHRINK_AGAIN)
            self._rescale()
            return
        self._eta = max(SHRINK, self._shortest / self.h)
        if self.q > 1:
            self._lower_order()
            self._wait = self.q
            self.q -= 1
            self._rescale()
            return
        self.h *= self._eta
        self._scale = self.h
        self._wait = LONG_WAIT
        self._evaluate(self.t, self.zn[0], self._f)
        self.zn[1][:] = self.h * self._f

    def _complete(self) -> None:
        self._steps += 1
        self._counts["steps"] += 1
        self._last_q = self.q
        tau = self._tau
        for i in range(self.q, 1, -1):
            tau[i] = tau[i - 1]
        if self.q == 1 and self._steps > 1:
            tau[2] = tau[1]
        tau[1] = self.h
        for j in range(self.q + 1):
            self.zn[j] += self._parts[j] * self._acor
        self._wait -= 1
        if self._wait == 1 and self.q != self._highest:
            self.zn[self._highest][:] = self._acor
            self._saved_tq5 = self._tq[5]

    def _correct(self, set_up: bool) -> bool:
        """Newton's method from the prediction; whether it converged."""
        gamma_changed = self._steps and abs(self._gamma / self._gamma_at_setup - 1.0) > GAMMA_CHANGE
        set_up = set_up or gamma_changed or self._steps >= self._set_up_at + STEPS_BETWEEN_SETUPS
        while True:
            self._evaluate(self.t, self.zn[0], self._f)
            if set_up:
                self._counts["setups"] += 1
                self._rate_of_convergence = 1.0
                self._gamma_at_setup, self._set_up_at = self._gamma, self._steps
            if self._iterate():
                return True
            if set_up:
                return False
            set_up = True

    def _iterate(self) -> bool:
        acor, b, y = self._acor, self._b, self.y
        acor[:] = 0.0
        inverse_l1 = 1.0 / self._parts[1]
        before = 0.0
        for m in range(ITERATIONS):
            b[:] = self._gamma * self._f - (inverse_l1 * self.zn[1] + acor)
            self._solve(b)
            change = self._norm(b)
            acor += b
            y[:] = self.zn[0] + acor
            if m > 0:
                self._rate_of_convergence = max(RATE_FALL * self._rate_of_convergence, change / before)
            if change * min(1.0, self._rate_of_convergence) / self._tq[4] <= 1.0:
                self._correction_norm = change if m == 0 else self._norm(acor)
                return True
            if m + 1 == ITERATIONS or (m > 0 and change > DIVERGENCE * before):
                return False
            before = change
            self._evaluate(self.t, y, self._f)
        return False

    # --- orders and steps ---

    def _coefficients(self) -> None:
        """The correction's parts and the tests' constants of this order for the last steps, and gamma."""
        parts, tau, q, h = self._parts, self._tau, self.q, self.h
        parts[0] = parts[1] = inverse = star = 1.0
        for i in range(2, q + 1):
            parts[i] = 0.0
        alpha = alpha_hat = -1.0
        total = h
        if q > 1:
            for j in range(2, q):
                total += tau[j - 1]
                inverse = h / total
                alpha -= 1.0 / j
                for i in range(j, 0, -1):
                    parts[i] += parts[i - 1] * inverse
            alpha -= 1.0 / q
            star = -parts[1] - alpha
            total += tau[q - 1]
            inverse = h / total
            alpha_hat = -parts[1] - inverse
            for i in range(q, 0, -1):
                parts[i] += parts[i - 1] * star
        self._test_constants(total, alpha, alpha_hat, inverse, star)
        self._gamma = h * (1.0 / parts[1])
        if not self._steps:
            self._gamma_at_setup = self._gamma

    def _test_constants(self, total: float, alpha: float, alpha_hat: float, inverse: float, star: float) -> None:
        parts, tq, q = self._parts, self._tq, self.q
        a1 = 1.0 - alpha_hat + alpha
        a2 = 1.0 + q * a1
        tq[2] = abs(alpha * (a2 / a1))
        tq[5] = abs(a2 / (parts[q] * inverse / star))
        if self._wait == 1:
            c = star / parts[q]
            a3 = alpha + 1.0 / q
            a4 = alpha_hat + inverse
            tq[1] = abs((a3 / (1.0 - a4 + a3)) / c) if q > 1 else 1.0
            total += self._tau[q]
            inverse = self.h / total
            a5 = alpha - 1.0 / (q + 1)
            a6 = alpha_hat - inverse
            tq[3] = abs((a2 / (1.0 - a6 + a5)) * inverse * (q + 2) * a5)
        tq[4] = TOLERANCE * tq[2]

    def _prepare_next(self, error: float) -> None:
        """The order and step that would be best."""
        if self._largest_growth == 1.0:
            self._wait = max(self._wait, 2)
            self.next_q, self.next_h, self._eta = self.q, self.h, 1.0
            return
        here = 1.0 / (math.pow(SAME * error, 1.0 / (self.q + 1)) + ADDED)
        if self._wait:
            self._eta, self.next_q = here, self.q
        else:
            self._wait = 2
            self._choose(self._growth_below(), here, self._growth_above())
        if self._eta < WORTH_IT:
            self._eta, self.next_h = 1.0, self.h
            return
        self._eta = min(self._eta, self._largest_growth)
        self._eta /= max(1.0, self.h * self._longest_inverse * self._eta)
        self.next_h = self.h * self._eta

    def _choose(self, below: float, here: float, above: float) -> None:
        best = max(below, max(here, above))
        if best < WORTH_IT:
            self._eta, self.next_q = 1.0, self.q
        elif best == here:
            self._eta, self.next_q = here, self.q
        elif best == below:
            self._eta, self.next_q = below, self.q - 1
        else:
            self._eta, self.next_q = above, self.q + 1
            self.zn[self._highest][:] = self._acor

    def _growth_below(self) -> float:
        if self.q == 1:
            return 0.0
        error = self._norm(self.zn[self.q]) / self._tq[1]
        return 1.0 / (math.pow(BELOW * error, 1.0 / self.q) + ADDED)

    def _growth_above(self) -> float:
        if self.q == self._highest:
            return 0.0
        ratio = (self._tq[5] / self._saved_tq5) * _power(self.h / self._tau[2], self.q + 1)
        error = self._norm(-ratio * self.zn[self._highest] + self._acor) / self._tq[3]
        return 1.0 / (math.pow(ABOVE * error, 1.0 / (self.q + 2)) + ADDED)

    def _change_order_and_step(self) -> None:
        if self.next_q > self.q:
            self._raise_order()
        elif self.next_q < self.q:
            self._lower_order()
        if self.next_q != self.q:
            self.q = self.next_q
            self._wait = self.q + 1
        self._rescale()

    def _rescale(self) -> None:
        factor = self._eta
        for j in range(1, self.q + 1):
            self.zn[j] *= factor
            factor *= self._eta
        self.h = self._scale * self._eta
        self._scale = self.h

    def _raise_order(self) -> None:
        """A row more of zn, from the last correction."""
        tau, q = self._tau, self.q
        parts = [0.0] * (HIGHEST + 2)
        parts[2] = alpha1 = product = before = 1.0
        alpha0, total = -1.0, self._scale
        for j in range(1, q):
            total += tau[j + 1]
            xi = total / self._scale
            product *= xi
            alpha0 -= 1.0 / (j + 1)
            alpha1 += 1.0 / xi
            for i in range(j + 2, 1, -1):
                parts[i] = parts[i] * before + parts[i - 1]
            before = xi
        self.zn[q + 1][:] = ((-alpha0 - alpha1) / product) * self.zn[self._highest]
        for j in range(2, q + 1):
            self.zn[j][:] = parts[j] * self.zn[q + 1] + self.zn[j]

    def _lower_order(self) -> None:
        """What the last row of zn meant to the others."""
        if self.q == 2:
            return
        parts = [0.0] * (HIGHEST + 2)
        parts[2], total = 1.0, 0.0
        for j in range(1, self.q - 1):
            total += self._tau[j]
            xi = total / self._scale
            for i in range(j + 2, 1, -1):
                parts[i] = parts[i] * xi + parts[i - 1]
        for j in range(2, self.q):
            self.zn[j][:] = -parts[j] * self.zn[self.q] + self.zn[j]


def _power(base: float, exponent: int) -> float:
    """As a product."""
    product = 1.0
    for _ in range(exponent):
        product *= base
    return product


def _failure(what: str, t: float) -> RanvierError:
    return RanvierError(
        f"the variable step failed: {what}, t = {t:g} ms",
        hint="a smaller cvode.atol(…), or the fixed step, may get on",
    )
