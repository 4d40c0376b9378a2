"""Random variables made of uniform ones, by the textbook methods that NEURON uses, so that the numbers agree.

Each is made with its parameters and called with a function that gives the next uniform number in (0, 1).
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, floor, inf, log, nan, sqrt

import numpy as np

Uniform01 = Callable[[], float]
Distribution = Callable[[Uniform01], float]


class Uniform:
    """Evenly between two numbers, in either order."""

    def __init__(self, low: float, high: float) -> None:
        self.low = min(low, high)
        self.width = max(low, high) - self.low

    def __call__(self, draw: Uniform01) -> float:
        return self.low + self.width * draw()

    def of_array(self, uniforms: np.ndarray) -> np.ndarray:
        """The same for many numbers at once."""
        return self.low + self.width * uniforms


class DiscreteUniform:
    """Whole numbers from low to high, both included; the bounds are cut to whole numbers."""

    def __init__(self, low: float, high: float) -> None:
        self.low = min(int(low), int(high))
        self.count = max(int(low), int(high)) - self.low + 1.0

    def __call__(self, draw: Uniform01) -> float:
        return float(self.low + floor(self.count * draw()))

    def of_array(self, uniforms: np.ndarray) -> np.ndarray:
        """The same for many numbers at once."""
        return self.low + np.floor(self.count * uniforms)


class Normal:
    """Gauss's distribution by the polar method: each accepted pair gives two numbers, the second is kept."""

    def __init__(self, mean: float, variance: float) -> None:
        self.mean = mean
        self.deviation = sqrt(variance) if variance >= 0 else nan
        self.kept: float | None = None

    def __call__(self, draw: Uniform01) -> float:
        if self.kept is not None:
            number, self.kept = self.kept, None
            return number * self.deviation + self.mean
        while True:
            x = 2.0 * draw() - 1.0
            y = 2.0 * draw() - 1.0
            square = x * x + y * y
            if square <= 1.0:
                factor = sqrt(-2.0 * log(square) / square)
                self.kept = y * factor
                return x * factor * self.deviation + self.mean


def lognormal(mean: float, variance: float) -> Distribution:
    """exp of a normal number, such that mean and variance are the given ones."""
    square = mean * mean
    log_mean = log(square / sqrt(variance + square))
    normal = Normal(log_mean, log((square + variance) / square))
    return lambda draw: exp(normal(draw))


def negative_exponential(mean: float) -> Distribution:
    """Intervals between events of a Poisson process."""
    return lambda draw: -mean * _log(draw())


def poisson(mean: float) -> Distribution:
    """How many uniform numbers can be multiplied before their product falls below exp(-mean)."""
    bound = exp(-mean) if mean > -700 else inf

    def pick(draw: Uniform01) -> float:
        count, product = -1.0, 1.0
        while product >= bound:
            product *= draw()
            count += 1.0
        return count

    return pick


def binomial(trials: float, probability: float) -> Distribution:
    """How many of so many trials succeed."""
    return lambda draw: float(sum(draw() < probability for _ in range(int(trials))))


def geometric(mean: float) -> Distribution:
    """How many uniform numbers it takes until one is not below the mean."""

    def pick(draw: Uniform01) -> float:
        count = 1.0
        while draw() < mean:
            count += 1.0
        return count

    return pick


def erlang(mean: float, variance: float) -> Distribution:
    """Sum of k exponential numbers, k = mean²/variance rounded, at least 1."""
    ratio = mean * mean / variance + 0.5 if variance else inf
    steps = int(ratio) if 1.0 <= ratio < 2.0**31 else 1
    rate = steps / mean if mean else inf

    def pick(draw: Uniform01) -> float:
        product = 1.0
        for _ in range(steps):
            product *= draw()
        return -_log(product) / rate

    return pick


def hypergeometric(mean: float, variance: float) -> Distribution:
    """Mixture of two exponential distributions with a variance above mean²."""
    z = variance / (mean * mean)
    inside = (z - 1.0) / (z + 1.0)
    share = 0.5 * (1.0 - sqrt(inside)) if inside >= 0 else nan

    def pick(draw: Uniform01) -> float:
        side = 1.0 - share if draw() > share else share
        return -mean * _log(draw()) / (2.0 * side)

    return pick


def weibull(alpha: float, beta: float) -> Distribution:
    """(-beta log(1 - u))^(1/alpha)."""
    inverse = 1.0 / alpha
    return lambda draw: (-beta * _log(1.0 - draw())) ** inverse


def _log(x: float) -> float:
    return log(x) if x > 0 else -inf
