"""What happens with events, native: threshold detection, delivery and requests; the queue itself is in `queue`.

Nothing here allocates. Where there is no room the kernel returns a stop code before it has changed anything; Python
makes room and calls the same kernel again. `solver/integrate/events.py` does this.
"""

from __future__ import annotations

import math

from ..ir.restricted_python import bits, from_bits, func, kernel
from ..ir.types import f64, f64_array, i32_array, i64, i64_array
from .queue import (
    ACTIVE,
    ASKED,
    CALLBACK,
    CALLED,
    CALLS,
    CALLS_CAPACITY,
    CONNECTION,
    DELIVERED,
    DISTURBED,
    DT,
    DUE,
    FIRST_WEIGHT,
    FLAG,
    HANDLER,
    INSTANCE,
    KIND,
    LEAST,
    LIMIT,
    LOG_CAPACITY,
    LOGGED,
    MARKS,
    REQUEST,
    SAVED,
    SELF,
    SLOT,
    SOURCE,
    SPIKE,
    TARGET,
    WANTED,
    WATCHED,
    WEIGHT,
    T,
    free_slots,
    move,
    next_least,
    push,
    release,
)  # fmt: skip
from .watch_list import QUEUED, unwatch, watch

# --- a row of `handler`: a mechanism that receives or sends events ---
HANDLER_SIZE = 18
SLOTS = 0  # address of the arguments of its net_receive
AT_INSTANCE, AT_WEIGHT, AT_FLAG = 1, 2, 3  # where in them these are, -1 if it does not want them
ROWS = 4  # address (i32): handle → row
HANDLES = 5  # address (i32): row → handle
MOVABLE = 6  # address (i64): handle → slot of the event that net_move moves, -1
SOURCES = 7  # address (i32): handle → the source it is, -1
REQUESTED, REQUEST_KIND, REQUEST_ROW, REQUEST_TIME, REQUEST_FLAG = 8, 9, 10, 11, 12  # addresses of its requests, or 0
REQUEST_CAPACITY = 13
DISTURBS = 14  # 1 if it sits on a membrane, 0 if artificial
WEIGHTS = 15  # of each connection to it
CONDITIONS = 16  # address (i64): handle → the first of its conditions in `watches`
CONDITION_COUNT = 17  # of each instance

SEND, EVENT, MOVE, UNWATCH, WATCH = range(5)  # kinds of requests, as solver/mechanism/events.py numbers them

# --- what a source does at a spike, bits ---
LOGS, CALLS_STATEMENT = 1, 2  # LOGS: for who records it here, or for other processes

# --- stop codes ---
FIRST_CODE = 1 << 40  # beyond those of other kernels
NO_SLOT = FIRST_CODE  # make room for state[WANTED] events
NO_LOG = FIRST_CODE + 1  # read the log and empty it
NO_CALLS = FIRST_CODE + 2  # make room for callbacks
STATEMENT = FIRST_CODE + 3  # call the statement of source state[WANTED]
CALLS_WAIT = FIRST_CODE + 4  # call the callbacks, and then go on with the next kernel
IN_THE_PAST = FIRST_CODE + 5  # mechanism state[WANTED] asked for an event at moment[ASKED] < t
NOTHING_TO_MOVE = FIRST_CODE + 6
LOST_REQUESTS = FIRST_CODE + 7
LAST_CODE = LOST_REQUESTS

INFINITE = math.inf
AFTER_CROSSING = 1e-10  # ms; a spike's time is that of the (fixed) step at whose begin it is found, and this


# --- sources ---


@func
def send(
    state: i64_array, moment: f64_array, event: i64_array, heap: i64_array, key: f64_array, first_out: i32_array,
    out: i32_array, delay: f64_array, active: i32_array, does: i32_array, gid: i32_array, log_time: f64_array,
    log_source: i64_array,
    source: i64, time: f64,
) -> i64:  # fmt: skip
    """A spike of a source at a time: it is logged, and each active connection gets an event after its delay."""
    first = i64(first_out[source])
    last = i64(first_out[source + 1])
    if free_slots(state) < last - first:
        state[WANTED] = last - first
        return NO_SLOT
    action = i64(does[source])
    if action & LOGS != 0 and state[CALLED] == 0:
        place = state[LOGGED]
        if place >= state[LOG_CAPACITY]:
            return NO_LOG
        log_time[place] = time
        log_source[place] = source
        state[LOGGED] = place + 1
    if action & CALLS_STATEMENT != 0 and state[CALLED] == 0:
        state[CALLED] = 1
        state[WANTED] = source
        moment[ASKED] = time
        return STATEMENT
    state[CALLED] = 0
    number = i64(gid[source])
    for k in range(first, last):
        c = i64(out[k])
        if active[c] != 0:
            order = (number << 32) + c if number >= 0 else -1
            _ = push(state, event, heap, key, time + delay[c], CONNECTION, c, 0, 0, 0.0, time, order)
    return 0


@kernel
def detect(
    first: i64, last: i64, later: f64, order: i64_array, clock: f64_array, addresses: i64_array, threshold: f64_array,
    above: i32_array, state: i64_array, moment: f64_array, event: i64_array, heap: i64_array, key: f64_array,
    first_out: i32_array, out: i32_array, delay: f64_array, active: i32_array, does: i32_array, gid: i32_array,
    log_time: f64_array, log_source: i64_array,
) -> i64:  # fmt: skip
    """Send, at t + `later`, for every source from `first` to `last` in their order that went above its threshold since
    the last look."""
    j = first + state[SOURCE]
    while j < last:
        k = order[j]
        if addresses[k] != 0:
            if f64_array(addresses[k])[0] > threshold[k]:
                if above[k] == 0:
                    code = send(
                        state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time, log_source,
                        k, clock[T] + later,
                    )  # fmt: skip
                    if code != 0:
                        state[SOURCE] = j - first
                        return code
                    above[k] = 1
            else:
                above[k] = 0
        j = j + 1
    state[SOURCE] = 0
    return 0


# --- requests and delivery ---


@func
def take_watch(
    handler: i64_array, state: i64_array, event: i64_array, heap: i64_array, key: f64_array, watches: i64_array,
    which: i64, handle: i64, kind: i64, value: f64, flag: f64,
) -> i64:  # fmt: skip
    """One of a mechanism's requests: no condition of the instance is watched any more, or another one is."""
    first = i64_array(handler[which * HANDLER_SIZE + CONDITIONS])[handle]
    count = handler[which * HANDLER_SIZE + CONDITION_COUNT]
    if kind == UNWATCH:
        return unwatch(watches, state, event, heap, key, first, first + count)
    return watch(watches, first + kind - WATCH, value, flag)


@func
def take_one(
    clock: f64_array, handler: i64_array, state: i64_array, moment: f64_array, event: i64_array, heap: i64_array,
    key: f64_array, first_out: i32_array, out: i32_array, delay: f64_array, active: i32_array, does: i32_array,
    gid: i32_array, log_time: f64_array, log_source: i64_array, which: i64, weight: i64, handle: i64, kind: i64,
    time: f64, flag: f64,
) -> i64:  # fmt: skip
    """One of a mechanism's requests that is about an event."""
    if time < clock[T]:
        return IN_THE_PAST
    at = which * HANDLER_SIZE
    if kind == EVENT:
        source = i64(i32_array(handler[at + SOURCES])[handle])
        if source < 0:
            return 0
        return send(
            state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time, log_source, source,
            time,
        )  # fmt: skip
    if kind == MOVE:
        slot = i64_array(handler[at + MOVABLE])[handle]
        return move(state, event, heap, key, slot, time, clock[T]) if slot >= 0 else NOTHING_TO_MOVE
    if free_slots(state) < 1:
        state[WANTED] = 1
        return NO_SLOT
    slot = push(state, event, heap, key, time, SELF, which, handle, weight, flag, clock[T], -1)
    if flag == 1.0:
        i64_array(handler[at + MOVABLE])[handle] = slot
    return 0


@func
def take(
    clock: f64_array, handler: i64_array, state: i64_array, moment: f64_array, event: i64_array, heap: i64_array,
    key: f64_array, first_out: i32_array, out: i32_array, delay: f64_array, active: i32_array, does: i32_array,
    gid: i32_array, log_time: f64_array, log_source: i64_array, watches: i64_array, which: i64, weight: i64,
) -> i64:  # fmt: skip
    """What mechanism `which` asked for in its last launch goes into the queue, in the order it was asked."""
    at = which * HANDLER_SIZE
    if handler[at + REQUESTED] == 0:
        return 0
    count = i64_array(handler[at + REQUESTED])[0]
    if count > handler[at + REQUEST_CAPACITY]:
        state[WANTED] = which
        return LOST_REQUESTS
    for k in range(state[REQUEST], count):
        kind = i64_array(handler[at + REQUEST_KIND])[k]
        handle = i64(i32_array(handler[at + HANDLES])[i64_array(handler[at + REQUEST_ROW])[k]])
        time = f64_array(handler[at + REQUEST_TIME])[k]
        flag = f64_array(handler[at + REQUEST_FLAG])[k]
        moment[ASKED] = time
        state[REQUEST] = k
        state[WANTED] = which
        if kind >= UNWATCH:
            _ = take_watch(handler, state, event, heap, key, watches, which, handle, kind, time, flag)
        else:
            code = take_one(
                clock, handler, state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time,
                log_source, which, weight, handle, kind, time, flag,
            )  # fmt: skip
            if code != 0:
                return code
    state[REQUEST] = 0
    i64_array(handler[at + REQUESTED])[0] = 0
    return 0


@kernel
def take_requests(
    which: i64, weight_index: i64,
    clock: f64_array, handler: i64_array, state: i64_array, moment: f64_array, event: i64_array, heap: i64_array,
    key: f64_array, first_out: i32_array, out: i32_array, delay: f64_array, active: i32_array,
    does: i32_array, gid: i32_array, log_time: f64_array, log_source: i64_array, watches: i64_array,
) -> i64:  # fmt: skip
    """After a launch over all instances of a mechanism, whose events have no weights (`weight_index` 0); or, called by
    C text (lang/c/events.h), after one for the weights that begin there."""
    return take(
        clock, handler, state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time, log_source,
        watches, which, weight_index,
    )  # fmt: skip


@func
def prepare_handler(handler: i64_array, state: i64_array, which: i64, row: i64, weight: i64, flag: f64) -> i64:
    """Write the arguments of a handler's launch, and give what tells the dispatcher to launch it."""
    at = which * HANDLER_SIZE
    if handler[at + AT_INSTANCE] >= 0:
        i64_array(handler[at + SLOTS])[handler[at + AT_INSTANCE]] = row
    if handler[at + AT_WEIGHT] >= 0:
        i64_array(handler[at + SLOTS])[handler[at + AT_WEIGHT]] = weight
    if handler[at + AT_FLAG] >= 0:
        i64_array(handler[at + SLOTS])[handler[at + AT_FLAG]] = bits(flag)
    state[HANDLER] = which
    state[WEIGHT] = weight
    return -1 - which


@func
def note_callback(calls: i64_array, state: i64_array, target: i64) -> i64:
    """A callback that is due is called after the step; a mark (target < 0) is counted. Not 0: there is no room."""
    if target < 0:
        state[MARKS] = state[MARKS] + 1
        return 0
    if state[CALLS] >= state[CALLS_CAPACITY]:
        return NO_CALLS
    calls[state[CALLS]] = target
    state[CALLS] = state[CALLS] + 1
    return 0


@func
def begin_delivery(clock: f64_array, state: i64_array, moment: f64_array, ahead: f64) -> i64:
    state[ACTIVE] = 1
    moment[SAVED] = clock[T]
    moment[LIMIT] = clock[T] + ahead * clock[DT]
    return 0


@func
def end_delivery(clock: f64_array, state: i64_array, moment: f64_array) -> i64:
    clock[T] = moment[SAVED]
    state[ACTIVE] = 0
    return 0


@func
def receiver(
    handler: i64_array, mechanism: i32_array, instance: i32_array, first_weight: i64_array, watches: i64_array,
    event: i64_array, clock: f64_array, state: i64_array, slot: i64,
) -> i64:  # fmt: skip
    """An event that left the queue: what tells the dispatcher to launch its handler, or 0 if it has none."""
    at = slot * SLOT
    kind = event[at + KIND]
    target = event[at + TARGET]
    handle = event[at + INSTANCE]
    weight = event[at + FIRST_WEIGHT]
    flag = from_bits(event[at + FLAG])
    if kind == CONNECTION:
        weight = first_weight[target]
        handle = i64(instance[target])
        target = i64(mechanism[target])  # what is on its way arrives, even if the connection is not active any more
    if kind == WATCHED:
        i64_array(watches[QUEUED])[weight] = -1
        weight = 0
    if kind >= CALLBACK or target < 0:
        return 0
    if kind == SELF and flag == 1.0:
        i64_array(handler[target * HANDLER_SIZE + MOVABLE])[handle] = -1
    row = i64(i32_array(handler[target * HANDLER_SIZE + ROWS])[handle])
    if row < 0:
        return 0
    clock[T] = from_bits(event[at + DUE])
    state[DISTURBED] = state[DISTURBED] + handler[target * HANDLER_SIZE + DISTURBS]
    return prepare_handler(handler, state, target, row, weight, flag)


@kernel
def next_event(
    ahead: f64, single: i64, clock: f64_array, handler: i64_array, mechanism: i32_array, instance: i32_array,
    first_weight: i64_array, calls: i64_array,
    state: i64_array, moment: f64_array, event: i64_array, heap: i64_array, key: f64_array, first_out: i32_array,
    out: i32_array, delay: f64_array, active: i32_array, does: i32_array, gid: i32_array, log_time: f64_array,
    log_source: i64_array, watches: i64_array,
) -> i64:  # fmt: skip
    """Deliver what is due until t + ahead * dt, each at its own t (with `single` the first of it): -1 - h asks to
    launch handler h and to come again, 0 says that nothing is left."""
    code = 0
    if state[ACTIVE] == 0:
        _ = begin_delivery(clock, state, moment, ahead)
    elif state[HANDLER] >= 0:
        code = take(
            clock, handler, state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time,
            log_source, watches, state[HANDLER], state[WEIGHT],
        )  # fmt: skip
        if code != 0:
            return code
        state[HANDLER] = -1
    slot = state[LEAST]
    while slot >= 0 and from_bits(event[slot * SLOT + DUE]) <= moment[LIMIT]:
        kind = event[slot * SLOT + KIND]
        if kind == CALLBACK:
            code = note_callback(calls, state, event[slot * SLOT + TARGET])
        elif kind == SPIKE:
            code = send(
                state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time, log_source,
                event[slot * SLOT + TARGET], from_bits(event[slot * SLOT + DUE]),
            )  # fmt: skip
        if code != 0:
            return code
        _ = next_least(state, event, heap, key)
        _ = release(state, event, slot)
        state[DELIVERED] = state[DELIVERED] + 1
        if single != 0:
            moment[LIMIT] = -INFINITE
        code = receiver(
            handler, mechanism, instance, first_weight, watches, event, clock, state, slot
        )  # fmt: skip
        if code != 0:
            return code
        slot = state[LEAST]
    return end_delivery(clock, state, moment)


@kernel
def callbacks_wait(state: i64_array) -> i64:
    """At the end of a step: stop if an event with a callback was delivered in it."""
    if state[CALLS] > 0:
        return CALLS_WAIT
    return 0


@kernel
def next_connection(
    count: i64, first_weight: i64_array, mechanism: i32_array,
    instance: i32_array, weight: f64_array, handler: i64_array, state: i64_array,
) -> i64:  # fmt: skip
    """At initialization: for each connection launch the INITIAL of its NET_RECEIVE (`handler` here is that of those
    blocks; without one all weights but the first become 0)."""
    k = state[SOURCE]
    while k < count:
        c = k
        target = i64(mechanism[c])
        k = k + 1
        if target >= 0:
            if handler[target * HANDLER_SIZE + SLOTS] == 0:
                for w in range(1, handler[target * HANDLER_SIZE + WEIGHTS]):
                    weight[first_weight[c] + w] = 0.0
            else:
                row = i64(i32_array(handler[target * HANDLER_SIZE + ROWS])[i64(instance[c])])
                if row >= 0:
                    state[SOURCE] = k
                    return prepare_handler(handler, state, target, row, first_weight[c], 0.0)
    state[SOURCE] = 0
    state[HANDLER] = -1
    return 0


@kernel
def schedule(
    time: f64, kind: i64, target: i64, handle: i64, weights: i64, flag: f64, clock: f64_array, state: i64_array,
    event: i64_array, heap: i64_array, key: f64_array,
) -> i64:  # fmt: skip
    """Put one event into the queue, from Python."""
    if free_slots(state) < 1:
        state[WANTED] = 1
        return NO_SLOT
    _ = push(state, event, heap, key, time, kind, target, handle, weights, flag, clock[T], -1)
    return 0


@kernel
def spikes_arrive(
    count: i64, sources: i64_array, times: f64_array,
    state: i64_array, moment: f64_array, event: i64_array, heap: i64_array, key: f64_array, first_out: i32_array,
    out: i32_array, delay: f64_array, active: i32_array, does: i32_array, gid: i32_array, log_time: f64_array,
    log_source: i64_array,
) -> i64:  # fmt: skip
    """Spikes of other processes, by the sources that stand for theirs here."""
    k = state[SOURCE]
    while k < count:
        code = send(
            state, moment, event, heap, key, first_out, out, delay, active, does, gid, log_time, log_source,
            sources[k], times[k],
        )  # fmt: skip
        if code != 0:
            state[SOURCE] = k
            return code
        k = k + 1
    state[SOURCE] = 0
    return 0
