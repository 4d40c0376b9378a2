"""Kernels of the clock (a step is two halves, so that t rounds as NEURON's does) and the check of the voltage."""

from __future__ import annotations

from ..ir.restricted_python import kernel
from ..ir.types import f64_array, i64

T, DT = 0, 1  # places in the clock, see solver/model/clock.py


@kernel
def half_step(clock: f64_array):
    clock[T] = clock[T] + 0.5 * clock[DT]


@kernel
def find_nan(roots: i64, v: f64_array) -> i64:
    """Stop where a cell's voltage is not finite: the elimination spreads it to the root within the step."""
    for i in range(roots):
        if not (abs(v[i]) < 1.0e300):
            return i + 1
    return 0
