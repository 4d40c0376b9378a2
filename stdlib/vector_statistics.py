"""Vector: sums, extremes, moments, histograms and random numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..interp.registry import method
from ..lang.errors import RanvierError
from ..solver.interrupts import aside
from .vector_storage import VectorStorage, ordered_sum, quiet

if TYPE_CHECKING:
    from .random import Random
    from .vector import Vector


MANY = 50
"""Numbers that numpy looks through quicker than Python; what is nan or 0 it takes otherwise, though."""


def _most(numbers: np.ndarray, of_many: Callable[..., Any], of_few: Callable[..., float]) -> float:
    if len(numbers) > MANY:
        found = float(of_many(numbers))
        if found < 0.0 or found > 0.0:
            return found
    return of_few(numbers.tolist(), default=0.0)


def _place(numbers: np.ndarray, of_many: Callable[..., Any], of_few: Callable[..., float], start: int) -> float:
    if len(numbers) > MANY:
        place = int(of_many(numbers))
        if numbers[place] == numbers[place]:
            return float(start + place)
    values = numbers.tolist()
    return float(start + values.index(of_few(values))) if values else -1.0


class VectorStatistics(VectorStorage):
    """Methods of Vector that describe its elements. With `start, end` they look at that range, both included."""

    def _range(self, start: float | None, end: float | None, title: str, least: int = 0) -> np.ndarray:
        part = self.part(start, end, title)
        if part.stop - part.start < least:
            raise RanvierError(f"Vector.{title} needs {least} element{'s' * (least > 1)} or more")
        return self.values[part]

    @method
    def min(self, start: float | None = None, end: float | None = None) -> float:
        """v.min(start, end): the smallest element (of a range); 0 if there is none."""
        return _most(self._range(start, end, "min"), np.min, min)

    @method
    def max(self, start: float | None = None, end: float | None = None) -> float:
        """v.max(start, end): the largest element (of a range); 0 if there is none."""
        return _most(self._range(start, end, "max"), np.max, max)

    @method
    def min_ind(self, start: float | None = None, end: float | None = None) -> int:
        """v.min_ind(start, end): the index of the smallest element; -1 if there is none."""
        return _place(self._range(start, end, "min_ind"), np.argmin, min, int(start or 0))

    @method
    def max_ind(self, start: float | None = None, end: float | None = None) -> int:
        """v.max_ind(start, end): the index of the largest element; -1 if there is none."""
        return _place(self._range(start, end, "max_ind"), np.argmax, max, int(start or 0))

    @method
    def sum(self, start: float | None = None, end: float | None = None) -> float:
        """v.sum(start, end): the sum of the elements (of a range)."""
        return ordered_sum(self._range(start, end, "sum"))

    @method
    def sumsq(self, start: float | None = None, end: float | None = None) -> float:
        """v.sumsq(start, end): the sum of the squares (of a range)."""
        numbers = self._range(start, end, "sumsq")
        return ordered_sum(numbers, numbers)

    @method
    def mean(self, start: float | None = None, end: float | None = None) -> float:
        """v.mean(): the mean. v.mean(start, end) is v.sum(start, end) / end - start + 1, as in NEURON: only if start
        is 1 this is the mean of the range, which v.c(start, end).mean() always is.
        """
        numbers = self._range(start, end, "mean", 1 if start is None else 2)
        return (
            ordered_sum(numbers) / len(numbers) if start is None else ordered_sum(numbers) / int(end) - int(start) + 1
        )

    @method
    def var(self, start: float | None = None, end: float | None = None) -> float:
        """v.var(start, end): the variance, the sum of the squared differences from the mean over n - 1."""
        return _variance(self._range(start, end, "var", 2))

    @method
    def stdev(self, start: float | None = None, end: float | None = None) -> float:
        """v.stdev(start, end): the standard deviation, sqrt(var)."""
        return math.sqrt(_variance(self._range(start, end, "stdev", 2)))

    @method
    def stderr(self, start: float | None = None, end: float | None = None) -> float:
        """v.stderr(start, end): the standard error of the mean, stdev / sqrt(n)."""
        numbers = self._range(start, end, "stderr", 2)
        return math.sqrt(_variance(numbers)) / math.sqrt(len(numbers))

    @method
    def median(self) -> float:
        """v.median(): the middle element in order, or the mean of both middle ones."""
        numbers = aside(np.sort, self._range(None, None, "median", 1))
        middle = len(numbers) // 2
        return float(numbers[middle] if len(numbers) % 2 else (numbers[middle - 1] + numbers[middle]) / 2)

    @method
    def meansqerr(self, other: Vector, weights: Vector | None = None) -> float:
        """v.meansqerr(w, weights): the mean of the squared differences, each times its weight."""
        with quiet():
            squares = (self.values - self.as_many(other, "meansqerr")) ** 2
        if not len(squares):
            raise RanvierError("Vector.meansqerr: the Vectors are empty")
        return ordered_sum(squares, 1.0 if weights is None else self.as_many(weights, "meansqerr")) / len(squares)

    # -- histograms

    @method
    def histogram(self, low: float, high: float, width: float) -> Vector:
        """v.histogram(low, high, width): a new Vector of counts in bins of a width from low to high.

        Element k counts the elements of v from low + (k-1)*width to below low + k*width, so element 0 is the bin
        below low.
        """
        if not (high > low and 0 < width <= high - low):
            raise RanvierError("Vector.histogram: high must be above low, and the width 0 to their difference")
        bins = np.floor((self.values - low) / width).astype(np.int64) + 1
        return self.new(_counts(bins, int((high - low) / width) + 2))  # type: ignore[return-value]

    @method
    def hist(self, source: Vector, low: float, size: int, width: float) -> Vector:
        """v.hist(w, low, size, width): counts the elements of w in `size` bins of a width from low on. Returns v."""
        if size < 0 or width <= 0:
            raise RanvierError("Vector.hist: the size must not be negative, and the width positive")
        if source is self:
            raise RanvierError("Vector.hist: a Vector can not count itself", hint="give it a copy: v.hist(v.c, …)")
        bins = np.floor((source.values - low) / width).astype(np.int64)
        return self.assign(aside(_counts, bins, size))  # type: ignore[return-value]

    @method
    def sumgauss(self, low: float, high: float, width: float, variance: float, weights: Vector | None = None) -> Vector:
        """v.sumgauss(low, high, width, variance, weights): a new Vector, the sum of Gaussians of area 1 (or the
        weights) centred on the elements of v, at low, low + width, … below high.
        """
        if high < low or width <= 0 or variance <= 0:
            raise RanvierError("Vector.sumgauss: high must not be below low, width and variance be positive")
        if weights is not None and len(weights.data) < len(self.data):
            raise RanvierError("Vector.sumgauss: there must be a weight for each element")
        bins = np.trunc((self.values - low) / width).astype(np.int64)
        heights = np.ones(len(bins)) if weights is None else weights.values[: len(bins)]
        size = int((high - low) / width + 0.5)
        return self.new(
            _smeared(bins, heights, size, width, variance, math.ceil(_reach(variance, width, 20.0) - 1e-9) - 1)
        )  # type: ignore[return-value]

    @method
    def smhist(
        self, source: Vector, start: float, size: int, step: float, variance: float, weights: Vector | None = None
    ) -> Vector:
        """v.smhist(w, start, size, step, variance, weights): a histogram of w in `size` bins of a step, each count (or
        weight) smeared by a Gaussian of the variance. Returns v.
        """
        if weights is not None and len(weights.data) != len(source.data):
            raise RanvierError("Vector.smhist: there must be a weight for each element")
        if size < 0 or step <= 0 or variance <= 0:
            raise RanvierError("Vector.smhist: the size must not be negative, step and variance positive")
        inside = source.values >= start
        bins = np.floor((source.values[inside] - start) / step).astype(np.int64)
        heights = np.ones(len(bins)) if weights is None else weights.values[inside]
        reach = int(_reach(variance, step, 10.0) + 1e-9)
        # NEURON's bins go round in a circle: what lies just below the end of a power of two comes in at the start.
        circle = 1 << (size + 2 * reach).bit_length()
        bins, heights = bins[bins < circle], heights[bins < circle]
        bins, heights = np.concatenate((bins, bins - circle)), np.concatenate((heights, heights))
        return self.assign(_smeared(bins, heights, size, step, variance, reach))  # type: ignore[return-value]

    # -- random numbers

    @method
    def setrand(self, random: Random, start: float | None = None, end: float | None = None) -> Vector:
        """v.setrand(r, start, end): numbers of a Random's distribution. Returns v."""
        part = self.part(start, end, "setrand")
        self.values[part] = random.picks(part.stop - part.start)
        return self  # type: ignore[return-value]

    @method
    def addrand(self, random: Random, start: float | None = None, end: float | None = None) -> Vector:
        """v.addrand(r, start, end): adds numbers of a Random's distribution. Returns v."""
        part = self.part(start, end, "addrand")
        self.values[part] += random.picks(part.stop - part.start)
        return self  # type: ignore[return-value]


def _variance(numbers: np.ndarray) -> float:
    with quiet():
        differences = numbers - ordered_sum(numbers) / len(numbers)
    return ordered_sum(differences, differences) / (len(numbers) - 1)


def _counts(bins: np.ndarray, size: int) -> np.ndarray:
    return np.bincount(bins[(bins >= 0) & (bins < size)], minlength=size)[:size].astype(np.float64)


def _reach(variance: float, step: float, cutoff: float) -> float:
    """In how many bins a Gaussian falls to exp(-cutoff) of its peak."""
    return math.sqrt(2.0 * variance * cutoff) / step


def _smeared(bins: np.ndarray, heights: np.ndarray, size: int, step: float, variance: float, reach: int) -> np.ndarray:
    """A Gaussian of area 1 times the height in the middle of each bin, `reach` bins to either side, added up in `size`
    bins from 0 on."""
    offsets = np.arange(-reach, reach + 1)
    kernel = np.exp(-((offsets * step) ** 2) / (2.0 * variance)) / math.sqrt(2.0 * math.pi * variance)
    smeared = np.zeros(size)
    for bin, height in zip(bins, heights, strict=True):
        first, last = max(0, bin - reach), min(size, bin + reach + 1)
        if first < last:
            smeared[first:last] += height * kernel[first - bin + reach : last - bin + reach]
    return smeared
