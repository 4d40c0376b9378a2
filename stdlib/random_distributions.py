"""Random variables made of uniform ones, by the textbook methods that NEURON uses, so that the numbers agree.

A distribution is a function and its parameters: `function(draw, parameters)` gives a number; `draw` gives uniform ones
in (0, 1). To make one costs next to nothing: programs choose a distribution for each number that they want.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import exp, inf, log, nan, sqrt, trunc
from typing import Any

import numpy as np

from ..lang.errors import RanvierError

Uniform01 = Callable[[], float]
Distribution = tuple[Callable[[Uniform01, Any], float], Any]


def uniform(low: float, high: float) -> Distribution:
    """Evenly between two numbers, in either order."""
    return between, (low, high - low) if low <= high else (high, low - high)


def between(draw: Uniform01, parameters: tuple[float, float]) -> float:
    low, width = parameters
    return low + width * draw()


def discrete_uniform(low: float, high: float) -> Distribution:
    """Whole numbers from low to high, both included; the bounds are cut to whole numbers."""
    if not (low.is_integer() and high.is_integer()):
        low, high = float(int(low)), float(int(high))
    return one_of, (low, high - low + 1.0) if low <= high else (high, low - high + 1.0)


def one_of(draw: Uniform01, parameters: tuple[float, float]) -> float:
    first, count = parameters
    return first + trunc(count * draw())


def normal(mean: float, variance: float) -> Distribution:
    """Gauss's distribution by the polar method: each accepted pair gives two numbers, the second is kept."""
    return _normal, [mean, sqrt(variance) if variance >= 0 else nan, None]


def _normal(draw: Uniform01, parameters: list[Any]) -> float:
    mean, deviation, kept = parameters
    if kept is not None:
        parameters[2] = None
        return kept * deviation + mean
    while True:
        x = 2.0 * draw() - 1.0
        y = 2.0 * draw() - 1.0
        square = x * x + y * y
        if square <= 1.0:
            factor = sqrt(-2.0 * log(square) / square)
            parameters[2] = y * factor
            return x * factor * deviation + mean


def lognormal(mean: float, variance: float) -> Distribution:
    """exp of a normal number, such that mean and variance are the given ones."""
    square = mean * mean
    log_mean = log(square / sqrt(variance + square))
    _, logarithm = normal(log_mean, log((square + variance) / square))
    return lambda draw, logarithm: exp(_normal(draw, logarithm)), logarithm


def negative_exponential(mean: float) -> Distribution:
    """Intervals between events of a Poisson process."""
    return _interval, mean


def _interval(draw: Uniform01, mean: float) -> float:
    number = draw()
    return -mean * log(number) if number > 0 else mean * inf


def poisson(mean: float) -> Distribution:
    """How many uniform numbers can be multiplied before their product falls below exp(-mean)."""
    bound = exp(-mean) if mean > -700 else inf
    if bound == 0.0:
        raise RanvierError(f"Random.poisson: the mean must be at most 745, not {mean:g}: the numbers would never end")
    return _events, bound


def _events(draw: Uniform01, bound: float) -> float:
    count, product = -1.0, 1.0
    while product >= bound:
        product *= draw()
        count += 1.0
    return count


def binomial(trials: float, probability: float) -> Distribution:
    """How many of so many trials succeed."""
    each = range(int(trials))
    return lambda draw, probability: float(sum([draw() < probability for _ in each])), probability


def geometric(mean: float) -> Distribution:
    """How many uniform numbers it takes until one is not below the mean."""
    return _failures, mean


def _failures(draw: Uniform01, mean: float) -> float:
    count = 1.0
    while draw() < mean:
        count += 1.0
    return count


def erlang(mean: float, variance: float) -> Distribution:
    """Sum of k exponential numbers, k = mean²/variance rounded, at least 1."""
    ratio = mean * mean / variance + 0.5 if variance else inf
    steps = int(ratio) if 1.0 <= ratio < 2.0**31 else 1
    return _sum_of_intervals, (range(steps), steps / mean if mean else inf)


def _sum_of_intervals(draw: Uniform01, parameters: tuple[range, float]) -> float:
    steps, rate = parameters
    product = 1.0
    for _ in steps:
        product *= draw()
    return -_log(product) / rate


def hypergeometric(mean: float, variance: float) -> Distribution:
    """Mixture of two exponential distributions with a variance above mean²."""
    z = variance / (mean * mean)
    inside = (z - 1.0) / (z + 1.0)
    return _one_of_two, (mean, 0.5 * (1.0 - sqrt(inside)) if inside >= 0 else nan)


def _one_of_two(draw: Uniform01, parameters: tuple[float, float]) -> float:
    mean, share = parameters
    side = 1.0 - share if draw() > share else share
    return -mean * _log(draw()) / (2.0 * side)


def weibull(alpha: float, beta: float) -> Distribution:
    """(-beta log(1 - u))^(1/alpha)."""
    inverse = 1.0 / alpha
    return lambda draw, beta: (-beta * _log(1.0 - draw())) ** inverse, beta


def _log(x: float) -> float:
    return log(x) if x > 0 else -inf


_OF_ARRAY: dict[Callable, Callable[[Any, np.ndarray], np.ndarray]] = {
    between: lambda parameters, uniforms: parameters[0] + parameters[1] * uniforms,
    one_of: lambda parameters, uniforms: parameters[0] + np.floor(parameters[1] * uniforms),
}


def of_array(distribution: Distribution) -> Callable[[np.ndarray], np.ndarray] | None:
    """What makes an array of uniform numbers the distribution's own, if each of its numbers takes one."""
    function, parameters = distribution
    found = _OF_ARRAY.get(function)
    return None if found is None else partial(found, parameters)
