"""Backward differentiation formulas of variable order and step, native: the state of an integrator, and the arithmetic
of its orders and steps. `bdf` makes the steps.

The solution and its scaled derivatives are a Nordsieck array: row j is h^j/j! of the j-th derivative. All vectors are
rows of one array, `rows`; the integrator's numbers are in `real`, its counts in `whole`.

Steps depend on errors that may be rounding alone, so the arithmetic is done in the order of the papers; NEURON's steps
come from the same, while later versions of CVODE do it in another.

Source: Cohen and Hindmarsh, CVODE, a stiff/nonstiff ODE solver in C, Computers in Physics 10 (1996); Byrne and
Hindmarsh, A polyalgorithm for the numerical solution of ordinary differential equations, ACM TOMS 1 (1975); Jackson
and Sacks-Davis, An alternative implementation of variable step-size multistep formulas, ACM TOMS 6 (1980).
"""

from __future__ import annotations

import math

from ..ir.math_functions import c_pow
from ..ir.restricted_python import func, sqrt
from ..ir.types import f64, f64_array, i64, i64_array
from .shared_step import COUNT, SUM, agree

HIGHEST = 5  # order
NO_NUMBER = math.nan

# --- rows ---
Y, RATES, RIGHT, CORRECTION, WEIGHTS, TOLERANCES = 6, 7, 8, 9, 10, 11  # after those of the Nordsieck array
ROWS = 12

# --- places in `whole` ---
SIZE = 0  # of a vector
STRIDE = 1  # from a row to the next
ADDRESS = 2  # of the first row
MOST = 3  # the highest order that may be taken
ORDER, NEXT_ORDER, LAST_ORDER = 4, 5, 6  # of the coming step, of the one after it, of the one made last
WAIT = 7  # steps before another order is looked at
STEPS = 8  # since the beginning
SET_UP_AT = 9  # which of them last set the matrix up
MADE, EVALUATIONS, SETUPS, SOLUTIONS = 10, 11, 12, 13  # counted through all beginnings
STARTS = 14
AS_CORRECTED = 15  # with `ida`: 1 while y and y' are what Newton's method gave, not interpolated since
LOOP = 16  # the address of the native loop over drivers
SHARE, SHARED = 17, 18  # addresses, if other processes take the same steps (see `shared_step`), else 0
WHOLE = 19

# --- places in `real` ---
NOW = 0  # ms, the end of the Nordsieck array
H, NEXT_H = 1, 2  # ms, steps
SCALE = 3  # the step that the Nordsieck array is scaled with
GROWTH = 4  # of the step
LARGEST_GROWTH = 5
RATE = 6  # of convergence, estimated
GAMMA, GAMMA_AT_SETUP = 7, 8
KEPT_ABOVE = 9  # the constant of the test of the order above, when the correction was kept
SIZE_OF_CORRECTION = 10
LONGEST_INVERSE, SHORTEST = 11, 12  # of steps
RELATIVE = 13  # tolerance
WANTED_INVERSE, WANTED_SHORTEST, WANTED_MOST = 14, 15, 16  # limits from the next beginning on
TAU = 17  # the last steps, from 1 on
PARTS = 24  # the correction's part in each row
TESTS = 31  # constants of the error tests, from 1 on: order below, this one, above, Newton's method, next above
OTHER_PARTS = 37  # for a change of the order
REAL = 44

# Choice of step and order: safety factors of the error at the order below, at this one and above; the smallest growth
# that is worth it
SAFETY_BELOW, SAFETY, SAFETY_ABOVE, ADDED = 6.0, 6.0, 10.0, 1e-6
WORTH_IT = 1.5
TOLERANCE = 0.1  # of Newton's method, of that of the error test


@func
def norm(whole: i64_array, rows: f64_array, sequence: i64_array, row: i64) -> f64:
    """The weighted root mean square, summed one after the other in NEURON's order."""
    at = row * whole[STRIDE]
    weight = WEIGHTS * whole[STRIDE]
    total = 0.0
    for i in range(whole[SIZE]):
        k = sequence[i]
        term = rows[at + k] * rows[weight + k]
        total = total + term * term
    if whole[SHARE] == 0:
        return sqrt(total / whole[SIZE])
    if agree(whole[LOOP], whole[SHARE], whole[SHARED], total, f64(whole[SIZE]), 0.0, 0.0) != 0:
        return NO_NUMBER
    return sqrt(f64_array(whole[SHARED])[SUM] / f64_array(whole[SHARED])[COUNT])


@func
def copy(whole: i64_array, rows: f64_array, to: i64, row: i64) -> i64:
    for i in range(whole[SIZE]):
        rows[to * whole[STRIDE] + i] = rows[row * whole[STRIDE] + i]
    return 0


@func
def scale(whole: i64_array, rows: f64_array, row: i64, factor: f64) -> i64:
    at = row * whole[STRIDE]
    for i in range(whole[SIZE]):
        rows[at + i] = rows[at + i] * factor
    return 0


@func
def add(whole: i64_array, rows: f64_array, to: i64, row: i64, factor: f64) -> i64:
    """to += factor * row."""
    at = to * whole[STRIDE]
    other = row * whole[STRIDE]
    for i in range(whole[SIZE]):
        rows[at + i] = rows[at + i] + factor * rows[other + i]
    return 0


# --- coefficients ---


@func
def coefficients(whole: i64_array, real: f64_array) -> i64:
    """The correction's parts and the tests' constants of this order for the last steps, and gamma."""
    q = whole[ORDER]
    h = real[H]
    inverse = 1.0
    star = 1.0
    real[PARTS] = 1.0
    real[PARTS + 1] = 1.0
    for i in range(2, q + 1):
        real[PARTS + i] = 0.0
    alpha = -1.0
    alpha_hat = -1.0
    total = h
    if q > 1:
        for j in range(2, q):
            total = total + real[TAU + j - 1]
            inverse = h / total
            alpha = alpha - 1.0 / j
            for i in range(j, 0, -1):
                real[PARTS + i] = real[PARTS + i] + real[PARTS + i - 1] * inverse
        alpha = alpha - 1.0 / q
        star = -real[PARTS + 1] - alpha
        total = total + real[TAU + q - 1]
        inverse = h / total
        alpha_hat = -real[PARTS + 1] - inverse
        for i in range(q, 0, -1):
            real[PARTS + i] = real[PARTS + i] + real[PARTS + i - 1] * star
    _ = test_constants(whole, real, total, alpha, alpha_hat, inverse, star)
    real[GAMMA] = h * (1.0 / real[PARTS + 1])
    if whole[STEPS] == 0:
        real[GAMMA_AT_SETUP] = real[GAMMA]
    return 0


@func
def test_constants(
    whole: i64_array, real: f64_array, total: f64, alpha: f64, alpha_hat: f64, inverse: f64, star: f64
) -> i64:
    q = whole[ORDER]
    a1 = 1.0 - alpha_hat + alpha
    a2 = 1.0 + q * a1
    real[TESTS + 2] = abs(alpha * (a2 / a1))
    real[TESTS + 5] = abs(a2 / (real[PARTS + q] * inverse / star))
    if whole[WAIT] == 1:
        c = star / real[PARTS + q]
        a3 = alpha + 1.0 / q
        a4 = alpha_hat + inverse
        real[TESTS + 1] = abs((a3 / (1.0 - a4 + a3)) / c) if q > 1 else 1.0
        one_more = real[H] / (total + real[TAU + q])
        a5 = alpha - 1.0 / (q + 1)
        a6 = alpha_hat - one_more
        real[TESTS + 3] = abs((a2 / (1.0 - a6 + a5)) * one_more * (q + 2) * a5)
    real[TESTS + 4] = TOLERANCE * real[TESTS + 2]
    return 0


# --- the next step and order ---


@func
def growth(error: f64, safety: f64, root: i64) -> f64:
    """By which the step would have the error that may be."""
    return 1.0 / (c_pow(safety * error, 1.0 / root) + ADDED)


@func
def prepare_next(whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, error: f64) -> i64:
    """The order and step that would be best."""
    if real[LARGEST_GROWTH] == 1.0:
        whole[WAIT] = max(whole[WAIT], 2)
        whole[NEXT_ORDER] = whole[ORDER]
        real[NEXT_H] = real[H]
        real[GROWTH] = 1.0
        return 0
    here = growth(error, SAFETY, whole[ORDER] + 1)
    if whole[WAIT] != 0:
        real[GROWTH] = here
        whole[NEXT_ORDER] = whole[ORDER]
    else:
        whole[WAIT] = 2
        _ = choose(whole, real, rows, sequence, here)
    if real[GROWTH] < WORTH_IT:
        real[GROWTH] = 1.0
        real[NEXT_H] = real[H]
        return 0
    real[GROWTH] = min(real[GROWTH], real[LARGEST_GROWTH])
    real[GROWTH] = real[GROWTH] / max(1.0, real[H] * real[LONGEST_INVERSE] * real[GROWTH])
    real[NEXT_H] = real[H] * real[GROWTH]
    return 0


@func
def choose(whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array, here: f64) -> i64:
    """The order whose step grows most: this one, the one below, or the one above."""
    q = whole[ORDER]
    below = 0.0
    above = 0.0
    if q > 1:
        below = growth(norm(whole, rows, sequence, q) / real[TESTS + 1], SAFETY_BELOW, q)
    if q < whole[MOST]:
        above = growth(error_above(whole, real, rows, sequence), SAFETY_ABOVE, q + 2)
    best = max(below, max(here, above))
    if best < WORTH_IT:
        real[GROWTH] = 1.0
        whole[NEXT_ORDER] = q
    elif best == here:
        real[GROWTH] = here
        whole[NEXT_ORDER] = q
    elif best == below:
        real[GROWTH] = below
        whole[NEXT_ORDER] = q - 1
    else:
        real[GROWTH] = above
        whole[NEXT_ORDER] = q + 1
        _ = copy(whole, rows, whole[MOST], CORRECTION)
    return 0


@func
def error_above(whole: i64_array, real: f64_array, rows: f64_array, sequence: i64_array) -> f64:
    """At the order above, from this correction and the one kept before."""
    power = 1.0
    for _i in range(whole[ORDER] + 1):
        power = power * (real[H] / real[TAU + 2])
    ratio = (real[TESTS + 5] / real[KEPT_ABOVE]) * power
    stride = whole[STRIDE]
    for i in range(whole[SIZE]):
        kept = rows[whole[MOST] * stride + i]
        rows[RIGHT * stride + i] = -ratio * kept + rows[CORRECTION * stride + i]
    return norm(whole, rows, sequence, RIGHT) / real[TESTS + 3]


# --- changes of step and order ---


@func
def change_order_and_step(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    if whole[NEXT_ORDER] > whole[ORDER]:
        _ = raise_order(whole, real, rows)
    elif whole[NEXT_ORDER] < whole[ORDER]:
        _ = lower_order(whole, real, rows)
    if whole[NEXT_ORDER] != whole[ORDER]:
        whole[ORDER] = whole[NEXT_ORDER]
        whole[WAIT] = whole[ORDER] + 1
    return rescale(whole, real, rows)


@func
def rescale(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    factor = real[GROWTH]
    for j in range(1, whole[ORDER] + 1):
        _ = scale(whole, rows, j, factor)
        factor = factor * real[GROWTH]
    real[H] = real[SCALE] * real[GROWTH]
    real[SCALE] = real[H]
    return 0


@func
def clear_other_parts(real: f64_array) -> i64:
    for i in range(HIGHEST + 2):
        real[OTHER_PARTS + i] = 0.0
    real[OTHER_PARTS + 2] = 1.0
    return 0


@func
def raise_order(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    """A row more, from the correction that was kept."""
    q = whole[ORDER]
    _ = clear_other_parts(real)
    alpha1 = 1.0
    product = 1.0
    before = 1.0
    alpha0 = -1.0
    total = real[SCALE]
    for j in range(1, q):
        total = total + real[TAU + j + 1]
        xi = total / real[SCALE]
        product = product * xi
        alpha0 = alpha0 - 1.0 / (j + 1)
        alpha1 = alpha1 + 1.0 / xi
        for i in range(j + 2, 1, -1):
            real[OTHER_PARTS + i] = real[OTHER_PARTS + i] * before + real[OTHER_PARTS + i - 1]
        before = xi
    factor = (-alpha0 - alpha1) / product
    new = (q + 1) * whole[STRIDE]
    kept = whole[MOST] * whole[STRIDE]
    for i in range(whole[SIZE]):
        rows[new + i] = factor * rows[kept + i]
    for j in range(2, q + 1):
        _ = add(whole, rows, j, q + 1, real[OTHER_PARTS + j])
    return 0


@func
def lower_order(whole: i64_array, real: f64_array, rows: f64_array) -> i64:
    """What the last row meant to the others."""
    q = whole[ORDER]
    if q == 2:
        return 0
    _ = clear_other_parts(real)
    total = 0.0
    for j in range(1, q - 1):
        total = total + real[TAU + j]
        xi = total / real[SCALE]
        for i in range(j + 2, 1, -1):
            real[OTHER_PARTS + i] = real[OTHER_PARTS + i] * xi + real[OTHER_PARTS + i - 1]
    for j in range(2, q):
        _ = add(whole, rows, j, q, -real[OTHER_PARTS + j])
    return 0
