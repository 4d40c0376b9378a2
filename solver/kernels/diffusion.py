"""Diffusion of a mechanism's states along the sections: an implicit step on the tree of its segments."""

from __future__ import annotations

from ..ir.restricted_python import func, kernel
from ..ir.types import f64, f64_array, i32_array, i64


@func
def coupling(rate: f64, beyond: f64, length: f64, length_beyond: f64, volume: f64) -> f64:
    """(D + D')/(dx + dx') / (V dx), 1/ms. The operations are NEURON's: sizes of steps depend on the last digits."""
    return (rate + beyond) / 2.0 * (2.0 / length / (length + length_beyond)) / volume


@kernel
def diffusion_rates(
    count: i64, row: i32_array, place: i32_array, above: i32_array, length: f64_array, volume: f64_array,
    rate: f64_array, state: f64_array, change: f64_array,
):  # fmt: skip
    """Adds dc/dt of the equation below to `change` (by instances)."""
    for k in range(count):
        p = above[k]
        if p >= 0:
            i = row[k]
            j = row[p]
            drop = state[place[p]] - state[place[k]]
            change[i] = change[i] + coupling(rate[i], rate[j], length[k], length[p], volume[i]) * drop
            change[j] = change[j] - coupling(rate[j], rate[i], length[p], length[k], volume[j]) * drop


@kernel
def decays(
    count: i64, row: i32_array, place: i32_array, clock: f64_array, per_kelvin: f64, volume: f64_array,
    flux_slope: f64_array, state: f64_array, decay: f64_array,
):  # fmt: skip
    """How fast (1/ms) a concentration c goes back by the current that it drives through the membrane, as the reversal
    potential has it: RT/zF df/dv / (V c), as NEURON reckons. `per_kelvin` R/zF in mV/K."""
    for k in range(count):
        i = row[k]
        slope = per_kelvin * (clock[2] + 273.15) * flux_slope[i]
        if slope < 0.0:
            slope = -slope
        decay[k] = slope / volume[i] / state[place[k]] if slope > 0.0 else 0.0


@kernel
def diffuse(
    count: i64, clock: f64_array, row: i32_array, place: i32_array, above: i32_array, length: f64_array,
    volume: f64_array, rate: f64_array, state: f64_array, decay: f64_array, d: f64_array, rhs: f64_array,
    into: f64_array, into_above: f64_array,
):  # fmt: skip
    """dc/dt = sum over neighbours of (D + D')/(dx + dx') (c' - c) / (V dx) - decay c, backward Euler, for all segments
    at once, with NEURON's operations.

    Segment k of the tree is the instance row[k], its state lies at place[k]; above[k] is the segment it hangs on (an
    earlier one), -1: none. `length` dx is in um and `decay` in 1/ms by segments, `volume` V in um2 and `rate` D in
    um4/ms by instances.
    """
    each = 1.0 / clock[1]
    for k in range(count):
        d[k] = each + decay[k]
        rhs[k] = state[place[k]] / clock[1]
    for k in range(count):
        p = above[k]
        if p >= 0:
            i = row[k]
            j = row[p]
            into[k] = -coupling(rate[i], rate[j], length[k], length[p], volume[i])
            into_above[k] = -coupling(rate[j], rate[i], length[p], length[k], volume[j])
            d[k] = d[k] - into[k]
            d[p] = d[p] - into_above[k]
    for k in range(count - 1, -1, -1):
        p = above[k]
        if p >= 0:
            factor = into_above[k] / d[k]
            d[p] = d[p] - factor * into[k]
            rhs[p] = rhs[p] - factor * rhs[k]
    for k in range(count):
        p = above[k]
        if p >= 0:
            rhs[k] = rhs[k] - into[k] * rhs[p]
        rhs[k] = rhs[k] / d[k]
        state[place[k]] = rhs[k]
