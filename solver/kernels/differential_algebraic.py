"""Kernels of the variable step where equations may be algebraic: F(t, y, y') = 0, for IDA.

The unknowns of the nodes are those of `kernels/extracellular`, the potential inside and those of the layers, of nodes
without capacitance too; `place[i * size + k]` is where y has the k-th of node i. `vectors` holds the addresses of what
a kernel reads, of what it writes, and of y'.
"""

from __future__ import annotations

from ..ir.restricted_python import kernel, parallel
from ..ir.types import f64_array, i32_array, i64, i64_array

DT = 1  # place in the clock
IN, OUT, SLOPE = 0, 1, 2  # places in `vectors`
CAPACITANCE = 0.001  # µF/cm2 over ms to S/cm2


@kernel
def unpack_potentials(
    count: i64, size: i64, width: i32_array, place: i32_array, stride: i64, vectors: i64_array, v: f64_array,
    vext: f64_array,
):  # fmt: skip
    """v and vext of y."""
    for i in parallel(0, count):
        first = i * size
        outer = 0.0
        for k in range(1, i64(width[i])):
            vext[(k - 1) * stride + i] = f64_array(vectors[IN])[place[first + k]]
            if k == 1:
                outer = f64_array(vectors[IN])[place[first + 1]]
        v[i] = f64_array(vectors[IN])[place[first]] - outer


@kernel
def pack_potentials(
    count: i64, size: i64, width: i32_array, place: i32_array, stride: i64, vectors: i64_array, v: f64_array,
    vext: f64_array,
):  # fmt: skip
    """v and vext into the vector that is written."""
    for i in parallel(0, count):
        first = i * size
        outer = 0.0
        for k in range(1, i64(width[i])):
            f64_array(vectors[OUT])[place[first + k]] = vext[(k - 1) * stride + i]
            if k == 1:
                outer = vext[i]
        f64_array(vectors[OUT])[place[first]] = v[i] + outer


@kernel
def currents_along(
    count: i64, roots: i64, size: i64, width: i32_array, parent: i32_array, to_parent: f64_array,
    from_parent: f64_array, potential: f64_array, right: f64_array,
):  # fmt: skip
    """What flows along the tree, inside and in the layers."""
    for i in range(roots, count):
        first = i * size
        above = i64(parent[i]) * size
        for k in range(min(i64(width[i]), i64(width[parent[i]]))):
            drop = potential[above + k] - potential[first + k]
            right[first + k] = right[first + k] - from_parent[first + k] * drop
            right[above + k] = right[above + k] + to_parent[first + k] * drop


@kernel
def potential_residual(
    count: i64, size: i64, width: i32_array, instance: i32_array, place: i32_array, rows: i64, vectors: i64_array,
    cm: f64_array, xc: f64_array, right: f64_array, current: f64_array, membrane_current: f64_array,
    i_cap: f64_array,
):  # fmt: skip
    """Capacitive currents minus all others, for every potential; i_cap and i_membrane."""
    for i in parallel(0, count):
        first = i * size
        row = i64(instance[i])
        rate = f64_array(vectors[SLOPE])[place[first]]
        if width[i] > 1:
            rate = rate - f64_array(vectors[SLOPE])[place[first + 1]]
        flow = CAPACITANCE * cm[i] * rate
        i_cap[i] = flow
        f64_array(vectors[OUT])[place[first]] = flow - right[first]
        if row >= 0:
            membrane_current[row] = current[row] + flow
        for k in range(1, i64(width[i])):
            through = 0.0
            if row >= 0:
                rate = f64_array(vectors[SLOPE])[place[first + k]]
                if k + 1 < size:
                    rate = rate - f64_array(vectors[SLOPE])[place[first + k + 1]]
                through = CAPACITANCE * xc[(k - 1) * rows + row] * rate
            f64_array(vectors[OUT])[place[first + k]] = through - flow - right[first + k]
            flow = through


@kernel
def rate_residual(count: i64, offset: i64, vectors: i64_array, column: f64_array):
    """y' - f of a mechanism's state, f in its column."""
    for i in parallel(0, count):
        f64_array(vectors[OUT])[offset + i] = f64_array(vectors[SLOPE])[offset + i] - column[i]


@kernel
def invert_step(clock: f64_array):
    """IDA gives 1/gamma: dt becomes gamma."""
    clock[DT] = 1.0 / clock[DT]


@kernel
def add_capacitance(count: i64, clock: f64_array, cm: f64_array, d: f64_array, work: f64_array):
    """C/gamma + G of the membranes."""
    for i in parallel(0, count):
        work[i] = d[i] + CAPACITANCE / clock[DT] * cm[i]


@kernel
def take_right(count: i64, size: i64, width: i32_array, place: i32_array, vectors: i64_array, right: f64_array):
    """The right-hand sides of the nodes."""
    for i in parallel(0, count):
        for k in range(i64(width[i])):
            right[i * size + k] = f64_array(vectors[IN])[place[i * size + k]]


@kernel
def give_solution(count: i64, size: i64, width: i32_array, place: i32_array, vectors: i64_array, solution: f64_array):
    """The solutions of the nodes."""
    for i in parallel(0, count):
        for k in range(i64(width[i])):
            f64_array(vectors[OUT])[place[i * size + k]] = solution[i * size + k]


@kernel
def pack_scaled(count: i64, offset: i64, clock: f64_array, vectors: i64_array, column: f64_array):
    """The solution of (1/gamma - df/dy) x = b, from that of (1 - gamma df/dy) x = b in the column."""
    for i in parallel(0, count):
        f64_array(vectors[OUT])[offset + i] = clock[DT] * column[i]
