"""A step of the integrator y' = f(t, y) by backward differentiation formulas; see `bdf_orders`.

A step predicts the Nordsieck array by Taylor's formula, corrects y by Newton's method with the matrix that `newton`
solves (see `bdf_newton`), and estimates its error from the correction, which tells the next step and order.
"""

from __future__ import annotations

from ..ir.restricted_python import func, kernel, sqrt
from ..ir.types import f64, f64_array, i64, i64_array
from .bdf_newton import NO_RATES, NOT_CONVERGED, T, correct, evaluate
from .bdf_orders import (
    CORRECTION,
    GAMMA,
    GAMMA_AT_SETUP,
    GROWTH,
    KEPT_ABOVE,
    LARGEST_GROWTH,
    LAST_ORDER,
    LONGEST_INVERSE,
    LOOP,
    MADE,
    MOST,
    NEXT_H,
    NEXT_ORDER,
    NOW,
    ORDER,
    PARTS,
    RATE,
    RATES,
    RELATIVE,
    RIGHT,
    SAFETY,
    SCALE,
    SET_UP_AT,
    SHARE,
    SHARED,
    SHORTEST,
    SIZE,
    SIZE_OF_CORRECTION,
    STARTS,
    STEPS,
    STRIDE,
    TAU,
    TESTS,
    TOLERANCES,
    WAIT,
    WANTED_INVERSE,
    WANTED_MOST,
    WANTED_SHORTEST,
    WEIGHTS,
    H,
    Y,
    add,
    change_order_and_step,
    coefficients,
    copy,
    growth,
    lower_order,
    norm,
    prepare_next,
    rescale,
    scale,
)  # fmt: skip
from .shared_step import LARGEST, agree

# --- places in `task`: what is asked of an integrator, and what it answers ---
STOP = 0  # ms, not to be passed; NEVER: there is none
REACHED = 1  # ms
LAST_STEP = 2  # ms
AT = 3  # ms, where to interpolate
TASK = 4
NEVER = 1e300

# --- stop codes ---
NOT_SOLVED = NO_RATES + 1
TOO_INEXACT = NO_RATES + 2

ROUNDOFF = 2.0**-52
FAR = 1e5  # ms, after which NEURON begins anew at the latest: it is told to go so far, which bounds its first step
BEFORE = 1.0 - 100.0 * ROUNDOFF  # what NEURON keeps as distance from a time at which it stops
FUZZ = 100.0 * ROUNDOFF  # relative, what counts as the same time
FIRST_GROWTH, LATER_GROWTH = 1e4, 10.0  # the largest growth of the first step and of later ones

# Failed error tests: smallest shrinking, largest from the second on; from the fourth on the order is lowered
SHRINK, SHRINK_AGAIN, FAILURES_BEFORE_LOWER, MOST_FAILURES = 0.1, 0.2, 3, 7
NEWTON_SHRINK, MOST_NEWTON_FAILURES = 0.25, 10
AS_SHORT = 1.0 + 1e-6  # times the shortest step: no shorter one is tried
LONG_WAIT = 10  # steps at order 1 after a restart


@kernel
def begin_bdf(whole: i64_array, real: f64_array, rows: f64_array, clock: f64_array):
    """Start, or start again, from y at the clock's t."""
    real[LONGEST_INVERSE] = real[WANTED_INVERSE]
    real[SHORTEST] = real[WANTED_SHORTEST]
    whole[MOST] = i64(real[WANTED_MOST])
    real[NOW] = clock[T]
    whole[STARTS] = whole[STARTS] + 1
    _ = copy(whole, rows, 0, Y)
    whole[ORDER] = 1
    whole[NEXT_ORDER] = 1
    whole[WAIT] = 2
    whole[LAST_ORDER] = 0
    real[LARGEST_GROWTH] = FIRST_GROWTH
    whole[STEPS] = 0
    whole[SET_UP_AT] = 0
    real[RATE] = 0.0
    real[GAMMA] = 0.0
    real[GAMMA_AT_SETUP] = 0.0
    real[H] = 0.0
    real[NEXT_H] = 0.0
    real[SCALE] = 0.0


@kernel
def interpolate_bdf(whole: i64_array, real: f64_array, rows: f64_array, task: f64_array):
    """y at a t within the last step."""
    if whole[STEPS] > 0:
        _ = interpolate(whole, real, rows, task[AT])


@func
def interpolate(whole: i64_array, real: f64_array, rows: f64_array, t: f64) -> i64:
    s = (t - real[NOW]) / real[H]
    stride = whole[STRIDE]
    _ = copy(whole, rows, Y, whole[ORDER])
    for j in range(whole[ORDER] - 1, -1, -1):
        for i in range(whole[SIZE]):
            rows[Y * stride + i] = rows[j * stride + i] + s * rows[Y * stride + i]
    return 0


@kernel
def step_bdf(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, task: f64_array,
    clock: f64_array, vectors: i64_array, rates: i64_array, newton: i64_array,
) -> i64:  # fmt: skip
    """One step, not beyond task[STOP]; y is then at task[REACHED]."""
    stop = task[STOP]
    if whole[STEPS] == 0:
        code = first_step(loop, whole, real, rows, sequence, clock, vectors, rates, stop)
        if code != 0:
            return code
    elif is_at(real, stop):
        task[REACHED] = stop
        return interpolate(whole, real, rows, stop)
    else:
        _ = not_beyond(real, stop)
        _ = weigh(whole, real, rows)
    code = make_step(loop, whole, real, rows, sequence, clock, vectors, rates, newton)
    if code != 0:
        return code
    task[LAST_STEP] = real[H]
    if is_at(real, stop):
        task[REACHED] = stop
        return interpolate(whole, real, rows, stop)
    _ = not_beyond(real, stop)
    task[REACHED] = real[NOW]
    return copy(whole, rows, Y, 0)


@func
def is_at(real: f64_array, stop: f64) -> i64:
    near = abs(real[NOW] - stop) <= FUZZ * (abs(real[NOW]) + abs(real[H]))
    return 1 if near and stop < NEVER else 0


@func
def not_beyond(real: f64_array, stop: f64) -> i64:
    if real[NOW] + real[NEXT_H] > stop:
        real[NEXT_H] = stop - real[NOW]
        real[GROWTH] = real[NEXT_H] / real[H]
    return 0


# --- the first step ---


@func
def weigh(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    stride = whole[STRIDE]
    relative = real[RELATIVE]
    for i in range(whole[SIZE]):
        rows[WEIGHTS * stride + i] = 1.0 / (relative * abs(rows[i]) + rows[TOLERANCES * stride + i])
    return 0


@func
def first_step(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, clock: f64_array,
    vectors: i64_array, rates: i64_array, stop: f64,
) -> i64:  # fmt: skip
    """Choose it, and begin the Nordsieck array."""
    _ = weigh(whole, real, rows)
    code = evaluate(loop, whole, real, clock, vectors, rates, real[NOW], 0, 1)
    if code != 0:
        return code
    until = stop if stop < NEVER else (real[NOW] + FAR) * BEFORE
    code = initial_step(loop, whole, real, rows, sequence, clock, vectors, rates, until)
    if code != 0:
        return code
    growth_to_longest = real[H] * real[LONGEST_INVERSE]
    if growth_to_longest > 1.0:
        real[H] = real[H] / growth_to_longest
    if real[H] < real[SHORTEST]:
        real[H] = real[H] * (real[SHORTEST] / real[H])
    if real[NOW] + real[H] > stop:
        real[H] = stop - real[NOW]
    real[NEXT_H] = real[H]
    real[SCALE] = real[H]
    return scale(whole, rows, 1, real[H])


@func
def initial_step(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, clock: f64_array,
    vectors: i64_array, rates: i64_array, until: f64,
) -> i64:  # fmt: skip
    """Such that the second derivative's part is half of what may be, found in a few trials."""
    lowest = 100.0 * (ROUNDOFF * max(abs(real[NOW]), abs(until)))
    highest = 0.1 * (until - real[NOW])
    limit = steepest(whole, rows)
    if highest * limit > 1.0:
        highest = 1.0 / limit
    trial = sqrt(lowest * highest)
    if highest < lowest:
        real[H] = trial
        return 0
    found = trial
    count = 1
    while count <= 4:
        code = second_derivative(loop, whole, real, rows, clock, vectors, rates, trial)
        if code != 0:
            return code
        second = norm(whole, rows, sequence, RIGHT)
        found = sqrt(2.0 / second) if second * highest * highest > 2.0 else sqrt(trial * highest)
        ratio = found / trial
        if count == 4 or (0.5 < ratio and ratio < 2.0):
            count = 4
        elif count >= 2 and ratio > 2.0:
            found = trial
            count = 4
        else:
            trial = found
        count = count + 1
    real[H] = min(max(0.5 * found, lowest), highest)
    return 0


@func
def steepest(whole: i64_array, rows: f64_array) -> f64:
    """The largest rate for the size of its state."""
    stride = whole[STRIDE]
    limit = 0.0
    for i in range(whole[SIZE]):
        one = abs(rows[stride + i]) / (0.1 * abs(rows[i]) + rows[TOLERANCES * stride + i])
        if one > limit or one != one:
            limit = one
    if whole[SHARE] != 0:
        _ = agree(whole[LOOP], whole[SHARE], whole[SHARED], 0.0, 0.0, 0.0, limit)
        limit = f64_array(whole[SHARED])[LARGEST]
    return limit


@func
def second_derivative(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, clock: f64_array, vectors: i64_array,
    rates: i64_array, h: f64,
) -> i64:  # fmt: skip
    """By a difference, into RIGHT."""
    stride = whole[STRIDE]
    for i in range(whole[SIZE]):
        rows[Y * stride + i] = h * rows[stride + i] + rows[i]
    code = evaluate(loop, whole, real, clock, vectors, rates, real[NOW] + h, Y, RATES)
    for i in range(whole[SIZE]):
        rows[RIGHT * stride + i] = (1.0 / h) * (rows[RATES * stride + i] - rows[stride + i])
    return code


# --- a step ---


@func
def make_step(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, clock: f64_array,
    vectors: i64_array, rates: i64_array, newton: i64_array,
) -> i64:  # fmt: skip
    began = real[NOW]
    failed_newton = 0
    failed_tests = 0
    error = 2.0
    set_up = 1 if whole[STEPS] == 0 else 0
    if whole[STEPS] > 0 and real[NEXT_H] != real[H]:
        _ = change_order_and_step(whole, real, rows)
    while not (error <= 1.0):
        _ = predict(whole, real, rows)
        _ = coefficients(whole, real)
        code = correct(loop, whole, real, rows, sequence, clock, vectors, rates, newton, set_up)
        if code == NOT_CONVERGED:
            failed_newton = failed_newton + 1
            _ = take_back(whole, real, rows, began)
            real[LARGEST_GROWTH] = 1.0
            if real[H] <= real[SHORTEST] * AS_SHORT or failed_newton == MOST_NEWTON_FAILURES:
                return NOT_SOLVED
            real[GROWTH] = max(NEWTON_SHRINK, real[SHORTEST] / real[H])
            _ = rescale(whole, real, rows)
        elif code != 0:
            return code
        else:
            error = real[SIZE_OF_CORRECTION] / real[TESTS + 2]
            if not (error <= 1.0):
                failed_tests = failed_tests + 1
                _ = take_back(whole, real, rows, began)
                if real[H] <= real[SHORTEST] * AS_SHORT or failed_tests == MOST_FAILURES:
                    return TOO_INEXACT
                code = shrink(loop, whole, real, rows, clock, vectors, rates, error, failed_tests)
                if code != 0:
                    return code
        set_up = 1
    _ = complete(whole, real, rows)
    _ = prepare_next(whole, real, rows, sequence, error)
    real[LARGEST_GROWTH] = LATER_GROWTH
    return scale(whole, rows, CORRECTION, 1.0 / real[TESTS + 2])


@func
def predict(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    real[NOW] = real[NOW] + real[H]
    for k in range(1, whole[ORDER] + 1):
        for j in range(whole[ORDER], k - 1, -1):
            _ = add(whole, rows, j - 1, j, 1.0)
    return 0


@func
def take_back(whole: i64_array, real: f64_array, rows: f64_array, t: f64) -> i64:
    real[NOW] = t
    for k in range(1, whole[ORDER] + 1):
        for j in range(whole[ORDER], k - 1, -1):
            _ = add(whole, rows, j - 1, j, -1.0)
    return 0


@func
def shrink(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, clock: f64_array, vectors: i64_array,
    rates: i64_array, error: f64, failures: i64,
) -> i64:  # fmt: skip
    """A smaller step after a failed error test."""
    real[LARGEST_GROWTH] = 1.0
    if failures <= FAILURES_BEFORE_LOWER:
        best = growth(error, SAFETY, whole[ORDER] + 1)
        real[GROWTH] = max(max(SHRINK, best), real[SHORTEST] / real[H])
        if failures >= 2:
            real[GROWTH] = min(real[GROWTH], SHRINK_AGAIN)
        return rescale(whole, real, rows)
    real[GROWTH] = max(SHRINK, real[SHORTEST] / real[H])
    if whole[ORDER] > 1:
        _ = lower_order(whole, real, rows)
        whole[WAIT] = whole[ORDER]
        whole[ORDER] = whole[ORDER] - 1
        return rescale(whole, real, rows)
    real[H] = real[H] * real[GROWTH]
    real[SCALE] = real[H]
    whole[WAIT] = LONG_WAIT
    code = evaluate(loop, whole, real, clock, vectors, rates, real[NOW], 0, RATES)
    for i in range(whole[SIZE]):
        rows[whole[STRIDE] + i] = real[H] * rows[RATES * whole[STRIDE] + i]
    return code


@func
def complete(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    """The step is made: the correction goes into the Nordsieck array."""
    q = whole[ORDER]
    whole[STEPS] = whole[STEPS] + 1
    whole[MADE] = whole[MADE] + 1
    whole[LAST_ORDER] = q
    for i in range(q, 1, -1):
        real[TAU + i] = real[TAU + i - 1]
    if q == 1 and whole[STEPS] > 1:
        real[TAU + 2] = real[TAU + 1]
    real[TAU + 1] = real[H]
    for j in range(q + 1):
        _ = add(whole, rows, j, CORRECTION, real[PARTS + j])
    whole[WAIT] = whole[WAIT] - 1
    if whole[WAIT] == 1 and q != whole[MOST]:
        _ = copy(whole, rows, whole[MOST], CORRECTION)
        real[KEPT_ABOVE] = real[TESTS + 5]
    return 0
