"""Orders, steps and error tests of `ida`: the arithmetic of backward differentiation formulas of variable order in
fixed-leading-coefficient form. phi are modified divided differences of y, psi the sums of the last steps.

As in `bdf_orders`, the operations are done in the order of the papers, from which NEURON's steps come.

Source: Brenan, Campbell and Petzold, Numerical solution of initial-value problems in differential-algebraic equations
(1996), chapter 5.
"""

from __future__ import annotations

from ..ir.math_functions import c_pow
from ..ir.restricted_python import func
from ..ir.types import f64, f64_array, i64, i64_array
from .bdf_orders import (
    CORRECTION,
    GAMMA,
    HIGHEST,
    LAST_ORDER,
    LONGEST_INVERSE,
    MADE,
    MOST,
    NEXT_ORDER,
    NOW,
    ORDER,
    RIGHT,
    SIZE,
    STEPS,
    STRIDE,
    H,
    add,
    norm,
    scale,
)  # fmt: skip

# --- a row and places in `whole` and `real` that mean something else than with `bdf` ---
SLOPE = 7  # row of y'
SAME = 7  # how many steps of this size and order there were, at most two more than the order
GROWING = 9  # 1 in the first phase
LAST_H = 2  # ms, the last step
FACTOR = 6  # of the error that Newton's method still has, from its rate of convergence
LEADING = 8  # 1/gamma
ERROR, ERROR_BELOW = 3, 9  # of the step, and of one at the order below
SIZES = HIGHEST + 1
PSI = 17
ALPHA, BETA, SIGMA, RATES = PSI + SIZES, PSI + 2 * SIZES, PSI + 3 * SIZES, PSI + 4 * SIZES
REAL = PSI + 5 * SIZES

# Choice of the step: factor of the error, and what is added to it; growth; shrinking after a step, and after one that
# failed
SAFETY, ADDED, GROWTH = 2.0, 1e-4, 2.0
LEAST_SHRINK, MOST_SHRINK = 0.9, 0.5
LEAST_SHRINK_OF_FAILED, MOST_SHRINK_OF_FAILED = 0.9, 0.25


@func
def prepare_step(whole: i64_array, real: f64_array, rows: f64_array) -> f64:
    """The coefficients of this step and order, gamma, and the time that it goes to; gives the error's constant."""
    k = whole[ORDER]
    h = real[H]
    if h != real[LAST_H] or k != whole[LAST_ORDER]:
        whole[SAME] = 0
    whole[SAME] = min(whole[SAME] + 1, whole[LAST_ORDER] + 2)
    if k + 1 >= whole[SAME]:
        real[BETA] = 1.0
        real[ALPHA] = 1.0
        real[RATES] = 0.0
        real[SIGMA] = 1.0
        total = h
        for i in range(1, k + 1):
            before = real[PSI + i - 1]
            real[PSI + i - 1] = total
            real[BETA + i] = real[BETA + i - 1] * real[PSI + i - 1] / before
            total = before + h
            real[ALPHA + i] = h / total
            real[SIGMA + i] = i * real[SIGMA + i - 1] * real[ALPHA + i]
            real[RATES + i] = real[RATES + i - 1] + real[ALPHA + i - 1] / h
        real[PSI + k] = total
    leading = 0.0
    variable = 0.0
    for i in range(k):
        leading = leading - 1.0 / (i + 1)
        variable = variable - real[ALPHA + i]
    real[LEADING] = -leading / h
    real[GAMMA] = 1.0 / real[LEADING]
    for i in range(whole[SAME], k + 1):
        _ = scale(whole, rows, i, real[BETA + i])
    real[NOW] = real[NOW] + h
    return max(abs(real[ALPHA + k] + leading - variable), real[ALPHA + k])


@func
def restore(whole: i64_array, real: f64_array, rows: f64_array, t: f64) -> i64:
    """As it was before the step."""
    real[NOW] = t
    for j in range(1, whole[ORDER] + 1):
        real[PSI + j - 1] = real[PSI + j] - real[H]
    for j in range(whole[SAME], whole[ORDER] + 1):
        _ = scale(whole, rows, j, 1.0 / real[BETA + j])
    return 0


@func
def sum_into_right(whole: i64_array, rows: f64_array, row: i64, other: i64, sign: f64) -> i64:
    stride = whole[STRIDE]
    for i in range(whole[SIZE]):
        rows[RIGHT * stride + i] = rows[row * stride + i] + sign * rows[other * stride + i]
    return 0


@func
def estimate(whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, constant: f64) -> f64:
    """The errors of the step and of one at the order below, and which of both orders is to be next; gives the error
    that is tested."""
    k = whole[ORDER]
    size = norm(whole, rows, sequence, CORRECTION)
    real[ERROR] = real[SIGMA + k] * size
    whole[NEXT_ORDER] = k
    term = (k + 1) * real[ERROR]
    if k > 1:
        _ = sum_into_right(whole, rows, k, CORRECTION, 1.0)
        real[ERROR_BELOW] = real[SIGMA + k - 1] * norm(whole, rows, sequence, RIGHT)
        below = k * real[ERROR_BELOW]
        if k > 2:
            _ = sum_into_right(whole, rows, k - 1, RIGHT, 1.0)
            further = (k - 1) * (real[SIGMA + k - 2] * norm(whole, rows, sequence, RIGHT))
            if max(below, further) <= term:
                whole[NEXT_ORDER] = k - 1
        elif below <= 0.5 * term:
            whole[NEXT_ORDER] = k - 1
    return constant * size


@func
def shrink_failed(whole: i64_array, real: f64_array, failures: i64) -> i64:
    """Step and order after an error test that failed."""
    factor = MOST_SHRINK_OF_FAILED
    if failures == 1:
        error = real[ERROR] if whole[NEXT_ORDER] == whole[ORDER] else real[ERROR_BELOW]
        whole[ORDER] = whole[NEXT_ORDER]
        factor = LEAST_SHRINK_OF_FAILED * growth_of(error, whole[ORDER])
        factor = max(MOST_SHRINK_OF_FAILED, min(LEAST_SHRINK_OF_FAILED, factor))
    elif failures == 2:
        whole[ORDER] = whole[NEXT_ORDER]
    else:
        whole[ORDER] = 1
    real[H] = real[H] * factor
    return 0


@func
def growth_of(error: f64, order: i64) -> f64:
    """By which the step would have the error that may be."""
    return c_pow(SAFETY * error + ADDED, -1.0 / (order + 1))


@func
def finish_step(whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array) -> i64:
    """The step is made: the next one's order and size; the correction goes into phi."""
    whole[STEPS] = whole[STEPS] + 1
    whole[MADE] = whole[MADE] + 1
    k = whole[ORDER]
    more = k - whole[LAST_ORDER]
    whole[LAST_ORDER] = k
    real[LAST_H] = real[H]
    if whole[NEXT_ORDER] == k - 1 or k == whole[MOST]:
        whole[GROWING] = 0
    if whole[GROWING] != 0:
        if whole[STEPS] > 1:
            whole[ORDER] = k + 1
            real[H] = not_longer(real, GROWTH * real[H])
    else:
        error = choose_order(whole, real, rows, sequence, more)
        factor = growth_of(error, whole[ORDER])
        if factor >= GROWTH:
            real[H] = not_longer(real, GROWTH * real[H])
        elif factor <= 1.0:
            real[H] = real[H] * max(MOST_SHRINK, min(LEAST_SHRINK, factor))
    stride = whole[STRIDE]
    if k < whole[MOST]:
        for i in range(whole[SIZE]):
            rows[(k + 1) * stride + i] = rows[CORRECTION * stride + i]
    _ = add(whole, rows, k, CORRECTION, 1.0)
    for j in range(k - 1, -1, -1):
        _ = add(whole, rows, j, j + 1, 1.0)
    return 0


@func
def not_longer(real: f64_array, h: f64) -> f64:
    part = h * real[LONGEST_INVERSE]
    return h / part if part > 1.0 else h


@func
def choose_order(whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, more: i64) -> f64:
    """The order of the next step; gives the error that one of this size has there. `more` than the last step's order
    the present one is."""
    k = whole[ORDER]
    error = real[ERROR]
    if whole[NEXT_ORDER] == k - 1:
        whole[ORDER] = k - 1
        return real[ERROR_BELOW]
    if k == whole[MOST] or k + 1 >= whole[SAME] or more == 1:
        return error
    _ = sum_into_right(whole, rows, CORRECTION, k + 1, -1.0)
    above = norm(whole, rows, sequence, RIGHT) / (k + 2)
    term = (k + 1) * error
    term_above = (k + 2) * above
    rises = 1
    if k == 1:
        rises = 1 if term_above < 0.5 * term else 0
    elif k * real[ERROR_BELOW] <= min(term, term_above):
        whole[ORDER] = k - 1
        return real[ERROR_BELOW]
    else:
        rises = 1 if term_above < term else 0
    if rises != 0:
        whole[ORDER] = k + 1
        error = above
    return error
