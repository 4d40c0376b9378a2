"""Small kernels that several tests use."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest
from ranvier.solver.ir.math_functions import exp
from ranvier.solver.ir.restricted_python import func, kernel, parallel
from ranvier.solver.ir.types import f64, f64_array, i32_array, i64, i64_array


@func
def alpha(v: f64) -> f64:
    return 0.07 * exp(-(v + 65.0) / 20.0)


@kernel
def gate(first: i64, last: i64, node: i32_array, v: f64_array, h: f64_array):
    """A PARALLEL with a gather and a call."""
    for i in parallel(first, last):
        h[i] = alpha(v[node[i]])


@kernel
def collatz(count: i64, steps: i64_array) -> i64:
    """Loops in loops, integers, an early return."""
    longest = 0
    for start in range(1, count):
        n = start
        taken = 0
        while n != 1:
            if n % 2 == 0:
                n = n // 2
            else:
                n = 3 * n + 1
            taken += 1
        steps[start] = taken
        longest = max(longest, taken)
        if taken > 300:
            return -1
    return longest


@kernel
def backward(x: f64_array, n: i64):
    """A sum from the end, in place, with a guarded read."""
    for i in range(n - 2, -1, -1):
        x[i] += x[i + 1]
    k = 0
    while k < n and x[k] > 0.0:
        k += 1
    x[0] = k


@pytest.fixture
def kernels() -> ModuleType:
    """The kernels of this file."""
    return sys.modules[__name__]
