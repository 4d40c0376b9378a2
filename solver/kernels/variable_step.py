"""Kernels of the variable step: the state vector y into the model and back, C dv/dt, and one Newton equation.

CVODE hands over vectors at changing addresses: `vectors` holds two of them, what a kernel reads and what it writes.
Row i of what a kernel goes through is in place `offset` + i of y, which may be that of one cell (see `cells`). Voltages
of nodes without capacitance are no states: they follow from their neighbours.
"""

from __future__ import annotations

from ..ir.restricted_python import kernel, parallel
from ..ir.types import f64_array, i32_array, i64, i64_array
from .assemble import CAPACITANCE, DT

IN, OUT = 0, 1  # places in `vectors`


@kernel
def unpack_nodes(first: i64, last: i64, offset: i64, node: i32_array, vectors: i64_array, v: f64_array):
    """The voltages of y."""
    for i in parallel(first, last):
        v[node[i]] = f64_array(vectors[IN])[offset + i]


@kernel
def unpack(first: i64, last: i64, offset: i64, vectors: i64_array, column: f64_array):
    """A state of every instance of a mechanism."""
    for i in parallel(first, last):
        column[i] = f64_array(vectors[IN])[offset + i]


@kernel
def unpack_rows(
    first: i64, last: i64, offset: i64, row: i32_array, vectors: i64_array, column: f64_array
):  # fmt: skip
    """A state that is kept elsewhere: an ion's concentration."""
    for i in parallel(first, last):
        column[row[i]] = f64_array(vectors[IN])[offset + i]


@kernel
def pack(first: i64, last: i64, offset: i64, vectors: i64_array, column: f64_array):
    """A column into the vector that is written."""
    for i in parallel(first, last):
        f64_array(vectors[OUT])[offset + i] = column[i]


@kernel
def pack_rows(
    first: i64, last: i64, offset: i64, row: i32_array, vectors: i64_array, column: f64_array
):  # fmt: skip
    """A column that is kept elsewhere into the vector that is written."""
    for i in parallel(first, last):
        f64_array(vectors[OUT])[offset + i] = column[row[i]]


@kernel
def pack_nodes(first: i64, last: i64, offset: i64, node: i32_array, vectors: i64_array, v: f64_array):
    """The voltages into the vector that is written."""
    for i in parallel(first, last):
        f64_array(vectors[OUT])[offset + i] = v[node[i]]


@kernel
def follow_neighbours(
    first: i64, last: i64, first_child: i64, last_child: i64, node: i32_array, parent: i32_array,
    from_parent: f64_array, child: i32_array, below: i32_array, to_parent: f64_array, current: f64_array,
    conductance: f64_array, top: f64_array, bottom: f64_array, v: f64_array,
):  # fmt: skip
    """Nodes without capacitance: no net current (their own, as last computed, with its conductance), neighbours being
    where they were. `below[j]` is the place in `node` of the parent of `child[j]`."""
    for i in range(first, last):
        top[i] = current[node[i]] + conductance[node[i]] * v[node[i]]
        bottom[i] = conductance[node[i]]
        if parent[i] >= 0:
            top[i] = top[i] - from_parent[i] * v[parent[i]]
            bottom[i] = bottom[i] - from_parent[i]
    for j in range(first_child, last_child):
        k = below[j]
        top[k] = top[k] - to_parent[j] * v[child[j]]
        bottom[k] = bottom[k] - to_parent[j]
    for i in range(first, last):
        v[node[i]] = top[i] / bottom[i]


@kernel
def keep_currents(
    first: i64, last: i64, node: i32_array, rhs: f64_array, d: f64_array, current: f64_array, conductance: f64_array
):
    """What flows through the membrane of nodes without capacitance."""
    for i in range(first, last):
        k = node[i]
        current[k] = rhs[k]
        conductance[k] = d[k]


@kernel
def axial(
    first: i64, last: i64, solved: i64, child: i32_array, parent: i32_array, to_parent: f64_array,
    from_parent: f64_array, v: f64_array, rhs: f64_array,
):  # fmt: skip
    """The currents along the tree, connection by connection. Nodes from `solved` on need none."""
    for i in range(first, last):
        k = child[i]
        p = parent[i]
        drop = v[p] - v[k]
        if k < solved:
            rhs[k] = rhs[k] - from_parent[i] * drop
        if p < solved:
            rhs[p] = rhs[p] + to_parent[i] * drop


@kernel
def voltage_rates(
    first: i64, last: i64, offset: i64, node: i32_array, vectors: i64_array, cm: f64_array, rhs: f64_array,
    i_cap: f64_array,
):  # fmt: skip
    """dv/dt, mV/ms, and i_cap."""
    for i in parallel(first, last):
        k = node[i]
        i_cap[k] = rhs[k]
        f64_array(vectors[OUT])[offset + i] = rhs[k] / (CAPACITANCE * cm[k])


@kernel
def newton_begin(first: i64, last: i64, clock: f64_array, cm: f64_array, d: f64_array, work: f64_array, rhs: f64_array):
    """(C/gamma + G) x = C/gamma b for the voltages; gamma is the clock's dt. G without the axial conductances yet."""
    factor = CAPACITANCE * (1.0 / clock[DT])
    for i in parallel(first, last):
        work[i] = d[i] + factor * cm[i]
        rhs[i] = 0.0


@kernel
def newton_bare(first: i64, last: i64, node: i32_array, work: f64_array, rhs: f64_array):
    """The same at ends without membrane."""
    for i in parallel(first, last):
        work[node[i]] = 0.0
        rhs[node[i]] = 0.0


@kernel
def newton_right(
    first: i64, last: i64, offset: i64, node: i32_array, clock: f64_array, vectors: i64_array, cm: f64_array,
    rhs: f64_array,
):  # fmt: skip
    """C/gamma b where it is given."""
    factor = CAPACITANCE * (1.0 / clock[DT])
    for i in range(first, last):
        k = node[i]
        rhs[k] = factor * cm[k] * f64_array(vectors[IN])[offset + i]


@kernel
def solve_tree(
    first: i64, last: i64, first_root: i64, last_root: i64, root: i32_array, child: i32_array, parent: i32_array,
    to_parent: f64_array, from_parent: f64_array, d: f64_array, rhs: f64_array,
):  # fmt: skip
    """Hines' elimination connection by connection: rhs becomes the solution. Slower than `hines`, but the operations
    are NEURON's, and where axial conductances are large the last digits matter to the step's size."""
    for j in range(first, last):
        d[child[j]] = d[child[j]] - from_parent[j]
        d[parent[j]] = d[parent[j]] - to_parent[j]
    for j in range(last - 1, first - 1, -1):
        k = child[j]
        p = parent[j]
        factor = to_parent[j] / d[k]
        d[p] = d[p] - factor * from_parent[j]
        rhs[p] = rhs[p] - factor * rhs[k]
    for i in range(first_root, last_root):
        rhs[root[i]] = rhs[root[i]] / d[root[i]]
    for j in range(first, last):
        k = child[j]
        rhs[k] = (rhs[k] - from_parent[j] * rhs[parent[j]]) / d[k]
