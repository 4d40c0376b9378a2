"""Kernels that play vectors into variables. `times[k]` and `values[k]` are addresses; a last time that is never
reached ends each."""

from __future__ import annotations

from ..ir.restricted_python import func, kernel
from ..ir.types import f64, f64_array, i64, i64_array

T, DT = 0, 1  # places in the clock


@kernel
def play_steps(
    count: i64, ahead: f64, clock: f64_array, targets: i64_array, times: i64_array, values: i64_array,
    reached: i64_array,
):  # fmt: skip
    """Values that are due until t + ahead * dt; they stay until the next."""
    now = clock[T] + ahead * clock[DT]
    for k in range(count):
        place = reached[k]
        while f64_array(times[k])[place] <= now:
            f64_array(targets[k])[0] = f64_array(values[k])[place]
            place = place + 1
        reached[k] = place


@func
def interpolate(now: f64, t0: f64, t1: f64, y0: f64, y1: f64) -> f64:
    """Between two points, or beyond them; their average if both are at one time."""
    width = t1 - t0
    part = (now - t0) / width if width > 0.0 else 0.5
    return y0 + (y1 - y0) * part


@kernel
def play_lines(
    count: i64, at_end: i64, clock: f64_array, targets: i64_array, times: i64_array, values: i64_array,
    sizes: i64_array, jumps: i64_array, reached: i64_array,
):  # fmt: skip
    """Linear between the points, as the last two go beyond the last; constant before the first.

    At the end of a step no point is passed that is a jump (1 in `jumps[k]`, else 0): its own event comes later.
    """
    now = clock[T]
    for k in range(count):
        place = reached[k]
        while f64_array(times[k])[place] <= now and (at_end == 0 or f64_array(jumps[k])[place] == 0.0):
            place = place + 1
        reached[k] = place
        right = min(place, sizes[k] - 1)
        if place == 0 or sizes[k] == 1:
            f64_array(targets[k])[0] = f64_array(values[k])[0]
        else:
            t0 = f64_array(times[k])[right - 1]
            t1 = f64_array(times[k])[right]
            y0 = f64_array(values[k])[right - 1]
            y1 = f64_array(values[k])[right]
            f64_array(targets[k])[0] = interpolate(now, t0, t1, y0, y1)


@kernel
def play_segments(
    first: i64, last: i64, clock: f64_array, targets: i64_array, times: i64_array, values: i64_array,
    sizes: i64_array, reached: i64_array,
):  # fmt: skip
    """Played lines: each goes on straight until the integrator has begun anew at its next point."""
    for k in range(first, last):
        right = min(reached[k], sizes[k] - 1)
        if right > 0:
            t0 = f64_array(times[k])[right - 1]
            t1 = f64_array(times[k])[right]
            y0 = f64_array(values[k])[right - 1]
            y1 = f64_array(values[k])[right]
            f64_array(targets[k])[0] = interpolate(clock[T], t0, t1, y0, y1)
        else:
            f64_array(targets[k])[0] = f64_array(values[k])[0]
