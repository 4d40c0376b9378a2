"""The random numbers of NMODL: `scop_random exprand normrand set_seed`, the streams that NEURON gives.

Two generators, both published, both with their state in the array `random.state` (i64): a linear congruential one
modulo 2**32, and, after `use_mcell_ran4(1)`, the two-round pseudo-DES of MCell, whose high index counts. A third one,
`random123`, is that of RANDOM variables: Philox 4x32 with 10 rounds (Salmon et al., SC11, 2011), which has no state but
an index common to all; each stream has its identifiers and counts its numbers.
"""

from __future__ import annotations

from ..ir.math_functions import exp, log_rounded
from ..ir.restricted_python import Func, func, native, shift_right, sqrt
from ..ir.types import f64, f64_array, i64, i64_array

USE_MCELL, LOW, HIGH, LINEAR, GLOBAL = range(5)
STATE_SIZE = 5
INITIAL_STATE = (0, 0, 1, 1, 0)
"""`use_mcell_ran4`, the low index (`mcell_ran4_init`), the high index, the linear generator's number, Random123's
global index."""

WORD = 0xFFFFFFFF
STREAM_SIZE = 7
"""A RANDOM variable: three identifiers, the index of the next number, and the identifiers that this number comes from.
As NEURON makes four numbers at a time, new identifiers count from the next four on, or when the index is set."""
LONGEST = 0x3FFFFFFFF
"""The index of the last number of a stream: 32 bits, four numbers for each. Then the third identifier counts on."""


@func
def pseudo_des_round(left: i64, right: i64, constant_1: i64, constant_2: i64) -> i64:
    """The new right word; the old one becomes the left."""
    mixed = right ^ constant_1
    low = mixed & 0xFFFF
    high = shift_right(mixed, 16)
    mixed = (low * low + (high * high ^ WORD)) & WORD
    swapped = shift_right(mixed, 16) | ((mixed & 0xFFFF) << 16)
    return (left ^ ((swapped ^ constant_2) + low * high)) & WORD


@func
def scop_random(state: i64_array) -> f64:
    """Uniform in [0, 1)."""
    value = 0.0
    if state[USE_MCELL] != 0:
        left = state[LOW]
        right = state[HIGH]
        state[HIGH] = (right + 1) & WORD
        middle = pseudo_des_round(left, right, 0xBAA96887, 0x4B0F3B58)
        last = pseudo_des_round(right, middle, 0x1E17D32C, 0xE874F0C3)
        value = f64(last) / 4294967296.0
    else:
        number = (state[LINEAR] * 2147437301 + 453816981) & WORD
        state[LINEAR] = number
        value = f64(number) / 4294967295.0
    return value


@func
def exprand(state: i64_array, mean: f64) -> f64:
    """Exponentially distributed."""
    return -mean * log_rounded(scop_random(state))


@func
def normrand(state: i64_array, mean: f64, deviation: f64) -> f64:
    """Normally distributed, by the polar method; the second number of each pair is not used."""
    x = 0.0
    square = 0.0
    while square == 0.0 or square >= 1.0:
        x = 2.0 * scop_random(state) - 1.0
        y = 2.0 * scop_random(state) - 1.0
        square = x * x + y * y
    return mean + deviation * x * sqrt(-2.0 * log_rounded(square) / square)


@func
def poisrand(state: i64_array, mean: f64) -> f64:
    """Poisson-distributed: how many numbers more than one it takes until their product is below exp(-mean)."""
    count = 0.0
    product = scop_random(state)
    bound = exp(-mean)
    while product >= bound:
        product = product * scop_random(state)
        count = count + 1.0
    return count


@func
def set_seed(state: i64_array, seed: f64) -> f64:
    """Start the generator in use anew."""
    if state[USE_MCELL] != 0:
        state[HIGH] = i64(seed) & WORD
    else:
        state[LINEAR] = i64(seed) & WORD
    return 0.0


@func
def random123(state: i64_array, stream: f64_array, stride: i64, instance: i64) -> i64:
    """The next 32-bit integer of a stream (see `STREAM_SIZE`), whose numbers are `stride` apart."""
    place = 3 * stride + instance
    number = i64(stream[place])
    stream[place] = f64((number + 1) & LONGEST)
    c0 = (number >> 2) & WORD
    c1 = i64(stream[6 * stride + instance])
    c2 = i64(stream[4 * stride + instance])
    c3 = i64(stream[5 * stride + instance])
    key0 = state[GLOBAL] & WORD
    key1 = 0
    for _ in range(10):
        product0 = 0xD2511F53 * c0
        product1 = 0xCD9E8D57 * c2
        c0 = shift_right(product1, 32) ^ c1 ^ key0
        c2 = shift_right(product0, 32) ^ c3 ^ key1
        c1 = product1 & WORD
        c3 = product0 & WORD
        key0 = (key0 + 0x9E3779B9) & WORD
        key1 = (key1 + 0xBB67AE85) & WORD
    which = number & 3
    if number == LONGEST:
        stream[2 * stride + instance] = f64((i64(stream[2 * stride + instance]) + 1) & WORD)
    if which == 3:
        stream[4 * stride + instance] = stream[instance]
        stream[5 * stride + instance] = stream[stride + instance]
        stream[6 * stride + instance] = stream[2 * stride + instance]
    return c0 if which == 0 else (c1 if which == 1 else (c2 if which == 2 else c3))


@func
def random_ipick(state: i64_array, stream: f64_array, stride: i64, instance: i64) -> f64:
    """The next integer of a stream, 0 to 2**32 - 1."""
    return f64(random123(state, stream, stride, instance))


@func
def random_uniform(state: i64_array, stream: f64_array, stride: i64, instance: i64) -> f64:
    """Uniform in (0, 1)."""
    return (f64(random123(state, stream, stride, instance)) + 1.0) * (1.0 / 4294967297.0)


@func
def random_normal(state: i64_array, stream: f64_array, stride: i64, instance: i64) -> f64:
    """Normally distributed, mean 0 and variance 1, by the polar method; the second number of a pair is not used."""
    x = 0.0
    square = 0.0
    while square == 0.0 or square > 1.0:
        x = 2.0 * random_uniform(state, stream, stride, instance) - 1.0
        y = 2.0 * random_uniform(state, stream, stride, instance) - 1.0
        square = x * x + y * y
    return x * sqrt(-2.0 * log_rounded(square) / square)


@func
def random_pick_(pick: i64, drawn: f64_array, which: f64) -> f64:
    """A number of a Random of hoc: `pick` is the address of what draws it (`Services.pick`)."""
    drawn[0] = which
    native(pick, drawn)
    return drawn[1]


FUNCTIONS: dict[str, Func] = {f.name: f for f in (scop_random, exprand, normrand, poisrand, set_seed)}
STREAMS: dict[str, Func] = {f.name: f for f in (random_ipick, random_uniform, random_normal)}
"""Those that draw from a stream of the instance."""
