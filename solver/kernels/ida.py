"""A step of the integrator of F(t, y, y') = 0, where some equations may be algebraic; see `ida_orders`.

A step predicts y and y' from the modified divided differences phi, corrects them by Newton's method with the matrix
that `newton` solves, and estimates its error from the correction. In a first phase order and step grow with every step,
until an error tells otherwise. The arrays are those of `bdf_orders`; rows 0 to 5 are phi.

Source: Hindmarsh et al., SUNDIALS, ACM TOMS 31 (2005), and what `ida_orders` names.
"""

from __future__ import annotations

from ..ir.math_functions import c_pow
from ..ir.restricted_python import func, kernel
from ..ir.types import f64, f64_array, i64, i64_array
from .bdf import AT, FAR, LAST_STEP, NEVER, NOT_SOLVED, REACHED, STOP, TOO_INEXACT, is_at, weigh
from .bdf_newton import DT, IN, NO_RATES, NOT_CONVERGED, OUT, T, solve
from .bdf_orders import (
    ADDRESS,
    AS_CORRECTED,
    CORRECTION,
    EVALUATIONS,
    GAMMA,
    LAST_ORDER,
    LONGEST_INVERSE,
    MOST,
    NOW,
    ORDER,
    RIGHT,
    SIZE,
    SOLUTIONS,
    STARTS,
    STEPS,
    STRIDE,
    WANTED_INVERSE,
    WANTED_MOST,
    H,
    Y,
    copy,
    norm,
    scale,
)  # fmt: skip
from .driver import run
from .ida_orders import (
    FACTOR,
    GROWING,
    LAST_H,
    LEADING,
    PSI,
    RATES,
    SAME,
    SLOPE,
    estimate,
    finish_step,
    prepare_step,
    restore,
    shrink_failed,
)
from .sparse import PER_GAMMA

SLOPES = 2  # place in `vectors`: y'
KEPT = 2  # row that is free at the beginning

# Newton's method: iterations, what is left when it is done, the same in the first one, the slowest convergence; the
# factor of the error that is left before a rate of convergence is known
ITERATIONS, ENOUGH, ENOUGH_AT_ONCE, SLOWEST, FIRST_FACTOR = 4, 0.33, 1e-4 * 0.33, 0.9, 20.0

FIRST_PART, FIRST_CHANGE = (
    0.001,
    0.5,
)  # the first step at most: of the time to go, and what y may change, for its weight
NEWTON_SHRINK, MOST_FAILURES = 0.25, 10


# --- the equations ---


@func
def residual(
    loop: i64, whole: i64_array, real: f64_array, clock: f64_array, vectors: i64_array, rates: i64_array
) -> i64:  # fmt: skip
    """F(t, y, y') into RIGHT. As in NEURON, mechanisms find in dt what the last linear equations had."""
    vectors[IN] = whole[ADDRESS] + 8 * Y * whole[STRIDE]
    vectors[OUT] = whole[ADDRESS] + 8 * RIGHT * whole[STRIDE]
    vectors[SLOPES] = whole[ADDRESS] + 8 * SLOPE * whole[STRIDE]
    clock[T] = real[NOW]
    whole[EVALUATIONS] = whole[EVALUATIONS] + 1
    code = run(loop, rates)
    return NO_RATES if code > 0 else code


# --- beginning ---


@kernel
def begin_ida(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, clock: f64_array, vectors: i64_array,
    newton: i64_array, rates_of_model: i64_array, move: i64_array, pack: i64_array, settling: f64_array, settle: i64,
) -> i64:  # fmt: skip
    """Start, or start again, from the model and y at the clock's t. As in NEURON the first unknowns, so many as
    `settle`, make two very short implicit steps of settling[0] ms, which bring the algebraic equations about; of a
    third, which begins that much later and is not made, y' is the rate. Of the others y' is what the equations say.

    `rates_of_model` is `rates` where potentials are the model's; `move` moves these, `pack` puts the model into y."""
    real[LONGEST_INVERSE] = real[WANTED_INVERSE]
    whole[MOST] = i64(real[WANTED_MOST])
    real[NOW] = clock[T]
    real[GAMMA] = settling[0]
    whole[STARTS] = whole[STARTS] + 1
    whole[LAST_ORDER] = 0
    whole[STEPS] = 0
    stride = whole[STRIDE]
    evaluations = whole[EVALUATIONS]
    solutions = whole[SOLUTIONS]
    _ = copy(whole, rows, KEPT, RIGHT)
    t = clock[T]
    dt = clock[DT]
    clock[DT] = settling[0]
    clock[PER_GAMMA] = 1.0 / settling[0]
    for made in range(3):
        if made == 2:
            real[NOW] = t + settling[0]
        for i in range(whole[SIZE]):
            rows[SLOPE * stride + i] = 0.0
        code = residual(loop, whole, real, clock, vectors, rates_of_model)
        if code != 0:
            return code
        for i in range(settle, whole[SIZE]):
            rows[SLOPE * stride + i] = -rows[RIGHT * stride + i]
        code = solve(loop, whole, real, clock, vectors, newton)
        if code < 0:
            return code
        if made < 2:
            for i in range(settle):
                rows[Y * stride + i] = rows[Y * stride + i] - rows[RIGHT * stride + i]
            _ = run(loop, move)
    vectors[OUT] = whole[ADDRESS] + 8 * Y * stride
    _ = run(loop, pack)
    for i in range(settle):
        rows[SLOPE * stride + i] = -rows[RIGHT * stride + i] * (1.0 / settling[0])
    real[NOW] = t
    clock[T] = t
    clock[DT] = dt
    whole[EVALUATIONS] = evaluations
    whole[SOLUTIONS] = solutions
    _ = copy(whole, rows, RIGHT, KEPT)
    _ = copy(whole, rows, 0, Y)
    return copy(whole, rows, 1, SLOPE)


@func
def choose_first_step(whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, stop: f64) -> i64:
    until = stop if stop < NEVER else real[NOW] + FAR
    _ = weigh(whole, real, rows)
    h = FIRST_PART * (until - real[NOW])
    rate = norm(whole, rows, sequence, 1)
    if rate > FIRST_CHANGE / h:
        h = FIRST_CHANGE / rate
    part = h * real[LONGEST_INVERSE]
    if part > 1.0:
        h = h / part
    if real[NOW] + h > stop:
        h = stop - real[NOW]
    real[H] = h
    whole[ORDER] = 1
    whole[SAME] = 0
    whole[GROWING] = 1
    real[LAST_H] = 0.0
    real[PSI] = h
    real[FACTOR] = FIRST_FACTOR
    return scale(whole, rows, 1, h)


# --- steps ---


@kernel
def step_ida(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, task: f64_array,
    clock: f64_array, vectors: i64_array, rates: i64_array, newton: i64_array,
) -> i64:  # fmt: skip
    """One step, not beyond task[STOP]; y and y' are then at task[REACHED]."""
    stop = task[STOP]
    if whole[STEPS] == 0:
        _ = choose_first_step(whole, real, rows, sequence, stop)
    elif is_at(real, stop):
        task[REACHED] = stop
        return interpolate_both(whole, real, rows, stop)
    else:
        if real[NOW] + real[H] > stop:
            real[H] = stop - real[NOW]
        _ = weigh(whole, real, rows)
    code = make_ida_step(loop, whole, real, rows, sequence, clock, vectors, rates, newton)
    if code != 0:
        return code
    task[LAST_STEP] = 1.0 / real[LEADING]
    whole[AS_CORRECTED] = 1
    if is_at(real, stop):
        task[REACHED] = stop
        return interpolate_both(whole, real, rows, stop)
    if real[NOW] + real[H] > stop:
        real[H] = stop - real[NOW]
    task[REACHED] = real[NOW]
    return 0


@func
def make_ida_step(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, clock: f64_array,
    vectors: i64_array, rates: i64_array, newton: i64_array,
) -> i64:  # fmt: skip
    began = real[NOW]
    unsolved = 0
    inexact = 0
    constant = 0.0
    error = 2.0
    while not (error <= 1.0):
        constant = prepare_step(whole, real, rows)
        code = correct_both(loop, whole, real, rows, sequence, clock, vectors, rates, newton)
        if code != 0 and code != NOT_CONVERGED:
            return code
        if code == 0:
            error = estimate(whole, real, rows, sequence, constant)
        if not (error <= 1.0):
            _ = restore(whole, real, rows, began)
            whole[GROWING] = 0
            if code != 0:
                unsolved = unsolved + 1
                if unsolved == MOST_FAILURES:
                    return NOT_SOLVED
                real[H] = real[H] * NEWTON_SHRINK
            else:
                inexact = inexact + 1
                if inexact == MOST_FAILURES:
                    return TOO_INEXACT
                _ = shrink_failed(whole, real, inexact)
    _ = finish_step(whole, real, rows, sequence)
    return scale(whole, rows, CORRECTION, constant)


@func
def correct_both(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, clock: f64_array,
    vectors: i64_array, rates: i64_array, newton: i64_array,
) -> i64:  # fmt: skip
    """y and y' by Newton's method, from their prediction."""
    _ = predict_both(whole, real, rows)
    stride = whole[STRIDE]
    leading = real[LEADING]
    first = 0.0
    clock[PER_GAMMA] = leading
    for m in range(ITERATIONS):
        code = residual(loop, whole, real, clock, vectors, rates)
        if code == 0:
            code = min(solve(loop, whole, real, clock, vectors, newton), 0)
        if code != 0:
            return code
        for i in range(whole[SIZE]):
            change = rows[RIGHT * stride + i]
            rows[CORRECTION * stride + i] = rows[CORRECTION * stride + i] - change
            rows[Y * stride + i] = rows[Y * stride + i] - change
            rows[SLOPE * stride + i] = rows[SLOPE * stride + i] - leading * change
        size = norm(whole, rows, sequence, RIGHT)
        if m == 0:
            first = size
            if size <= ENOUGH_AT_ONCE:
                return 0
        else:
            rate = c_pow(size / first, 1.0 / m)
            if not (rate <= SLOWEST):
                return NOT_CONVERGED
            real[FACTOR] = rate / (1.0 - rate)
        if real[FACTOR] * size <= ENOUGH:
            return 0
    return NOT_CONVERGED


@func
def predict_both(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    stride = whole[STRIDE]
    for i in range(whole[SIZE]):
        y = rows[i]
        slope = 0.0
        for j in range(1, whole[ORDER] + 1):
            y = y + rows[j * stride + i]
            slope = slope + real[RATES + j] * rows[j * stride + i]
        rows[Y * stride + i] = y
        rows[SLOPE * stride + i] = slope
        rows[CORRECTION * stride + i] = 0.0
    return 0


# --- between steps ---


@kernel
def interpolate_ida(whole: i64_array, real: f64_array, rows: f64_array, task: f64_array):
    """y and y' at a t within the last step; at its end, as in NEURON, they stay what Newton's method gave."""
    if whole[STEPS] > 0 and (task[AT] != real[NOW] or whole[AS_CORRECTED] == 0):
        _ = interpolate_both(whole, real, rows, task[AT])


@func
def interpolate_both(whole: i64_array, real: f64_array, rows: f64_array, t: f64) -> i64:
    stride = whole[STRIDE]
    whole[AS_CORRECTED] = 0
    ahead = t - real[NOW]
    _ = copy(whole, rows, Y, 0)
    for i in range(whole[SIZE]):
        rows[SLOPE * stride + i] = 0.0
    c = 1.0
    d = 0.0
    ratio = ahead / real[PSI]
    for j in range(1, whole[LAST_ORDER] + 1):
        d = d * ratio + c / real[PSI + j - 1]
        c = c * ratio
        ratio = (ahead + real[PSI + j - 1]) / real[PSI + j]
        for i in range(whole[SIZE]):
            rows[Y * stride + i] = rows[Y * stride + i] + c * rows[j * stride + i]
            rows[SLOPE * stride + i] = rows[SLOPE * stride + i] + d * rows[j * stride + i]
    return 0
