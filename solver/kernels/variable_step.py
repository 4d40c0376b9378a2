"""Kernels of the variable step: the state vector y into the model and back, C dv/dt, and one Newton equation.

CVODE hands over vectors at changing addresses: `vectors` holds two of them, what a kernel reads and what it writes.
Voltages of nodes without capacitance are no states: they follow from their neighbours.
"""

from __future__ import annotations

from ..ir.restricted_python import kernel, parallel
from ..ir.types import f64_array, i32_array, i64, i64_array

DT = 1  # place in the clock
IN, OUT = 0, 1  # places in `vectors`
CAPACITANCE = 0.001  # µF/cm2 over ms to S/cm2


@kernel
def unpack_nodes(count: i64, node: i32_array, vectors: i64_array, v: f64_array):
    """The voltages of y."""
    for i in parallel(0, count):
        v[node[i]] = f64_array(vectors[IN])[i]


@kernel
def unpack(count: i64, offset: i64, vectors: i64_array, column: f64_array):
    """A state of every instance of a mechanism."""
    for i in parallel(0, count):
        column[i] = f64_array(vectors[IN])[offset + i]


@kernel
def unpack_rows(count: i64, offset: i64, row: i32_array, vectors: i64_array, column: f64_array):
    """A state that is kept elsewhere: an ion's concentration."""
    for i in parallel(0, count):
        column[row[i]] = f64_array(vectors[IN])[offset + i]


@kernel
def pack(count: i64, offset: i64, vectors: i64_array, column: f64_array):
    """A column into the vector that is written."""
    for i in parallel(0, count):
        f64_array(vectors[OUT])[offset + i] = column[i]


@kernel
def pack_rows(count: i64, offset: i64, row: i32_array, vectors: i64_array, column: f64_array):
    """A column that is kept elsewhere into the vector that is written."""
    for i in parallel(0, count):
        f64_array(vectors[OUT])[offset + i] = column[row[i]]


@kernel
def pack_nodes(count: i64, node: i32_array, vectors: i64_array, v: f64_array):
    """The voltages into the vector that is written."""
    for i in parallel(0, count):
        f64_array(vectors[OUT])[i] = v[node[i]]


@kernel
def follow_neighbours(
    count: i64, solved: i64, all: i64, node: i32_array, start: i32_array, neighbour: i32_array,
    coefficient: f64_array, current: f64_array, conductance: f64_array, diagonal: f64_array, parent: i32_array,
    v: f64_array,
):  # fmt: skip
    """Nodes without capacitance: no net current (their own, as last computed, with its conductance). Then bare ends."""
    for i in range(count):
        k = node[i]
        near = v[k]
        if start[i] < start[i + 1]:
            near = v[neighbour[start[i]]]  # differences to it are exact where all voltages are equal
        total = current[i] + conductance[i] * (v[k] - near)
        for j in range(start[i], start[i + 1]):
            total = total - coefficient[j] * (v[neighbour[j]] - near)
        v[k] = near + total / (diagonal[k] + conductance[i])
    for i in range(solved, all):
        v[i] = v[parent[i]]


@kernel
def keep_currents(
    count: i64, node: i32_array, rhs: f64_array, d: f64_array, diagonal: f64_array, current: f64_array,
    conductance: f64_array,
):  # fmt: skip
    """What flows through the membrane of nodes without capacitance."""
    for i in range(count):
        k = node[i]
        current[i] = rhs[k]
        conductance[i] = d[k] - diagonal[k]


@kernel
def axial(
    count: i64, roots: i64, parent: i32_array, to_parent: f64_array, from_parent: f64_array, v: f64_array,
    rhs: f64_array,
):  # fmt: skip
    """The currents along the tree."""
    for i in range(roots, count):
        p = parent[i]
        drop = v[p] - v[i]
        rhs[i] = rhs[i] - from_parent[i] * drop
        rhs[p] = rhs[p] + to_parent[i] * drop


@kernel
def voltage_rates(count: i64, node: i32_array, vectors: i64_array, cm: f64_array, rhs: f64_array):
    """dv/dt, mV/ms."""
    for i in parallel(0, count):
        k = node[i]
        f64_array(vectors[OUT])[i] = rhs[k] / (CAPACITANCE * cm[k])


@kernel
def newton_begin(
    all: i64, count: i64, node: i32_array, clock: f64_array, vectors: i64_array, cm: f64_array, d: f64_array,
    work: f64_array, rhs: f64_array,
):  # fmt: skip
    """(C/gamma + G) x = C/gamma b for the voltages; gamma is the clock's dt."""
    for i in parallel(0, all):
        work[i] = d[i] + CAPACITANCE / clock[DT] * cm[i]
        rhs[i] = 0.0
    for i in range(count):
        k = node[i]
        rhs[k] = CAPACITANCE / clock[DT] * cm[k] * f64_array(vectors[IN])[i]
