"""The variable step's run, native: what many `fadvance` do, with all that happens in between.

Each makes a step of the integrator; or, where an event lies within that step, gives the solution at the event's time;
or does what is due now. Where Python is needed the kernel returns a stop code; called again, it goes on where it was.
`drivers` holds the addresses of the drivers that are run, and of what they work on.
"""

from __future__ import annotations

import math

from ..ir.restricted_python import from_bits, func, kernel, native
from ..ir.types import f64, f64_array, i1, i64, i64_array
from .bdf import AT, LAST_STEP, NEVER, REACHED, STOP
from .bdf_newton import DT_AT_BEGINNING
from .driver import ENTRY, go_on, run
from .events import CALLS_WAIT
from .queue import CALLS, DUE, LEAST, MARKS, SLOT
from .queue import DISTURBED as DELIVERED_TO_MEMBRANES
from .shared_step import LARGEST as LARGEST_OF_ALL
from .shared_step import LEAST as LEAST_OF_ALL
from .shared_step import agree

T, DT = 0, 1  # places in the clock
IN, OUT, SLOPE = 0, 1, 2  # places in `vectors`
INFINITE = math.inf
NOWHERE = 1e9  # ms, so far goes a model without states and events in one step
BEFORE_JUMP, AFTER_JUMP = 1.0 - 100.0 * 2.0**-52, 1.0 + 50.0 * 2.0**-52  # as NEURON keeps its distance
OVER_JUMP = 1.0 + 150.0 * 2.0**-52  # from where a step ends before a jump to behind it
LEAST_TIME = 1e-300  # ms, behind a jump at 0

# --- places in `drivers` ---
RECORD, PLAY, DELIVER, DETECT, PACK, BEGIN, INTEGRATE, INTERPOLATE, PRESENT, LOOK_AHEAD, WATCH = range(11)
SOLUTION, SLOPE_OF_SOLUTION, UNUSED = 11, 12, 13  # vectors: y, y' (for IDA), one that takes what nobody wants
STOPWATCH = 14  # function that tells the time
PROCEDURES = 15  # of mechanisms: what they do before each step
CROSS, DETECT_BEGUN = 16, 17  # if thresholds are found within steps: after each; DETECT where the integrator began
SHARE, SHARED = 18, 19  # if other processes take the same steps (see `shared_step`), else 0
DRIVERS = 20

# --- places in `plan` ---
WANTED, DONE = 0, 1  # advances
EXACTLY = 2  # 1: the last one arrives at times[UNTIL], 0: it may go beyond
PHASE = 3  # where to go on
CHANGED, MEMBRANES_BEFORE, MARKS_BEFORE = 4, 5, 6  # what the present advance found
MARKED = 7  # 1: a marked time was arrived at, which ends a call that is to arrive at a time exactly
OF_ONE_CALL = 8  # so many places belong to one call; a callback may make another in the middle of it
DISTURBED = 8  # 1: something was delivered after which the integrator has to begin anew
CHANGE = 9  # the next change of what is played
SIZE = 10  # of y
ROOM = 11  # of the recorders' buffer; 0 if there are none
SAMPLERS, JUMPING = 12, 13  # how many
DETECTS, WATCHES = 14, 15  # whether there are sources (WITHIN_STEPS: their thresholds are found there) and watchers
WITHIN_STEPS = 2
BY_PYTHON, NOTED = 16, 17  # whether Python begins, and notes steps
SETS_DT = 18  # whether the beginning sets dt
RECORDERS = 19  # how many
PLAN = 20

MOST_POINTS = 3  # that one advance can record

# --- places in `times`, ms ---
UNTIL = 0  # when to end
INTEGRATED = 1  # where the integrator is; the model may be before that
JUMP, FARTHEST = 2, 3  # when a mechanism's current jumps; how far from a beginning
EXCHANGE = 4  # when spikes are exchanged with other processes
BUDGET = 5  # ns of one call
FIRST, LAST = 6, 7  # what all processes that take the same steps agreed upon last: the least, and the largest
JUMPED = 8  # where the integrator began anew behind the last jump
TIMES = 9

# --- phases ---
START, EXCHANGING, EXCHANGED, DELIVERY, DELIVERED, GO, STEPPED, AT_END, CROSSING, INTERPOLATION = range(10)
DETECTION_BEGUN, DETECTION, END = 10, 11, 12

# --- stop codes ---
BEGINS = 1 << 42  # Python is to begin
NOTES = BEGINS + 1  # to note the states
NO_ROOM = BEGINS + 2  # to make room for recorders
NO_TIMES = BEGINS + 3  # to know the next times of samplers
NO_NUMBER = BEGINS + 4
EXCHANGES = BEGINS + 5  # to exchange spikes


# --- a model without states ---


@kernel
def step_nothing(task: f64_array, clock: f64_array):
    """As far as it may, or as NEURON goes; dt stays as it is."""
    task[REACHED] = task[STOP] if task[STOP] < NEVER else clock[T] + NOWHERE
    task[LAST_STEP] = clock[DT]


# --- what is to come ---


@func
def queued(state: i64_array, event: i64_array) -> f64:
    slot = state[LEAST]
    return from_bits(event[slot * SLOT + DUE]) if slot >= 0 else INFINITE


@func
def next_due(
    plan: i64_array, times: f64_array, state: i64_array, event: i64_array, changes: f64_array, samples: i64_array,
    filled: i64_array,
) -> f64:  # fmt: skip
    """When something is to be done: an event, an exchange of spikes, a change of a played variable, a recording at a
    given time."""
    due = min(min(queued(state, event), times[EXCHANGE]), changes[plan[CHANGE]])
    for k in range(plan[SAMPLERS]):
        due = min(due, f64_array(samples[k])[filled[k]])
    return due


@func
def agreed(loop: i64, drivers: i64_array, times: f64_array, least: f64, largest: f64) -> i64:
    """The least and the largest of all processes that take the same steps go into `times`; 0, or a stop code."""
    times[FIRST] = least
    times[LAST] = largest
    if drivers[SHARE] == 0:
        return 0
    code = agree(loop, drivers[SHARE], drivers[SHARED], 0.0, 0.0, least, largest)
    times[FIRST] = f64_array(drivers[SHARED])[LEAST_OF_ALL]
    times[LAST] = f64_array(drivers[SHARED])[LARGEST_OF_ALL]
    return code


@func
def next_jump(loop: i64, drivers: i64_array, plan: i64_array, jumps: i64_array, counts: i64_array) -> f64:
    """The first time after t at which some mechanism jumps."""
    jump = NEVER
    if plan[JUMPING] > 0:
        _ = run(loop, i64_array(drivers[LOOK_AHEAD]))
        for k in range(plan[JUMPING]):
            for i in range(counts[k]):
                jump = min(jump, f64_array(jumps[k])[i])
    return jump


@func
def before_jump(jump: f64) -> f64:
    """Where a step ends that must not reach the jump."""
    return jump * BEFORE_JUMP if jump > 0.0 else jump * AFTER_JUMP


@func
def after_jump(jump: f64) -> f64:
    """Where the integrator begins anew behind it."""
    return jump * BEFORE_JUMP * OVER_JUMP if jump > 0.0 else jump * BEFORE_JUMP + LEAST_TIME


# --- the integrator ---


@func
def evaluate(loop: i64, drivers: i64_array, vectors: i64_array) -> i64:
    """Currents, nodes without capacitance and the like as they are at y, not as the last iteration had them."""
    vectors[IN] = drivers[SOLUTION]
    vectors[OUT] = drivers[UNUSED]
    vectors[SLOPE] = drivers[SLOPE_OF_SOLUTION]
    return min(run(loop, i64_array(drivers[PRESENT])), 0)


@func
def go_to(
    loop: i64, drivers: i64_array, plan: i64_array, task: f64_array, clock: f64_array, vectors: i64_array, t: f64
) -> i64:
    """The model as it is at t, at or before where the integrator is."""
    task[AT] = t
    code = run(loop, i64_array(drivers[INTERPOLATE]))
    clock[T] = t
    if code == 0:
        code = evaluate(loop, drivers, vectors)
    for i in range(plan[SIZE]):
        if not (abs(f64_array(drivers[SOLUTION])[i]) < INFINITE) and code == 0:
            code = NO_NUMBER
    return code


@func
def after_beginning(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, vectors: i64_array,
    jumps: i64_array, counts: i64_array,
) -> i64:  # fmt: skip
    """What follows when the integrator has begun."""
    dt = clock[DT]
    if plan[SETS_DT] != 0:
        clock[DT] = DT_AT_BEGINNING
    code = evaluate(loop, drivers, vectors)
    clock[DT] = dt
    times[INTEGRATED] = clock[T]
    plan[DISTURBED] = 0
    if code == 0:
        code = agreed(loop, drivers, times, next_jump(loop, drivers, plan, jumps, counts), 0.0)
    times[JUMP] = min(times[FIRST], clock[T] + times[FARTHEST])
    return code


@kernel
def begun(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, vectors: i64_array,
    jumps: i64_array, counts: i64_array,
) -> i64:  # fmt: skip
    """The same, called from Python."""
    return after_beginning(loop, drivers, plan, times, clock, vectors, jumps, counts)


@func
def begin(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, vectors: i64_array,
    jumps: i64_array, counts: i64_array,
) -> i64:  # fmt: skip
    """Begin anew from the model's present state."""
    if plan[SETS_DT] != 0:
        clock[DT] = DT_AT_BEGINNING
    if plan[BY_PYTHON] != 0:
        return BEGINS
    vectors[OUT] = drivers[SOLUTION]
    _ = run(loop, i64_array(drivers[PACK]))
    code = run(loop, i64_array(drivers[BEGIN]))
    return code if code != 0 else after_beginning(loop, drivers, plan, times, clock, vectors, jumps, counts)


# --- one advance, phase by phase ---


@func
def record_point(loop: i64, drivers: i64_array, plan: i64_array) -> i64:
    """Recorders (after BEFORE STEP) get the points from which steps start, those at which something is delivered to a
    membrane or marked, before that, and where a solution arrives."""
    return run(loop, i64_array(drivers[RECORD]))


@func
def look(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, state: i64_array,
    changes: f64_array,
) -> i64:  # fmt: skip
    """Is anything due, here or in other processes? What is played and recorded by time is done; gives the next
    phase."""
    plan[CHANGED] = 0
    plan[MEMBRANES_BEFORE] = state[DELIVERED_TO_MEMBRANES]
    plan[MARKS_BEFORE] = state[MARKS]
    if times[FIRST] > clock[T]:
        return GO
    if plan[DISTURBED] == 0:
        _ = record_point(loop, drivers, plan)
    while changes[plan[CHANGE]] <= clock[T]:
        plan[CHANGE] = plan[CHANGE] + 1
        plan[CHANGED] = 1
    _ = run(loop, i64_array(drivers[PLAY]))
    return EXCHANGING if times[EXCHANGE] <= clock[T] else EXCHANGED


@func
def found(loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, state: i64_array) -> i64:
    """Whether what was due disturbs the solution, and whether a time was marked, in any of the processes: as -1 or 0
    and 1 or 0 in `times`."""
    disturbs = plan[CHANGED] != 0 or state[DELIVERED_TO_MEMBRANES] != plan[MEMBRANES_BEFORE]
    marked = state[MARKS] != plan[MARKS_BEFORE]
    return agreed(loop, drivers, times, -1.0 if disturbs else 0.0, 1.0 if marked else 0.0)


@func
def after_delivery(plan: i64_array, times: f64_array, recorded: i64_array) -> i64:
    """The phase that follows when what was due is delivered: a marked time is a stop of its own, what else was due
    makes the next."""
    phase = GO
    if times[LAST] > 0.0:
        phase = END
        plan[MARKED] = 1
    disturbs = times[FIRST] < 0.0
    if phase == GO and plan[DISTURBED] == 0 and plan[ROOM] > 0 and not disturbs:
        for k in range(plan[RECORDERS]):  # nothing of that kind was due
            recorded[k] = recorded[k] - 1
    if disturbs:
        plan[DISTURBED] = 1
    return phase


@func
def detect(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, state: i64_array,
    event: i64_array,
) -> i64:  # fmt: skip
    """Thresholds, before a step; what they send without delay comes first, in the same advance."""
    if plan[DETECTS] == 0 or plan[DETECTS] == WITHIN_STEPS:
        return 0
    code = go_on(loop, i64_array(drivers[DETECT]))
    if code == 0:
        code = agreed(loop, drivers, times, queued(state, event), 0.0)
    if code == 0 and times[FIRST] <= clock[T]:
        plan[PHASE] = START
    return code


@func
def within_jump(times: f64_array, t: f64) -> i1:
    """Whether t lies within the last jump. Where something was due there, the next advance goes on behind it."""
    return times[JUMPED] / OVER_JUMP <= t and t < times[JUMPED]


@func
def set_off(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, jumps: i64_array, counts: i64_array,
) -> i64:  # fmt: skip
    """A step, or the beginning after a disturbance or a jump, or nothing where the integrator is ahead."""
    # if these are run it is from their first entries on
    i64_array(drivers[DETECT_BEGUN])[ENTRY] = 0
    i64_array(drivers[CROSS])[ENTRY] = 0
    code = 0
    if plan[DISTURBED] != 0:
        if within_jump(times, clock[T]):
            clock[T] = times[JUMPED]  # not in the middle of a jump
        plan[PHASE] = DETECTION_BEGUN
        code = begin(loop, drivers, plan, times, clock, vectors, jumps, counts)
    elif times[INTEGRATED] > clock[T] and not (times[INTEGRATED] == times[JUMPED] and within_jump(times, clock[T])):
        plan[PHASE] = INTERPOLATION
    elif times[INTEGRATED] >= before_jump(times[JUMP]):
        _ = record_point(loop, drivers, plan)
        clock[T] = after_jump(times[JUMP])
        times[JUMPED] = clock[T]
        plan[PHASE] = CROSSING if plan[DETECTS] == WITHIN_STEPS else INTERPOLATION
        code = begin(loop, drivers, plan, times, clock, vectors, jumps, counts)
    else:
        task[STOP] = before_jump(times[JUMP]) if times[JUMP] < NEVER else NEVER
        plan[PHASE] = STEPPED
        _ = record_point(loop, drivers, plan)
        _ = run(loop, i64_array(drivers[PROCEDURES]))
        code = run(loop, i64_array(drivers[INTEGRATE]))
    return code


@func
def what_is_due(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, state: i64_array,
    event: i64_array, changes: f64_array, samples: i64_array, filled: i64_array, recorded: i64_array,
) -> i64:  # fmt: skip
    """The phases until all is done that is due now. 0, or a stop code."""
    if plan[PHASE] == START:
        due = next_due(plan, times, state, event, changes, samples, filled)
        code = agreed(loop, drivers, times, due, 0.0)
        if code != 0:
            return code
        plan[PHASE] = look(loop, drivers, plan, times, clock, state, changes)
    if plan[PHASE] == EXCHANGING:
        plan[PHASE] = EXCHANGED
        return EXCHANGES
    if plan[PHASE] == EXCHANGED:
        plan[PHASE] = DELIVERED
        if queued(state, event) <= clock[T]:
            plan[PHASE] = DELIVERY
            i64_array(drivers[DELIVER])[ENTRY] = 0
    if plan[PHASE] == DELIVERY:
        code = go_on(loop, i64_array(drivers[DELIVER]))
        if code != 0:
            return code
        plan[PHASE] = DELIVERED
    if plan[PHASE] == DELIVERED:
        code = found(loop, drivers, plan, times, state)
        if code != 0:
            return code
        plan[PHASE] = after_delivery(plan, times, recorded)
        if state[CALLS] > 0:
            return CALLS_WAIT
    return 0


@func
def one_step(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, event: i64_array, jumps: i64_array, counts: i64_array,
) -> i64:  # fmt: skip
    """The phases of a step, and of what crosses its threshold in it. 0 at its end, or where a threshold sent something
    without delay (the phase is START again), or a stop code."""
    if plan[PHASE] == GO:
        plan[PHASE] = DETECTION
        i64_array(drivers[DETECT])[ENTRY] = 0
    if plan[PHASE] == DETECTION:
        code = detect(loop, drivers, plan, times, clock, state, event)
        if code != 0 or plan[PHASE] == START:
            return code
        code = set_off(loop, drivers, plan, times, task, clock, vectors, jumps, counts)
        if code != 0:
            return code
    if plan[PHASE] == STEPPED:
        times[INTEGRATED] = task[REACHED]
        clock[DT] = task[LAST_STEP]
        plan[PHASE] = AT_END if plan[DETECTS] == WITHIN_STEPS else INTERPOLATION
        if plan[NOTED] != 0:
            return NOTES
    if plan[PHASE] == AT_END:
        code = go_to(loop, drivers, plan, task, clock, vectors, times[INTEGRATED])
        if code != 0:
            return code
        plan[PHASE] = CROSSING
    if plan[PHASE] == CROSSING:
        code = go_on(loop, i64_array(drivers[CROSS]))
        if code != 0:
            return code
        plan[PHASE] = INTERPOLATION
    return 0


@func
def one_advance(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, event: i64_array, changes: f64_array, samples: i64_array,
    filled: i64_array, known: f64_array, recorded: i64_array, jumps: i64_array, counts: i64_array,
) -> i64:  # fmt: skip
    """0 at its end, or a stop code."""
    code = what_is_due(
        loop, drivers, plan, times, clock, state, event, changes, samples, filled, recorded
    )  # fmt: skip
    if code == 0:
        code = one_step(loop, drivers, plan, times, task, clock, vectors, state, event, jumps, counts)
    if code != 0 or plan[PHASE] == START:
        return code
    if plan[PHASE] == INTERPOLATION:
        if known[0] <= times[INTEGRATED]:
            return NO_TIMES
        due = next_due(plan, times, state, event, changes, samples, filled)
        code = agreed(loop, drivers, times, due, 0.0)
        there = min(times[FIRST], times[INTEGRATED])
        if plan[EXACTLY] != 0:
            there = min(there, times[UNTIL])
        if code == 0:
            code = go_to(loop, drivers, plan, task, clock, vectors, there)
        if code != 0:
            return code
    if plan[PHASE] == DETECTION_BEGUN:
        if plan[DETECTS] == WITHIN_STEPS:
            code = go_on(loop, i64_array(drivers[DETECT_BEGUN]))
            if code != 0:
                return code
    if plan[WATCHES] != 0:
        _ = run(loop, i64_array(drivers[WATCH]))
    plan[PHASE] = START
    plan[DONE] = plan[DONE] + 1
    return 0


@kernel
def advance(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, state: i64_array, event: i64_array, changes: f64_array, samples: i64_array,
    filled: i64_array, known: f64_array, recorded: i64_array, jumps: i64_array, counts: i64_array,
    stopwatch: i64_array,
) -> i64:  # fmt: skip
    """So many advances, until a time, or for so long as the stopwatch allows."""
    native(drivers[STOPWATCH], stopwatch)
    end = stopwatch[0] + i64(times[BUDGET])
    going = 1
    while going != 0:
        if plan[ROOM] > 0 and recorded[0] + MOST_POINTS > plan[ROOM]:
            return NO_ROOM
        done = plan[DONE]
        if plan[EXACTLY] != 0 and plan[PHASE] == START and times[UNTIL] < clock[T]:  # back, within the last step
            code = go_to(loop, drivers, plan, task, clock, vectors, times[UNTIL])
            plan[DONE] = done + 1
        else:
            code = one_advance(
                loop, drivers, plan, times, task, clock, vectors, state, event, changes, samples, filled, known,
                recorded, jumps, counts,
            )  # fmt: skip
        if code != 0:
            return code
        if plan[EXACTLY] != 0 and plan[MARKED] == 0 and plan[DONE] > done and clock[T] >= times[UNTIL]:
            _ = record_point(loop, drivers, plan)
        native(drivers[STOPWATCH], stopwatch)
        going = 1 if plan[DONE] < plan[WANTED] and stopwatch[0] < end else 0
        if plan[DONE] > done and (clock[T] >= times[UNTIL] or (plan[EXACTLY] != 0 and plan[MARKED] != 0)):
            going = 0
    return 0
