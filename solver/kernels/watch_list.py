"""The conditions that are watched, in the order in which WATCH statements asked for them: a list for each cell that has
steps of its own, or one list.

`watches` holds the addresses of the columns below, with a place for every condition of every instance, and how many
conditions are on the lists. A condition is true where its value is above 0.
"""

from __future__ import annotations

from ..ir.restricted_python import func
from ..ir.types import f64, f64_array, i64, i64_array
from .queue import WATCHED, push, withdraw

# --- places in `watches` ---
VALUE, SIDE, QUEUED = 0, 1, 2  # address of the value; where it was; slot of the event that is in the queue, -1: none
NEXT, PREVIOUS, HOME = 3, 4, 5  # on the list (-1: none, PREVIOUS may be OFF) of this cell
TARGET, INSTANCE, FLAG = 6, 7, 8  # who is told what
BEFORE, LOW = 9, 10  # of crossings within steps, as those of sources (see `crossing`)
ENDS = 11  # of each cell's list: the first and the last
COUNT = 12
PLACES = 13

OFF = -2
BELOW, ABOVE = 0, 1  # sides
NEARLY = 1e-11  # what is so near to its threshold is not below when it is watched first


@func
def value_of(watches: i64_array, c: i64) -> f64:
    return f64_array(i64_array(watches[VALUE])[c])[0]


@func
def watch(watches: i64_array, c: i64, value: f64, flag: f64) -> i64:
    """To the end of its list."""
    ends = 2 * i64_array(watches[HOME])[c]
    last = i64_array(watches[ENDS])[ends + 1]
    i64_array(watches[PREVIOUS])[c] = last
    i64_array(watches[NEXT])[c] = -1
    if last >= 0:
        i64_array(watches[NEXT])[last] = c
    else:
        i64_array(watches[ENDS])[ends] = c
    i64_array(watches[ENDS])[ends + 1] = c
    i64_array(watches[SIDE])[c] = ABOVE if value >= -NEARLY else BELOW
    f64_array(watches[LOW])[c] = 0.0
    f64_array(watches[FLAG])[c] = flag
    watches[COUNT] = watches[COUNT] + 1
    return 0


@func
def leave_list(watches: i64_array, c: i64) -> i64:
    ends = 2 * i64_array(watches[HOME])[c]
    before = i64_array(watches[PREVIOUS])[c]
    behind = i64_array(watches[NEXT])[c]
    if before >= 0:
        i64_array(watches[NEXT])[before] = behind
    else:
        i64_array(watches[ENDS])[ends] = behind
    if behind >= 0:
        i64_array(watches[PREVIOUS])[behind] = before
    else:
        i64_array(watches[ENDS])[ends + 1] = before
    i64_array(watches[PREVIOUS])[c] = OFF
    watches[COUNT] = watches[COUNT] - 1
    return 0


@func
def put_flag(
    watches: i64_array, state: i64_array, event: i64_array, heap: i64_array, key: f64_array, c: i64, time: f64
) -> i64:
    """Its flag is to be delivered at a time; there must be room."""
    i64_array(watches[QUEUED])[c] = push(
        state, event, heap, key, time, WATCHED, i64_array(watches[TARGET])[c], i64_array(watches[INSTANCE])[c], c,
        f64_array(watches[FLAG])[c], time, -1,
    )  # fmt: skip
    i64_array(watches[SIDE])[c] = ABOVE
    return 0


@func
def withdraw_flag(
    watches: i64_array, state: i64_array, event: i64_array, heap: i64_array, key: f64_array, c: i64
) -> i64:
    """It is not delivered after all."""
    slot = i64_array(watches[QUEUED])[c]
    i64_array(watches[QUEUED])[c] = -1
    return withdraw(state, event, heap, key, slot)


@func
def unwatch(
    watches: i64_array, state: i64_array, event: i64_array, heap: i64_array, key: f64_array, first: i64, last: i64
) -> i64:
    """These conditions, all of an instance, are watched no more."""
    for c in range(first, last):
        if i64_array(watches[PREVIOUS])[c] != OFF:
            _ = leave_list(watches, c)
        if i64_array(watches[QUEUED])[c] >= 0:
            _ = withdraw_flag(watches, state, event, heap, key, c)
    return 0
