"""The clock: the few numbers that every kernel may read, in one array that never moves."""

from __future__ import annotations

import numpy as np

from .pointer import ArrayPointer
from .tables import aligned

T, DT, CELSIUS, SECONDORDER, STEPS, VARIABLE, LEADING = range(7)  # the last: 1/gamma where IDA integrates, 1/ms
SIZE = 8

#: hoc name → (index, default); ms, ms, degC
VARIABLES = {"t": (T, 0.0), "dt": (DT, 0.025), "celsius": (CELSIUS, 6.3), "secondorder": (SECONDORDER, 0.0)}


def new_clock() -> np.ndarray:
    clock = aligned(SIZE)
    clock[:] = 0.0
    for index, default in VARIABLES.values():
        clock[index] = default
    return clock


def clock_pointers(clock: np.ndarray) -> dict[str, ArrayPointer]:
    return {name: ArrayPointer(clock, index) for name, (index, _) in VARIABLES.items()}
