"""Random variables made of uniform ones, by the textbook methods that NEURON uses, so that the numbers agree.

Each is made with its parameters. What comes is a function that is called with one that draws a uniform number in
(0, 1); whatever else it gets is ignored, as hoc's functions do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import exp, inf, log, nan, sqrt
from typing import Any

import numpy as np

from ..lang.errors import RanvierError

Uniform01 = Callable[[], float]
Distribution = Callable[..., float]


def uniform(low: float, high: float) -> Distribution:
    """Evenly between two numbers, in either order."""
    return partial(_between, low, high - low) if low <= high else partial(_between, high, low - high)


def _between(low: float, width: float, draw: Uniform01, *_: object) -> float:
    return low + width * draw()


def discrete_uniform(low: float, high: float) -> Distribution:
    """Whole numbers from low to high, both included; the bounds are cut to whole numbers."""
    first, last = int(low), int(high)
    if last < first:
        first, last = last, first
    return partial(_one_of, first, last - first + 1.0)


def _one_of(first: int, count: float, draw: Uniform01, *_: object) -> float:
    return float(first + int(count * draw()))


def normal(mean: float, variance: float) -> Distribution:
    """Gauss's distribution by the polar method: each accepted pair gives two numbers, the second is kept."""
    deviation = sqrt(variance) if variance >= 0 else nan
    kept: float | None = None

    def pick(draw: Uniform01, *_: object) -> float:
        nonlocal kept
        if kept is not None:
            number, kept = kept, None
            return number * deviation + mean
        while True:
            x = 2.0 * draw() - 1.0
            y = 2.0 * draw() - 1.0
            square = x * x + y * y
            if square <= 1.0:
                factor = sqrt(-2.0 * log(square) / square)
                kept = y * factor
                return x * factor * deviation + mean

    return pick


def lognormal(mean: float, variance: float) -> Distribution:
    """exp of a normal number, such that mean and variance are the given ones."""
    square = mean * mean
    log_mean = log(square / sqrt(variance + square))
    logarithm = normal(log_mean, log((square + variance) / square))
    return lambda draw, *_: exp(logarithm(draw))


def negative_exponential(mean: float) -> Distribution:
    """Intervals between events of a Poisson process."""
    return partial(_interval, mean)


def _interval(mean: float, draw: Uniform01, *_: object) -> float:
    number = draw()
    return -mean * log(number) if number > 0 else mean * inf


def poisson(mean: float) -> Distribution:
    """How many uniform numbers can be multiplied before their product falls below exp(-mean)."""
    bound = exp(-mean) if mean > -700 else inf
    if bound == 0.0:
        raise RanvierError(f"Random.poisson: the mean must be at most 745, not {mean:g}: the numbers would never end")

    def pick(draw: Uniform01, *_: object) -> float:
        count, product = -1.0, 1.0
        while product >= bound:
            product *= draw()
            count += 1.0
        return count

    return pick


def binomial(trials: float, probability: float) -> Distribution:
    """How many of so many trials succeed."""
    each = range(int(trials))
    return lambda draw, *_: float(sum([draw() < probability for _ in each]))


def geometric(mean: float) -> Distribution:
    """How many uniform numbers it takes until one is not below the mean."""

    def pick(draw: Uniform01, *_: object) -> float:
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

    def pick(draw: Uniform01, *_: object) -> float:
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

    def pick(draw: Uniform01, *_: object) -> float:
        side = 1.0 - share if draw() > share else share
        return -mean * _log(draw()) / (2.0 * side)

    return pick


def weibull(alpha: float, beta: float) -> Distribution:
    """(-beta log(1 - u))^(1/alpha)."""
    inverse = 1.0 / alpha
    return lambda draw, *_: (-beta * _log(1.0 - draw())) ** inverse


def _log(x: float) -> float:
    return log(x) if x > 0 else -inf


_OF_ARRAY: dict[Callable, Callable[[Any, Any, np.ndarray], np.ndarray]] = {
    _between: lambda low, width, uniforms: low + width * uniforms,
    _one_of: lambda first, count, uniforms: first + np.floor(count * uniforms),
}


def of_array(distribution: Distribution) -> Callable[[np.ndarray], np.ndarray] | None:
    """What makes an array of uniform numbers the distribution's own, if each of its numbers takes one."""
    found = _OF_ARRAY.get(getattr(distribution, "func", distribution))
    return None if found is None else partial(found, *distribution.args)  # type: ignore[attr-defined]
