"""Kernels that run other kernels: the native loop over a driver's entries, called from within."""

from __future__ import annotations

from ..ir.restricted_python import func, native
from ..ir.types import i64, i64_array

TODO, DONE, ENTRY, CODE = 0, 1, 2, 5  # places in a driver's state, see solver/target/driver.py


@func
def run(loop: i64, driver: i64_array) -> i64:
    """All entries once, from the first; 0, or the code of the one that stopped."""
    driver[ENTRY] = 0
    return go_on(loop, driver)


@func
def go_on(loop: i64, driver: i64_array) -> i64:
    """The same, from the entry that stopped on."""
    driver[TODO] = 1
    driver[DONE] = 0
    native(loop, driver)
    if driver[CODE] != 0:
        driver[ENTRY] = driver[ENTRY] - 1
    return driver[CODE]
