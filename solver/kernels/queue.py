"""The event queue, native: ordered by (time, sequence).

A *slot* holds one event: SLOT numbers in `event`. The earliest event waits in `state[LEAST]`, outside of the binary
heap of all others (`heap` holds their slots, `key` their times). It gets its sequence number when it enters the heap:
an event that was first in line and is overtaken by an earlier one goes behind all others of its own time. NEURON's
queue does that, and which of two simultaneous events comes first shows in what a model computes.

Where sources have global numbers (`state[GLOBAL]`), that would depend on how they are distributed over processes. There
the order is (time, when it was sent, sequence or, behind those, number of the source and connection), given when an
event is sent: it is the same whether a spike came from here or, later, from another process.
"""

from __future__ import annotations

from ..ir.restricted_python import bits, from_bits, func
from ..ir.types import f64, f64_array, i64, i64_array

T, DT = 0, 1  # places in the clock

# --- places in `state` ---
SIZE = 0  # events in the heap
CAPACITY = 1  # slots
SEQUENCE = 2
FREE = 3  # first of the chain of free slots
LEAST = 4  # slot of the earliest event, -1 if there is none
ACTIVE = 5  # a delivery is under way
HANDLER = 6  # whose requests are to be taken over: the one that was launched last, -1 if none
WEIGHT = 7  # where the weights of the event lie that it was launched for
REQUEST = 8  # the next of its requests
SOURCE = 9  # the next source or connection to look at
CALLED = 10  # the statement of the present source was called
WANTED = 11  # what a stop is about: slots, log entries, the callback or the source
DELIVERED = 12  # events delivered so far
LOGGED = 13  # spikes in the log
LOG_CAPACITY = 14
CALLS = 15  # callbacks in the list of those to be called
CALLS_CAPACITY = 16
DISTURBED = 17  # deliveries to mechanisms on a membrane: a variable step begins anew after them
INSERTED, MOVED = 18, 19  # events that were put into the queue, and moved in it, since the initialization
MARKS = 20  # delivered times that were only marked: callbacks that call nothing
GLOBAL = 21  # sources have global numbers
WITHDRAWN = 22  # planned spikes and flags that left the queue again
STATE_SIZE = 23

# --- places in `moment` ---
SAVED, LIMIT, ASKED = 0, 1, 2  # t before the delivery; until when to deliver; the time that a stop is about
LOOKED = 3  # when thresholds were looked at last, if they are found within steps
MOMENTS = 4

# --- a slot of `event` ---
SLOT = 9
DUE, ORDER, PLACE, KIND, TARGET, INSTANCE, FIRST_WEIGHT, FLAG = 0, 1, 2, 3, 4, 5, 6, 7  # DUE and FLAG as bits
SENT = 8  # bits of the time; 0 where there are no global numbers
NUMBERED = 1 << 62  # is subtracted from sequence numbers where there are

CONNECTION, SELF, WATCHED, CALLBACK, SPIKE = range(5)  # TARGET is a connection, a handler twice, a callback, a source
# WATCHED: the flag of a condition (of WATCH), which is where others have the first weight


# --- the heap ---


@func
def settle(event: i64_array, heap: i64_array, key: f64_array, place: i64, slot: i64, time: f64) -> i64:
    heap[place] = slot
    key[place] = time
    event[slot * SLOT + PLACE] = place
    return 0


@func
def precedes(event: i64_array, one: i64, other: i64) -> i64:
    """Of two events at the same time: whether one is before the other."""
    sent = event[one * SLOT + SENT]
    other_sent = event[other * SLOT + SENT]
    earlier = sent < other_sent or (sent == other_sent and event[one * SLOT + ORDER] < event[other * SLOT + ORDER])
    return 1 if earlier else 0


@func
def rise(event: i64_array, heap: i64_array, key: f64_array, start: i64, slot: i64, time: f64) -> i64:
    """Move up to where the parent is not later."""
    place = start
    above = (place - 1) >> 1
    while place > 0 and (time < key[above] or (time == key[above] and precedes(event, slot, heap[above]) != 0)):
        _ = settle(event, heap, key, place, heap[above], key[above])
        place = above
        above = (place - 1) >> 1
    return settle(event, heap, key, place, slot, time)


@func
def earlier_child(event: i64_array, heap: i64_array, key: f64_array, place: i64, size: i64) -> i64:
    left = 2 * place + 1
    right = left + 1
    child = left
    if right < size and (
        key[right] < key[left] or (key[right] == key[left] and precedes(event, heap[right], heap[left]) != 0)
    ):
        child = right
    return child


@func
def sink(
    event: i64_array, heap: i64_array, key: f64_array, start: i64, slot: i64, time: f64, size: i64
) -> i64:  # fmt: skip
    """Move down to where no child is earlier."""
    place = start
    child = earlier_child(event, heap, key, place, size)
    while child < size and (key[child] < time or (key[child] == time and precedes(event, heap[child], slot) != 0)):
        _ = settle(event, heap, key, place, heap[child], key[child])
        place = child
        child = earlier_child(event, heap, key, place, size)
    return settle(event, heap, key, place, slot, time)


@func
def enter(state: i64_array, event: i64_array, heap: i64_array, key: f64_array, slot: i64) -> i64:
    """Into the heap, behind all events of its time, unless its place was given when it was sent."""
    if state[GLOBAL] == 0:
        event[slot * SLOT + ORDER] = state[SEQUENCE]
        state[SEQUENCE] = state[SEQUENCE] + 1
    size = state[SIZE]
    state[SIZE] = size + 1
    return rise(event, heap, key, size, slot, from_bits(event[slot * SLOT + DUE]))


@func
def leave(state: i64_array, event: i64_array, heap: i64_array, key: f64_array, place: i64) -> i64:
    """Out of the heap; its slot."""
    slot = heap[place]
    size = state[SIZE] - 1
    state[SIZE] = size
    if place < size:
        last = heap[size]
        time = key[size]
        _ = sink(event, heap, key, place, last, time, size)
        _ = rise(event, heap, key, event[last * SLOT + PLACE], last, time)
    return slot


@func
def next_least(state: i64_array, event: i64_array, heap: i64_array, key: f64_array) -> i64:
    """The earliest of the heap is the one that waits."""
    least = -1
    if state[SIZE] > 0:
        least = leave(state, event, heap, key, 0)
    state[LEAST] = least
    return least


# --- the queue ---


@func
def arrive(state: i64_array, event: i64_array, heap: i64_array, key: f64_array, slot: i64) -> i64:
    """A new event, or one that was moved: it waits if it is the earliest, else it enters the heap."""
    least = state[LEAST]
    if least < 0:
        state[LEAST] = slot
        return 0
    time = from_bits(event[slot * SLOT + DUE])
    first = from_bits(event[least * SLOT + DUE])
    if time < first or (time == first and state[GLOBAL] != 0 and precedes(event, slot, least) != 0):
        _ = enter(state, event, heap, key, least)
        state[LEAST] = slot
    else:
        _ = enter(state, event, heap, key, slot)
    return 0


@func
def stamp(state: i64_array, event: i64_array, slot: i64, now: f64, order: i64) -> i64:
    """Where there are global numbers: sent now; with `order` -1 behind what was sent before."""
    if state[GLOBAL] == 0:
        event[slot * SLOT + SENT] = 0
        return 0
    sent = bits(now + 0.0)
    event[slot * SLOT + SENT] = sent if sent >= 0 else sent ^ 0x7FFFFFFFFFFFFFFF
    event[slot * SLOT + ORDER] = order
    if order < 0:
        event[slot * SLOT + ORDER] = state[SEQUENCE] - NUMBERED
        state[SEQUENCE] = state[SEQUENCE] + 1
    return 0


@func
def push(
    state: i64_array, event: i64_array, heap: i64_array, key: f64_array,
    time: f64, kind: i64, target: i64, instance: i64, weight: i64, flag: f64, now: f64, order: i64,
) -> i64:  # fmt: skip
    """A new event, sent now; its slot. There must be room."""
    slot = state[FREE]
    at = slot * SLOT
    state[FREE] = event[at + PLACE]
    state[INSERTED] = state[INSERTED] + 1
    event[at + DUE] = bits(time)
    event[at + KIND] = kind
    event[at + TARGET] = target
    event[at + INSTANCE] = instance
    event[at + FIRST_WEIGHT] = weight
    event[at + FLAG] = bits(flag)
    _ = stamp(state, event, slot, now, order)
    _ = arrive(state, event, heap, key, slot)
    return slot


@func
def release(state: i64_array, event: i64_array, slot: i64) -> i64:
    event[slot * SLOT + PLACE] = state[FREE]
    state[FREE] = slot
    return 0


@func
def move(
    state: i64_array, event: i64_array, heap: i64_array, key: f64_array, slot: i64, time: f64, now: f64
) -> i64:  # fmt: skip
    """Another time for an event of the queue; who waits goes on waiting if nobody is earlier then."""
    state[MOVED] = state[MOVED] + 1
    if slot == state[LEAST]:
        event[slot * SLOT + DUE] = bits(time)
        _ = stamp(state, event, slot, now, -1)
        if state[SIZE] > 0 and (
            time > key[0] or (time == key[0] and state[GLOBAL] != 0 and precedes(event, heap[0], slot) != 0)
        ):
            _ = next_least(state, event, heap, key)
            _ = enter(state, event, heap, key, slot)
    else:
        _ = leave(state, event, heap, key, event[slot * SLOT + PLACE])
        event[slot * SLOT + DUE] = bits(time)
        _ = stamp(state, event, slot, now, -1)
        _ = arrive(state, event, heap, key, slot)
    return 0


@func
def withdraw(state: i64_array, event: i64_array, heap: i64_array, key: f64_array, slot: i64) -> i64:
    """An event leaves the queue that is not going to be delivered."""
    state[WITHDRAWN] = state[WITHDRAWN] + 1
    if slot == state[LEAST]:
        _ = next_least(state, event, heap, key)
    else:
        _ = leave(state, event, heap, key, event[slot * SLOT + PLACE])
    return release(state, event, slot)


@func
def free_slots(state: i64_array) -> i64:
    waiting = 1 if state[LEAST] >= 0 else 0
    return state[CAPACITY] - state[SIZE] - waiting
