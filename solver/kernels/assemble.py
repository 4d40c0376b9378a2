"""Kernels that assemble the node equations C dv/dt = Σ currents, for the change of v in a step.

Units as NEURON's: currents mA/cm2, conductances S/cm2, capacitance µF/cm2, dt ms, point currents nA, areas µm2.
`rhs` holds the right-hand sides, `d` the diagonal; off the diagonal the matrix is constant (the layout's
`to_parent` and `from_parent`).
"""

from __future__ import annotations

from ..ir.restricted_python import kernel, parallel
from ..ir.types import f64, f64_array, i32_array, i64

DT = 1  # place in the clock
CAPACITANCE = 0.001  # µF/cm2 over ms to S/cm2
TO_NODE = 100.0  # nA over µm2 to mA/cm2


@kernel
def begin(
    first: i64,
    last: i64,
    diagonal: f64_array,
    d: f64_array,
    rhs: f64_array,
):
    """Nothing flows yet: axial conductances on the diagonal."""
    for i in parallel(first, last):
        d[i] = diagonal[i]
        rhs[i] = 0.0


@kernel
def add_capacitance(first: i64, last: i64, factor: f64, clock: f64_array, cm: f64_array, d: f64_array):
    """After the mechanisms' conductances. `factor` is 2 where the step is solved for its half."""
    scale = CAPACITANCE * (factor / clock[DT])
    for i in parallel(first, last):
        d[i] = d[i] + scale * cm[i]


@kernel
def gather_density(
    first: i64,
    last: i64,
    sign: f64,
    node: i32_array,
    current: f64_array,
    conductance: f64_array,
    rhs: f64_array,
    d: f64_array,
):
    """A density mechanism has one instance for each node. `sign` is -1 for what an electrode injects."""
    for i in parallel(first, last):
        k = node[i]
        rhs[k] = rhs[k] - sign * current[i]
        d[k] = d[k] + sign * conductance[i]


@kernel
def gather_dense(
    first: i64,
    last: i64,
    sign: f64,
    base: i64,
    current: f64_array,
    conductance: f64_array,
    rhs: f64_array,
    d: f64_array,
):
    """The same where the nodes follow each other, from `base` on."""
    for i in parallel(first, last):
        rhs[base + i] = rhs[base + i] - sign * current[i]
        d[base + i] = d[base + i] + sign * conductance[i]


@kernel
def gather_point(
    first: i64, last: i64, sign: f64, node: i32_array, area: f64_array, current: f64_array, conductance: f64_array,
    rhs: f64_array, d: f64_array,
):  # fmt: skip
    """Several point processes may sit at one node: in the order of their rows."""
    for i in range(first, last):
        k = node[i]
        scale = sign * (TO_NODE / area[k])
        rhs[k] = rhs[k] - scale * current[i]
        d[k] = d[k] + scale * conductance[i]


@kernel
def ion_density(
    first: i64,
    last: i64,
    row: i32_array,
    current: f64_array,
    slope: f64_array,
    total: f64_array,
    total_slope: f64_array,
):
    """A density mechanism's share of an ion current."""
    for i in parallel(first, last):
        k = row[i]
        total[k] = total[k] + current[i]
        total_slope[k] = total_slope[k] + slope[i]


@kernel
def ion_dense(
    first: i64, last: i64, base: i64, current: f64_array, slope: f64_array, total: f64_array, total_slope: f64_array
):
    """The same where the ion's rows follow each other, from `base` on."""
    for i in parallel(first, last):
        total[base + i] = total[base + i] + current[i]
        total_slope[base + i] = total_slope[base + i] + slope[i]


@kernel
def ion_point(
    first: i64, last: i64, row: i32_array, node: i32_array, area: f64_array, current: f64_array, slope: f64_array,
    total: f64_array, total_slope: f64_array,
):  # fmt: skip
    """A point process' share of an ion current, nA to mA/cm2."""
    for i in range(first, last):
        k = row[i]
        scale = TO_NODE / area[node[i]]
        total[k] = total[k] + scale * current[i]
        total_slope[k] = total_slope[k] + scale * slope[i]


@kernel
def clear(first: i64, last: i64, x: f64_array, y: f64_array):
    """An ion current and its derivative before anything flows."""
    for i in parallel(first, last):
        x[i] = 0.0
        y[i] = 0.0


@kernel
def correct_ion(first: i64, last: i64, node: i32_array, rhs: f64_array, total: f64_array, slope: f64_array):
    """For `secondorder` 2 the ion currents are those of the middle of the step."""
    for i in parallel(first, last):
        total[i] = total[i] + slope[i] * rhs[node[i]]
