"""Kernels of the variable step where equations may be algebraic: F(t, y, y') = 0, for IDA.

The unknowns of the nodes are those of `kernels/extracellular`, the potential inside and those of the layers, of nodes
without capacitance too; `place[i * size + k]` is where y has the k-th of node i. `vectors` holds the addresses of what
a kernel reads, of what it writes, and of y'.
"""

from __future__ import annotations

from ..ir.restricted_python import kernel, parallel
from ..ir.types import f64_array, i32_array, i64, i64_array
from .assemble import CAPACITANCE

DT = 1  # place in the clock, gamma here
IN, OUT, SLOPE = 0, 1, 2  # places in `vectors`


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
def move_potentials(
    count: i64, size: i64, width: i32_array, place: i32_array, stride: i64, vectors: i64_array, v: f64_array,
    vext: f64_array,
):  # fmt: skip
    """v and vext less a solution, each by itself: as in NEURON, where the sum of both is not rounded between steps that
    begin."""
    for i in parallel(0, count):
        first = i * size
        v[i] = v[i] - f64_array(vectors[IN])[place[first]]
        for k in range(1, i64(width[i])):
            change = f64_array(vectors[IN])[place[first + k]]
            vext[(k - 1) * stride + i] = vext[(k - 1) * stride + i] - change
            if k == 1:
                v[i] = v[i] + change


@kernel
def currents_along(
    nodes: i64, layers: i64, node: i32_array, above: i32_array, into_above: f64_array, into_node: f64_array,
    layers_into_above: f64_array, layers_into_node: f64_array, width: i32_array, instance: i32_array, stride: i64,
    rows: i64, rhs: f64_array, electrode_rhs: f64_array, v: f64_array, vext: f64_array, xg: f64_array,
    battery: f64_array, right: f64_array,
):  # fmt: skip
    """All currents but the capacitive ones, into every potential: through the membrane, then those that differences of
    vext drive along the tree and between layers, then those of v along the tree. The sums are made in NEURON's order,
    as in `kernels/variable_step.axial`; `node` has all nodes in canonical order, `above` their parents (-1: none)."""
    size = layers + 1
    for j in range(nodes):
        i = i64(node[j])
        right[i * size] = rhs[i]
        for k in range(1, size):
            right[i * size + k] = electrode_rhs[i] - rhs[i] if k == 1 and width[i] > 1 else 0.0
    for j in range(nodes):
        i = i64(node[j])
        p = i64(above[j])
        if p >= 0 and (width[i] > 1 or width[p] > 1):
            outer = vext[i] if width[i] > 1 else 0.0
            outer_above = vext[p] if width[p] > 1 else 0.0
            drop = outer_above - outer
            right[i * size] = right[i * size] - into_node[j] * drop
            right[p * size] = right[p * size] + into_above[j] * drop
            if width[i] > 1 and width[p] > 1:
                for k in range(1, size):
                    drop = vext[(k - 1) * stride + p] - vext[(k - 1) * stride + i]
                    right[i * size + k] = right[i * size + k] - layers_into_node[j * size + k] * drop
                    right[p * size + k] = right[p * size + k] + layers_into_above[j * size + k] * drop
        row = i64(instance[i])
        if row >= 0 and width[i] > 1:
            drop = vext[(layers - 1) * stride + i] - battery[row]
            right[i * size + layers] = right[i * size + layers] - xg[(layers - 1) * rows + row] * drop
            for k in range(layers - 1, 0, -1):
                flow = xg[(k - 1) * rows + row] * (vext[(k - 1) * stride + i] - vext[k * stride + i])
                right[i * size + k] = right[i * size + k] - flow
                right[i * size + k + 1] = right[i * size + k + 1] + flow
    for j in range(nodes):
        p = i64(above[j])
        if p >= 0:
            i = i64(node[j])
            drop = v[p] - v[i]
            right[i * size] = right[i * size] - into_node[j] * drop
            right[p * size] = right[p * size] + into_above[j] * drop


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
            total = right[first + k] + flow - through if k == 1 else right[first + k] - through + flow
            f64_array(vectors[OUT])[place[first + k]] = -total
            flow = through


@kernel
def rate_residual(count: i64, offset: i64, vectors: i64_array, column: f64_array):
    """y' - f of a mechanism's state, f in its column."""
    for i in parallel(0, count):
        f64_array(vectors[OUT])[offset + i] = f64_array(vectors[SLOPE])[offset + i] - column[i]


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
    """gamma times the column: of (1 - gamma df/dy) x = b comes the solution of (1/gamma - df/dy) x = b."""
    for i in parallel(0, count):
        f64_array(vectors[OUT])[offset + i] = clock[DT] * column[i]
