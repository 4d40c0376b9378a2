"""The local variable step, native: each cell has an integrator of its own, and a time of its own.

A queue holds the cells by their times (as `queue` does, with a slot for each cell). Again and again: what is due until
the time of the least cell is done, each at its own time, to which the cells that it concerns are brought by the
polynomials of their last steps; or, if nothing is due, the least cell makes a step, or begins anew after a disturbance.
So nothing comes before a cell's last step began.

Kernels work on one cell at a time (see `local_cells`); what happens within a cell is that of `advance`.
"""

from __future__ import annotations

from ..ir.restricted_python import func, kernel, native
from ..ir.types import f64, f64_array, i32_array, i64, i64_array
from .advance import (
    BUDGET,
    CHANGE,
    CROSS,
    CROSSING,
    DELIVER,
    DELIVERED,
    DELIVERY,
    DETECT,
    DETECT_BEGUN,
    DETECTION,
    DETECTION_BEGUN,
    DETECTS,
    DISTURBED,
    DONE,
    DT,
    END,
    EXACTLY,
    EXCHANGE,
    EXCHANGED,
    EXCHANGES,
    EXCHANGING,
    GO,
    INFINITE,
    INTEGRATED,
    INTERPOLATION,
    MARKED,
    NO_ROOM,
    NO_TIMES,
    PHASE,
    PLAY,
    SAMPLERS,
    START,
    STEPPED,
    STOPWATCH,
    TIMES,
    UNTIL,
    WANTED,
    WATCH,
    WATCHES,
    WITHIN_STEPS,
    T,
    go_to,
    next_due,
    queued,
    record_point,
    set_off,
)
from .bdf import LAST_STEP, REACHED
from .driver import ENTRY, go_on, run
from .events import CALLS_STATEMENT, CALLS_WAIT, HANDLER_SIZE, ROWS
from .local_cells import (
    BEGAN,
    BEGINS,
    CHANGE_HOME,
    CHOSEN,
    COUNT,
    DELIVERS,
    DISTURBANCES,
    HOMES,
    NUMBERS,
    OWN,
    SAMPLE_HOME,
    SOURCE_HOME,
    STEP,
    TARGET_CELL,
    bring,
    bring_all,
    choose,
    has_room,
    least,
    least_time,
    moved,
)
from .queue import (
    CALLBACK,
    CALLS,
    CONNECTION,
    FLAG,
    INSTANCE,
    KIND,
    LEAST,
    SLOT,
    SPIKE,
    TARGET,
    WITHDRAWN,
)
from .queue import DISTURBED as DELIVERED_TO_MEMBRANES

# --- places in `times`, ms ---
BEFORE = TIMES  # where the least cell was when the present advance began
NEXT = TIMES + 1  # when something was due, before what was done last
LOCAL_TIMES = TIMES + 2


# --- what is due ---


@func
def cell_of_event(
    event: i64_array, slot: i64, mechanism: i32_array, instance: i32_array, handler: i64_array, does: i32_array,
    cells: i64_array,
) -> i64:  # fmt: skip
    """The cell that an event goes to; -1: none. What a statement at a planned spike finds there is the least cell."""
    at = slot * SLOT
    target = event[at + TARGET]
    handle = event[at + INSTANCE]
    if event[at + KIND] == SPIKE:
        home = i64_array(cells[SOURCE_HOME])[target]
        return least(cells) if home < 0 and i64(does[target]) & CALLS_STATEMENT != 0 else home
    if event[at + KIND] == CONNECTION:
        handle = i64(instance[target])
        target = i64(mechanism[target])
    row = -1
    if target >= 0:
        row = i64(i32_array(handler[target * HANDLER_SIZE + ROWS])[handle])
    return i64_array(i64_array(cells[HOMES])[target])[row] if row >= 0 else -1


@func
def play(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, changes: f64_array, samples: i64_array, filled: i64_array, moment: f64_array,
    cells: i64_array, due: f64,
) -> i64:  # fmt: skip
    """Samples are taken, and variables that are played take their values, after which their cells begin anew."""
    code = 0
    for k in range(plan[SAMPLERS]):
        if f64_array(samples[k])[filled[k]] <= due and code == 0:
            cell = i64_array(cells[SAMPLE_HOME])[k]
            code = bring(loop, drivers, plan, times, task, clock, vectors, moment, cells, cell, due)
    while changes[plan[CHANGE]] <= due and code == 0:
        cell = i64_array(cells[CHANGE_HOME])[plan[CHANGE]]
        plan[CHANGE] = plan[CHANGE] + 1
        code = bring(loop, drivers, plan, times, task, clock, vectors, moment, cells, cell, due)
        if plan[DISTURBED] == 0:
            _ = record_point(loop, drivers, plan)
        plan[DISTURBED] = 1
    clock[T] = due
    if code == 0:
        _ = run(loop, i64_array(drivers[PLAY]))
    return code


@func
def prepare_delivery(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, event: i64_array, moment: f64_array, mechanism: i32_array,
    instance: i32_array, handler: i64_array, does: i32_array, cells: i64_array, due: f64,
) -> i64:  # fmt: skip
    """What the next event concerns is where it is due: its target's cell, or all, where Python is called."""
    cells[TARGET_CELL] = -1
    cells[DISTURBANCES] = state[DELIVERED_TO_MEMBRANES]
    i64_array(drivers[DELIVER])[ENTRY] = 0
    slot = state[LEAST]
    code = 0
    if event[slot * SLOT + KIND] == CALLBACK:
        marks = 1 if event[slot * SLOT + TARGET] < 0 else 0
        plan[MARKED] = marks
        code = bring_all(loop, drivers, plan, times, task, clock, vectors, moment, cells, due, marks)
    else:
        cell = cell_of_event(event, slot, mechanism, instance, handler, does, cells)
        cells[TARGET_CELL] = cell
        if cell >= 0:
            code = bring(loop, drivers, plan, times, task, clock, vectors, moment, cells, cell, due)
            at = slot * SLOT
            if plan[DISTURBED] == 0 and (event[at + KIND] != SPIKE or event[at + FLAG] != 0):
                _ = record_point(loop, drivers, plan)
    clock[T] = due
    return code


# --- one thing after the other ---


@func
def begin_with(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, event: i64_array, changes: f64_array, samples: i64_array,
    filled: i64_array, known: f64_array, recorded: i64_array, moment: f64_array, mechanism: i32_array,
    instance: i32_array, handler: i64_array, does: i32_array, cells: i64_array,
) -> i64:  # fmt: skip
    """What comes next: something due, or the least cell's step."""
    now = least_time(cells)
    if known[0] <= now:
        return NO_TIMES
    due = next_due(plan, times, state, event, changes, samples, filled)
    times[NEXT] = due
    cells[DELIVERS] = 1 if due <= now else 0
    if cells[BEGINS] != 0 and due <= now and due < times[EXCHANGE]:
        times[BEFORE] = -INFINITE
    cells[BEGINS] = 0
    if due > now:
        if has_room(plan, recorded, cells, least(cells), least(cells) + 1) == 0:
            return NO_ROOM
        _ = choose(plan, times, clock, moment, cells, least(cells))
        i64_array(drivers[DETECT])[ENTRY] = 0
        plan[PHASE] = DETECTION
        return 0
    if has_room(plan, recorded, cells, 0, cells[COUNT]) == 0:
        return NO_ROOM
    if times[EXCHANGE] <= due:
        plan[PHASE] = EXCHANGING
        clock[T] = times[EXCHANGE]
        times[NEXT] = now
        return 0
    if queued(state, event) > due or changes[plan[CHANGE]] <= due:
        return play(
            loop, drivers, plan, times, task, clock, vectors, changes, samples, filled, moment, cells, due
        )  # fmt: skip
    plan[PHASE] = DELIVERY
    return prepare_delivery(
        loop, drivers, plan, times, task, clock, vectors, state, event, moment, mechanism, instance, handler, does,
        cells, due,
    )  # fmt: skip


@func
def after_delivery(
    plan: i64_array, times: f64_array, clock: f64_array, state: i64_array, event: i64_array, moment: f64_array,
    cells: i64_array,
) -> i64:  # fmt: skip
    """Callbacks are called when all that is due at the same time is delivered."""
    plan[PHASE] = DELIVERED
    last = queued(state, event) > clock[T]
    if state[DELIVERED_TO_MEMBRANES] != cells[DISTURBANCES] and cells[TARGET_CELL] >= 0:
        _ = choose(plan, times, clock, moment, cells, cells[TARGET_CELL])
        plan[DISTURBED] = 1
    return CALLS_WAIT if state[CALLS] > 0 and last else 0


@func
def step_of_cell(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, jumps: i64_array, counts: i64_array, cells: i64_array,
) -> i64:  # fmt: skip
    """The least cell, whose thresholds were looked at."""
    if plan[PHASE] == GO:
        began = clock[T]
        code = set_off(loop, drivers, plan, times, task, clock, vectors, jumps, counts)
        if plan[PHASE] == STEPPED:
            f64_array(cells[OWN])[cells[CHOSEN] * NUMBERS + BEGAN] = began
        elif plan[PHASE] != INTERPOLATION or clock[T] != began:
            f64_array(cells[OWN])[cells[CHOSEN] * NUMBERS + BEGAN] = clock[T]
            f64_array(cells[OWN])[cells[CHOSEN] * NUMBERS + STEP] = clock[DT]
        if code != 0:
            return code
    if plan[PHASE] == DETECTION_BEGUN and plan[DETECTS] == WITHIN_STEPS:
        withdrawn = state[WITHDRAWN]
        code = go_on(loop, i64_array(drivers[DETECT_BEGUN]))
        if state[WITHDRAWN] != withdrawn:  # an advance ends there too
            times[BEFORE] = -INFINITE
        if code != 0:
            return code
    if plan[PHASE] == STEPPED:
        times[INTEGRATED] = task[REACHED]
        f64_array(cells[OWN])[cells[CHOSEN] * NUMBERS + STEP] = task[LAST_STEP]
        plan[PHASE] = CROSSING if plan[DETECTS] == WITHIN_STEPS else INTERPOLATION
    if plan[PHASE] == CROSSING or plan[PHASE] == INTERPOLATION:
        code = go_to(loop, drivers, plan, task, clock, vectors, times[INTEGRATED])
        clock[DT] = f64_array(cells[OWN])[cells[CHOSEN] * NUMBERS + STEP]
        if code == 0 and plan[PHASE] == CROSSING:
            code = go_on(loop, i64_array(drivers[CROSS]))
        if code != 0:
            return code
    plan[PHASE] = START
    return moved(clock, cells, clock[T])


@func
def one_thing(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, event: i64_array, changes: f64_array, samples: i64_array,
    filled: i64_array, known: f64_array, recorded: i64_array, jumps: i64_array, counts: i64_array,
    moment: f64_array, mechanism: i32_array, instance: i32_array, handler: i64_array, does: i32_array, cells: i64_array,
) -> i64:  # fmt: skip
    """0 at its end, or a stop code."""
    if plan[PHASE] == START:
        code = begin_with(
            loop, drivers, plan, times, task, clock, vectors, state, event, changes, samples, filled, known, recorded,
            moment, mechanism, instance, handler, does, cells,
        )  # fmt: skip
        if code != 0 or plan[PHASE] == START:
            return code
    if plan[PHASE] == EXCHANGING:
        plan[PHASE] = EXCHANGED
        return EXCHANGES
    if plan[PHASE] == DELIVERY:
        code = go_on(loop, i64_array(drivers[DELIVER]))
        if code == 0:
            code = after_delivery(plan, times, clock, state, event, moment, cells)
        if code != 0:
            return code
    if plan[PHASE] == DELIVERED or plan[PHASE] == EXCHANGED:
        plan[PHASE] = START
        return 0
    if plan[PHASE] == DETECTION:
        code = go_on(loop, i64_array(drivers[DETECT]))
        if code != 0:
            return code
        if queued(state, event) <= clock[T]:  # what a threshold sent without delay
            plan[PHASE] = START
            return moved(clock, cells, clock[T])
        plan[PHASE] = GO
    return step_of_cell(loop, drivers, plan, times, task, clock, vectors, state, jumps, counts, cells)


@func
def after_one_thing(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, state: i64_array,
    event: i64_array, changes: f64_array, samples: i64_array, filled: i64_array, cells: i64_array,
) -> i64:  # fmt: skip
    """An advance ends where another cell is the least, or that one elsewhere, or where all is done that was due as it
    began. t is then when something comes next."""
    t = min(least_time(cells), times[NEXT])
    more = cells[DELIVERS] != 0 and next_due(plan, times, state, event, changes, samples, filled) <= t
    if plan[EXACTLY] == 0 and least_time(cells) != times[BEFORE] and not more:
        times[BEFORE] = least_time(cells)
        cells[BEGINS] = 1
        clock[T] = t
        plan[DONE] = plan[DONE] + 1
        if plan[WATCHES] != 0:
            _ = run(loop, i64_array(drivers[WATCH]))
        return 1 if plan[DONE] < plan[WANTED] and clock[T] < times[UNTIL] else 0
    return 1


@kernel
def advance_cells(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, event: i64_array, changes: f64_array, samples: i64_array,
    filled: i64_array, known: f64_array, recorded: i64_array, jumps: i64_array, counts: i64_array,
    stopwatch: i64_array, moment: f64_array, mechanism: i32_array, instance: i32_array, handler: i64_array,
    does: i32_array, cells: i64_array,
) -> i64:  # fmt: skip
    """So many advances, or until all cells are at a time, or for so long as the stopwatch allows."""
    native(drivers[STOPWATCH], stopwatch)
    end = stopwatch[0] + i64(times[BUDGET])
    going = 1
    while going != 0:
        if plan[PHASE] == END:
            return 0
        if plan[EXACTLY] != 0 and plan[PHASE] == START:
            due = next_due(plan, times, state, event, changes, samples, filled)
            if least_time(cells) >= times[UNTIL] and due > times[UNTIL]:
                if has_room(plan, recorded, cells, 0, cells[COUNT]) == 0:
                    return NO_ROOM
                plan[MARKED] = 1
                return bring_all(loop, drivers, plan, times, task, clock, vectors, moment, cells, times[UNTIL], 1)
        code = one_thing(
            loop, drivers, plan, times, task, clock, vectors, state, event, changes, samples, filled, known, recorded,
            jumps, counts, moment, mechanism, instance, handler, does, cells,
        )  # fmt: skip
        if code != 0:
            return code
        going = after_one_thing(loop, drivers, plan, times, clock, state, event, changes, samples, filled, cells)
        native(drivers[STOPWATCH], stopwatch)
        if plan[PHASE] == START and (
            stopwatch[0] >= end or (plan[EXACTLY] != 0 and (plan[WANTED] == 1 or plan[MARKED] == 1))
        ):
            going = 0
    if plan[EXACTLY] != 0:
        clock[T] = least_time(cells)
    return 0
