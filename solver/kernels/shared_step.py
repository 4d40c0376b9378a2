"""Processes that take the same variable steps: what they have to agree upon, native. `numbers` holds the four numbers
of this process, and afterwards those of all; a driver exchanges them."""

from __future__ import annotations

import math

from ..ir.restricted_python import func, kernel
from ..ir.types import f64, f64_array, i64, i64_array
from .driver import run

SUM, COUNT, LEAST, LARGEST, NUMBERS = range(5)
INFINITE = math.inf


@kernel
def put_together(ranks: i64, me: i64, numbers: f64_array, everywhere: f64_array):
    """What came from all, in the order of the ranks: sums, the least and the largest."""
    for i in range(NUMBERS):
        everywhere[me * NUMBERS + i] = numbers[i]
    numbers[SUM] = 0.0
    numbers[COUNT] = 0.0
    numbers[LEAST] = INFINITE
    numbers[LARGEST] = -INFINITE
    for k in range(ranks):
        at = k * NUMBERS
        numbers[SUM] = numbers[SUM] + everywhere[at + SUM]
        numbers[COUNT] = numbers[COUNT] + everywhere[at + COUNT]
        numbers[LEAST] = min(numbers[LEAST], everywhere[at + LEAST])
        one = everywhere[at + LARGEST]
        if one > numbers[LARGEST] or one != one:
            numbers[LARGEST] = one


@func
def agree(loop: i64, driver: i64, numbers: i64, total: f64, count: f64, least: f64, largest: f64) -> i64:
    """Exchange them; 0, or the code with which waiting for others ended. `driver` and `numbers` are addresses."""
    f64_array(numbers)[SUM] = total
    f64_array(numbers)[COUNT] = count
    f64_array(numbers)[LEAST] = least
    f64_array(numbers)[LARGEST] = largest
    return run(loop, i64_array(driver))
