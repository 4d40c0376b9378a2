"""Vector: spike trains, averages around spikes, median filter, and a leaky integrate-and-fire cell."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from ..interp.registry import method
from ..lang.errors import RanvierError
from .vector_storage import VectorStorage, ordered_sum

if TYPE_CHECKING:
    from .vector import Vector


class VectorSpikes(VectorStorage):
    """Methods of Vector for recorded voltages and spikes."""

    @method
    def spikebin(self, source: Vector, threshold: float) -> Vector:
        """v.spikebin(w, threshold): 1 where w reaches the threshold from below (or starts there), else 0. Returns v."""
        above = source.values >= threshold
        onset = above.copy()
        onset[1:] &= ~above[:-1]
        return self.assign(onset.astype(np.float64))  # type: ignore[return-value]

    @method
    def psth(self, source: Vector, dt: float, trials: float, size: int) -> Vector:
        """v.psth(w, dt, trials, size): the mean frequency (Hz) around each bin of w, counts in bins of dt ms over so
        many trials. A window around the bin is widened until it holds `size` spikes. Returns v.
        """
        counts = source.data
        if not 0 <= size <= len(counts) // 2:
            raise RanvierError("Vector.psth: the size must be 0 to half the number of bins")
        windows = [_window(counts, i, size) for i in range(len(counts))]
        spikes = np.array([ordered_sum(np.array(counts[first : last + 1])) for first, last in windows])
        widths = np.array([last - first + 1 for first, last in windows])
        with np.errstate(all="ignore"):
            return self.assign(spikes / trials * 1000.0 / (widths * dt))  # type: ignore[return-value]

    @method
    def trigavg(self, source: Vector, trigger: Vector, before: int, after: int) -> float:
        """v.trigavg(w, trigger, before, after): v becomes the mean of w from `before` elements ahead of each trigger
        index to the last of `after` elements from it on; triggers that are nearer to the ends of w are left out, with
        none left the mean is nan. Returns the number of triggers used.
        """
        values = source.values
        if not (0 <= before < len(values) and 0 <= after < len(values)):
            raise RanvierError(f"Vector.trigavg: the numbers before and after must be 0 to {len(values) - 1}")
        at = [int(i) for i in trigger.data if int(i) >= before and int(i) + after < len(values)]
        total = np.zeros(before + after)
        for i in at:
            total += values[i - before : i + after]
        self.assign(total / len(at) if at else np.full(len(total), -np.nan))
        return float(len(at))

    @method
    def medfltr(self, first: Vector | int | None = None, points: int | None = None) -> Vector:
        """v.medfltr(w, points) or v.medfltr(points): each element of w (or of v) becomes the median of itself and the
        `points` (default 3) on either side. Returns v.
        """
        source: VectorStorage = self
        if isinstance(first, VectorStorage):
            source = first
        elif first is not None:
            points = first
        values = source.values
        if points is not None and not 1 <= points <= len(values) // 2:
            raise RanvierError(f"Vector.medfltr: points must be 1 to {len(values) // 2}, half the size")
        reach = 3 if points is None else points
        medians = [float(np.median(values[max(0, i - reach) : i + reach + 1])) for i in range(len(values))]
        return self.assign(medians)  # type: ignore[return-value]

    @method
    def inf(
        self,
        current: Vector,
        dt: float,
        gl: float,
        el: float,
        cm: float,
        threshold: float,
        reset: float,
        refractory: float = 0.0,
    ) -> Vector:
        """v.inf(i, dt, gl, el, cm, th, res, ref): voltage of a leaky integrate-and-fire cell driven by the currents i,
        by forward Euler. A spike is a 0, followed by the reset voltage; none within `ref` after a reset. Returns v.
        """
        if not current.data or cm == 0 or dt <= 0:
            raise RanvierError("Vector.inf: i must not be empty, cm not 0 and dt positive")
        voltages = [el]
        reset_at = -np.inf
        while len(voltages) < len(current.data):
            i, v = len(voltages), voltages[-1]
            v += dt * (current.data[i - 1] - gl * (v - el)) / cm
            if v >= threshold and (i - reset_at) * dt > refractory:
                voltages += [0.0, reset]
                reset_at = i + 1
            else:
                voltages.append(v)
        return self.assign(voltages[: len(current.data)])  # type: ignore[return-value]


def _window(counts: array, i: int, size: float) -> tuple[int, int]:
    """The bins around i that hold so many spikes: it is widened to the right and to the left in turn."""
    first = last = i
    spikes = counts[i]
    while spikes < size and (first > 0 or last < len(counts) - 1):
        if last < len(counts) - 1:
            last += 1
            spikes += counts[last]
        if spikes < size and first > 0:
            first -= 1
            spikes += counts[first]
    return first, last
