"""Where the conditions of WATCH are looked at: the flags of those that became true go into the queue.

At a step's begin or end (`check_watches`), or within a variable step, as thresholds of the second order are found (see
`crossing`, and when each of these kernels is run).
"""

from __future__ import annotations

from ..ir.restricted_python import from_bits, func, kernel
from ..ir.types import f64, f64_array, i1, i64, i64_array
from .crossing import crossing_time, side
from .events import NO_SLOT
from .queue import DUE, LOOKED, SLOT, WANTED, T, free_slots
from .watch_list import (
    BEFORE,
    BELOW,
    COUNT,
    ENDS,
    LOW,
    NEXT,
    QUEUED,
    SIDE,
    put_flag,
    value_of,
    withdraw_flag,
)


@func
def no_room(watches: i64_array, state: i64_array) -> i64:
    """A stop code, if not all flags that may have to go into the queue find room there."""
    state[WANTED] = watches[COUNT]
    return NO_SLOT if free_slots(state) < watches[COUNT] else 0


@kernel
def check_watches(
    home: i64, watches: i64_array, clock: f64_array, state: i64_array, event: i64_array, heap: i64_array,
    key: f64_array,
) -> i64:  # fmt: skip
    """The flag of each condition of a list that has become true since the last look is delivered now."""
    if no_room(watches, state) != 0:
        return NO_SLOT
    c = i64_array(watches[ENDS])[2 * home]
    while c >= 0:
        if value_of(watches, c) > 0.0:
            if i64_array(watches[SIDE])[c] == BELOW:
                _ = put_flag(watches, state, event, heap, key, c, clock[T])
        else:
            i64_array(watches[SIDE])[c] = BELOW
        c = i64_array(watches[NEXT])[c]
    return 0


@kernel
def look_at_watches(first: i64, last: i64, watches: i64_array, clock: f64_array, moment: f64_array):
    """How far the conditions are beyond their thresholds, from where the next step starts."""
    for c in range(first, last):
        f64_array(watches[BEFORE])[c] = value_of(watches, c)
    moment[LOOKED] = clock[T]


@func
def became_true(watches: i64_array, c: i64, value: f64) -> i1:
    return value > 0.0 and i64_array(watches[SIDE])[c] == BELOW


@func
def note(watches: i64_array, c: i64, value: f64) -> i64:
    """Where a condition is now. Gives the next one of its list."""
    before = f64_array(watches[BEFORE])[c]
    i64_array(watches[SIDE])[c] = side(i64_array(watches[SIDE])[c], before, value, f64_array(watches[LOW])[c])
    f64_array(watches[BEFORE])[c] = value
    return i64_array(watches[NEXT])[c]


@kernel
def plan_flags(
    home: i64, watches: i64_array, clock: f64_array, moment: f64_array, state: i64_array, event: i64_array,
    heap: i64_array, key: f64_array,
) -> i64:  # fmt: skip
    """At the end of a step: a flag for each condition that became true in it."""
    if no_room(watches, state) != 0:
        return NO_SLOT
    c = i64_array(watches[ENDS])[2 * home]
    while c >= 0:
        value = value_of(watches, c)
        if became_true(watches, c, value):
            before = f64_array(watches[BEFORE])[c]
            f64_array(watches[LOW])[c] = min(before, 0.0)
            time = crossing_time(before, value, moment[LOOKED], clock[T])
            _ = put_flag(watches, state, event, heap, key, c, time)
        c = note(watches, c, value)
    moment[LOOKED] = clock[T]
    return 0


@kernel
def flags_at_once(
    home: i64, watches: i64_array, clock: f64_array, moment: f64_array, state: i64_array, event: i64_array,
    heap: i64_array, key: f64_array,
) -> i64:  # fmt: skip
    """Where the integrator began anew: what was planned for later is off; what is true now is told now."""
    if no_room(watches, state) != 0:
        return NO_SLOT
    c = i64_array(watches[ENDS])[2 * home]
    while c >= 0:
        value = value_of(watches, c)
        slot = i64_array(watches[QUEUED])[c]
        if slot >= 0:
            if from_bits(event[slot * SLOT + DUE]) > clock[T]:
                _ = withdraw_flag(watches, state, event, heap, key, c)
                i64_array(watches[SIDE])[c] = BELOW
        if became_true(watches, c, value):
            f64_array(watches[LOW])[c] = 0.0
            _ = put_flag(watches, state, event, heap, key, c, clock[T])
        c = note(watches, c, value)
    moment[LOOKED] = clock[T]
    return 0
