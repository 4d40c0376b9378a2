"""Kernels that record variables, wherever they lie, into buffers."""

from __future__ import annotations

from ..ir.restricted_python import kernel
from ..ir.types import f64, f64_array, i64, i64_array

T, DT = 0, 1  # places in the clock


@kernel
def record(
    first: i64, last: i64, addresses: i64_array, buffer: f64_array, capacity: i64, filled: i64_array
):  # fmt: skip
    """Row k of the buffer takes the number at address k."""
    for k in range(first, last):
        buffer[k * capacity + filled[k]] = f64_array(addresses[k])[0]
        filled[k] = filled[k] + 1


@kernel
def sample(
    count: i64, ahead: f64, clock: f64_array, addresses: i64_array, times: i64_array, buffers: i64_array,
    filled: i64_array,
):  # fmt: skip
    """Record at given times: those until t + ahead * dt are due. The last of `times` is never reached."""
    now = clock[T] + ahead * clock[DT]
    for k in range(count):
        place = filled[k]
        while f64_array(times[k])[place] <= now:
            f64_array(buffers[k])[place] = f64_array(addresses[k])[0]
            place = place + 1
        filled[k] = place
