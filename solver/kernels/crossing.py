"""Thresholds of the second order, for the variable step: when a source's variable crosses its threshold within a step,
its spike is put into the queue for the time at which a line between the step's ends crosses it.

What happens before that may change the solution: where the integrator begins anew, spikes that were planned for later
are withdrawn, and the sources are looked at as they are there. After the sources come the conditions of WATCH, in the
same way (`watch`); then the looking is over (`moment[LOOKED]`).
"""

from __future__ import annotations

from ..ir.restricted_python import func, kernel
from ..ir.types import f64, f64_array, i32, i32_array, i64, i64_array
from .events import NO_SLOT, send
from .queue import (
    CAPACITY,
    KIND,
    LEAST,
    LOOKED,
    SIZE,
    SLOT,
    SOURCE,
    SPIKE,
    TARGET,
    WANTED,
    T,
    free_slots,
    push,
    withdraw,
)  # fmt: skip

BELOW, ABOVE, PLANNED = 0, 1, 2  # values of `above`: the last, a spike was put into the queue in the present step


@func
def is_spike(event: i64_array, slot: i64, source: i64) -> i64:
    """Whether it is a spike of this source."""
    at = slot * SLOT
    return 1 if event[at + KIND] == SPIKE and event[at + TARGET] == source else 0


@func
def withdraw_spike(state: i64_array, event: i64_array, heap: i64_array, key: f64_array, source: i64) -> i64:
    """The spike of a source leaves the queue."""
    slot = state[LEAST]
    place = 0
    while slot >= 0 and is_spike(event, slot, source) == 0:
        slot = heap[place] if place < state[SIZE] else -1
        place = place + 1
    return withdraw(state, event, heap, key, slot) if slot >= 0 else 0


@kernel
def look(
    first: i64, last: i64, order: i64_array, addresses: i64_array, threshold: f64_array, before: f64_array,
):  # fmt: skip
    """Where the variables are, against their thresholds."""
    for j in range(first, last):
        k = order[j]
        if addresses[k] != 0:
            before[k] = f64_array(addresses[k])[0] - threshold[k]


@func
def crossing_time(before: f64, value: f64, begin: f64, end: f64) -> f64:
    """Where a line crosses 0, rounded as NEURON does."""
    part = before / (before - value) if before < 0.0 else 0.0
    return end * part + begin * (1.0 - part)


@func
def side(above: i64, before: f64, value: f64, low: f64) -> i64:
    """Where a variable is that sends no spike now. It is below again when it was found below `low` twice: below where
    the step began in which it crossed its threshold."""
    if value > 0.0:
        return ABOVE
    return BELOW if above == BELOW or (before < low and value < low) else above


@kernel
def plan_crossings(
    first: i64, last: i64, order: i64_array, clock: f64_array, addresses: i64_array, threshold: f64_array,
    above: i32_array, before: f64_array, due: f64_array, low: f64_array, state: i64_array, moment: f64_array,
    event: i64_array, heap: i64_array, key: f64_array,
) -> i64:  # fmt: skip
    """At the end of a step: a spike for every source that crossed its threshold in it."""
    j = first + state[SOURCE]
    while j < last:
        k = order[j]
        if addresses[k] != 0:
            value = f64_array(addresses[k])[0] - threshold[k]
            if value > 0.0 and above[k] == BELOW:
                if free_slots(state) < 1:
                    state[SOURCE] = j - first
                    state[WANTED] = state[CAPACITY]
                    return NO_SLOT
                due[k] = crossing_time(before[k], value, moment[LOOKED], clock[T])
                low[k] = min(before[k], 0.0)
                _ = push(state, event, heap, key, due[k], SPIKE, k, 0, 0, 0.0, due[k], -1)
                above[k] = PLANNED
            else:
                above[k] = i32(side(above[k], before[k], value, low[k]))
            before[k] = value
        j = j + 1
    state[SOURCE] = 0
    return 0


@kernel
def cross_at_once(
    first: i64, last: i64, order: i64_array, clock: f64_array, addresses: i64_array, threshold: f64_array,
    above: i32_array, before: f64_array, due: f64_array, low: f64_array, state: i64_array, moment: f64_array,
    event: i64_array, heap: i64_array, key: f64_array, first_out: i32_array, out: i32_array, delay: f64_array,
    active: i32_array, does: i32_array, gid: i32_array, log_time: f64_array, log_source: i64_array,
) -> i64:  # fmt: skip
    """Where the integrator began anew: what was planned for later is off, and who is above now sends now."""
    j = first + state[SOURCE]
    while j < last:
        k = order[j]
        if addresses[k] != 0:
            value = f64_array(addresses[k])[0] - threshold[k]
            if above[k] == PLANNED and due[k] > clock[T]:
                _ = withdraw_spike(state, event, heap, key, k)
                above[k] = BELOW
            if value > 0.0 and above[k] == BELOW:
                code = send(
                    state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time, log_source,
                    k, clock[T],
                )  # fmt: skip
                if code != 0:
                    state[SOURCE] = j - first
                    return code
                low[k] = 0.0
            above[k] = i32(side(above[k], before[k], value, low[k]))
            before[k] = value
        j = j + 1
    state[SOURCE] = 0
    return 0
