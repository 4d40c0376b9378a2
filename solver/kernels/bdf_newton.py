"""Newton's method in a step of `bdf`, and the equations: drivers that the native `loop` runs, which read and write at
the addresses in `vectors`."""

from __future__ import annotations

from ..ir.restricted_python import func
from ..ir.types import f64, f64_array, i64, i64_array
from .bdf_orders import (
    ADDRESS,
    CORRECTION,
    EVALUATIONS,
    GAMMA,
    GAMMA_AT_SETUP,
    NOW,
    PARTS,
    RATE,
    RATES,
    RIGHT,
    SET_UP_AT,
    SETUPS,
    SIZE,
    SIZE_OF_CORRECTION,
    SOLUTIONS,
    STEPS,
    STRIDE,
    TESTS,
    H,
    Y,
    norm,
)
from .driver import run

T, DT = 0, 1  # places in the clock
IN, OUT = 0, 1  # places in `vectors`
DT_AT_BEGINNING = 1e-8  # ms, what NEURON has in dt while and after CVODE begins

# --- stop codes ---
NOT_CONVERGED = 1 << 41
NO_RATES = NOT_CONVERGED + 1

# Newton's method: iterations; what divergence is; how much the estimated convergence rate may fall; when the matrix is
# set up anew: after so many steps, or when gamma has changed so much
ITERATIONS, DIVERGENCE, RATE_FALL = 3, 2.0, 0.3
STEPS_BETWEEN_SETUPS, GAMMA_CHANGE = 20, 0.3


@func
def evaluate(
    loop: i64, whole: i64_array, real: f64_array, clock: f64_array, vectors: i64_array, rates: i64_array, t: f64,
    row: i64, to: i64,
) -> i64:  # fmt: skip
    """f(t, row) into another row. Mechanisms find the step that is tried in dt."""
    dt = clock[DT]
    clock[DT] = real[H] if real[H] > 0.0 else DT_AT_BEGINNING
    vectors[IN] = whole[ADDRESS] + 8 * row * whole[STRIDE]
    vectors[OUT] = whole[ADDRESS] + 8 * to * whole[STRIDE]
    clock[T] = t
    whole[EVALUATIONS] = whole[EVALUATIONS] + 1
    code = run(loop, rates)
    clock[DT] = dt
    return NO_RATES if code > 0 else code


@func
def solve(
    loop: i64, whole: i64_array, real: f64_array, clock: f64_array, vectors: i64_array, newton: i64_array
) -> i64:  # fmt: skip
    """The right side becomes x in (1 - gamma df/dy) x = b; mechanisms find gamma in dt, where it stays."""
    vectors[IN] = whole[ADDRESS] + 8 * RIGHT * whole[STRIDE]
    vectors[OUT] = vectors[IN]
    clock[DT] = real[GAMMA]
    code = run(loop, newton)
    whole[SOLUTIONS] = whole[SOLUTIONS] + 1
    return code


@func
def correct(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, clock: f64_array,
    vectors: i64_array, rates: i64_array, newton: i64_array, must_set_up: i64,
) -> i64:  # fmt: skip
    """From the prediction; with a matrix of earlier steps at first, if that may still do."""
    set_up = must_set_up
    if whole[STEPS] > 0 and abs(real[GAMMA] / real[GAMMA_AT_SETUP] - 1.0) > GAMMA_CHANGE:
        set_up = 1
    if whole[STEPS] >= whole[SET_UP_AT] + STEPS_BETWEEN_SETUPS:
        set_up = 1
    again = 1
    code = 0
    while again != 0:
        code = evaluate(loop, whole, real, clock, vectors, rates, real[NOW], 0, RATES)
        if code == 0:
            if set_up != 0:
                whole[SETUPS] = whole[SETUPS] + 1
                real[RATE] = 1.0
                real[GAMMA_AT_SETUP] = real[GAMMA]
                whole[SET_UP_AT] = whole[STEPS]
            code = iterate(loop, whole, real, rows, sequence, clock, vectors, rates, newton)
        again = 1 if code == NOT_CONVERGED and set_up == 0 else 0
        set_up = 1
    return code


@func
def iterate(
    loop: i64, whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, clock: f64_array,
    vectors: i64_array, rates: i64_array, newton: i64_array,
) -> i64:  # fmt: skip
    stride = whole[STRIDE]
    for i in range(whole[SIZE]):
        rows[CORRECTION * stride + i] = 0.0
    before = 0.0
    dt = clock[DT]
    for m in range(ITERATIONS):
        _ = right_side(whole, real, rows)
        code = solve(loop, whole, real, clock, vectors, newton)
        clock[DT] = dt
        if code < 0:
            return code
        change = norm(whole, rows, sequence, RIGHT)
        for i in range(whole[SIZE]):
            correction = rows[CORRECTION * stride + i] + rows[RIGHT * stride + i]
            rows[CORRECTION * stride + i] = correction
            rows[Y * stride + i] = rows[i] + correction
        if m > 0:
            real[RATE] = max(RATE_FALL * real[RATE], change / before)
        if change * min(1.0, real[RATE]) / real[TESTS + 4] <= 1.0:
            real[SIZE_OF_CORRECTION] = change if m == 0 else norm(whole, rows, sequence, CORRECTION)
            return 0
        if m + 1 == ITERATIONS or (m > 0 and change > DIVERGENCE * before):
            return NOT_CONVERGED
        before = change
        code = evaluate(loop, whole, real, clock, vectors, rates, real[NOW], Y, RATES)
        if code != 0:
            return code
    return NOT_CONVERGED


@func
def right_side(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    """gamma f minus what the rates are in the Nordsieck array with the correction so far."""
    stride = whole[STRIDE]
    inverse = 1.0 / real[PARTS + 1]
    gamma = real[GAMMA]
    for i in range(whole[SIZE]):
        known = inverse * rows[stride + i] + rows[CORRECTION * stride + i]
        rows[RIGHT * stride + i] = gamma * rows[RATES * stride + i] - known
    return 0
