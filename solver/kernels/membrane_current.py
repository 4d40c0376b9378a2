"""Kernels of i_membrane_, what crosses the membrane of each node: all but what electrodes inject, nA."""

from __future__ import annotations

from ..ir.restricted_python import kernel, parallel
from ..ir.types import f64_array, i32_array, i64

TO_NANOAMPERE = 0.01  # mA/cm2 times µm2


@kernel
def keep_membrane(
    count: i64, d: f64_array, diagonal: f64_array, electrode_d: f64_array, rhs: f64_array, electrode_rhs: f64_array,
    conductance: f64_array, current: f64_array,
):  # fmt: skip
    """Before the solution: the conductance with the capacitance's, and the ionic current."""
    for i in parallel(0, count):
        conductance[i] = d[i] - diagonal[i] - electrode_d[i]
        current[i] = electrode_rhs[i] - rhs[i]


@kernel
def current_of_step(
    count: i64, conductance: f64_array, current: f64_array, rhs: f64_array, area: f64_array, total: f64_array
):
    """After it; rhs is the change of v."""
    for i in parallel(0, count):
        total[i] = (conductance[i] * rhs[i] + current[i]) * area[i] * TO_NANOAMPERE


@kernel
def current_at_present(
    count: i64, parent: i32_array, to_parent: f64_array, from_parent: f64_array, v: f64_array,
    electrode_rhs: f64_array, area: f64_array, total: f64_array,
):  # fmt: skip
    """Without a step: what electrodes and neighbours let in leaves through the membrane."""
    for i in range(count):
        total[i] = electrode_rhs[i]
    for i in range(count):
        p = parent[i]
        if p >= 0:
            drop = v[p] - v[i]
            total[i] = total[i] - from_parent[i] * drop
            total[p] = total[p] + to_parent[i] * drop
    for i in range(count):
        total[i] = total[i] * area[i] * TO_NANOAMPERE
