"""Kernels of the potential outside of the membrane: the tree of the cells solved with a small block for each node.

The unknowns of a node are the changes of the potential inside, vi = v + vext[0], and of `layers` potentials vext
outside; a node without extracellular has the first alone. `width[i]` is how many. Block i is the `size` × `size`
numbers from i * size * size on, `size` = layers + 1; potentials, right-hand sides, solutions and the coefficients to
the parent lie at i * size, with 0 for what a node has not.

The membrane current flows from inside into vext[0]; xg and xc lie between a layer and the next, beyond the last is
the battery e_extracellular; what an electrode injects comes from far away. Units as in `assemble`.
"""

from __future__ import annotations

from functools import cache

from ..ir.restricted_python import Kernel, func, kernel, parallel
from ..ir.types import f64, f64_array, i32_array, i64

DT = 1  # place in the clock


@kernel
def inside(count: i64, width: i32_array, v: f64_array, vext: f64_array, v_inside: f64_array):
    """The potential inside, mV: what an electrode sees."""
    for i in parallel(0, count):
        outer = vext[i] if width[i] > 1 else 0.0
        v_inside[i] = v[i] + outer


@kernel
def start(nodes: i64, stride: i64, layers: i64, instances: i64, vext: f64_array, membrane_current: f64_array):
    """At initialization all is at ground."""
    for k in range(layers):
        for i in range(nodes):
            vext[k * stride + i] = 0.0
    for i in range(instances):
        membrane_current[i] = 0.0


@kernel
def begin_blocks(
    count: i64, layers: i64, width: i32_array, instance: i32_array, stride: i64, rows: i64, scale: f64,
    clock: f64_array, d: f64_array, rhs: f64_array, electrode_d: f64_array, electrode_rhs: f64_array,
    diagonal: f64_array, v: f64_array, vext: f64_array, xg: f64_array, xc: f64_array, battery: f64_array,
    conductance: f64_array, current: f64_array, potential: f64_array, block: f64_array, right: f64_array,
):  # fmt: skip
    """Every node's equations but for the currents along the layers. `conductance` and `current` keep what the
    membrane has: i_membrane follows from them. `stride` of vext, `rows` of the mechanism's variables."""
    size = layers + 1
    for i in parallel(0, count):
        first = i * size
        base = first * size
        for k in range(size * size):
            block[base + k] = 0.0
        block[base] = d[i] + diagonal[i]
        right[first] = rhs[i]
        potential[first] = v[i]
        if width[i] > 1:
            membrane = d[i] - electrode_d[i]
            outward = electrode_rhs[i] - rhs[i]
            potential[first] = v[i] + vext[i]
            block[base + 1] = -membrane
            block[base + size] = -membrane
            block[base + size + 1] = membrane
            for k in range(1, size):
                potential[first + k] = vext[(k - 1) * stride + i]
                right[first + k] = outward if k == 1 else 0.0
            row = i64(instance[i])
            if row >= 0:
                conductance[row] = membrane
                current[row] = outward
                for k in range(1, size):
                    at = (k - 1) * rows + row
                    corner = base + k * size + k
                    link = xg[at] + scale / clock[DT] * xc[at]
                    block[corner] = block[corner] + link
                    if k < layers:
                        flow = xg[at] * (potential[first + k] - vext[k * stride + i])
                        right[first + k] = right[first + k] - flow
                        right[first + k + 1] = right[first + k + 1] + flow
                        block[corner + 1] = -link
                        block[corner + size] = -link
                        block[corner + size + 1] = link
                    else:
                        right[first + k] = right[first + k] - xg[at] * (potential[first + k] - battery[row])


@cache
def solution(size: int) -> tuple[Kernel, Kernel]:
    """The kernels that eliminate and substitute blocks of a size, which is a constant in them: their loops unroll."""

    @func
    def add_axial(
        first: i64, above: i64, to_parent: f64_array, from_parent: f64_array, potential: f64_array, block: f64_array,
        right: f64_array,
    ) -> i64:  # fmt: skip
        """The currents between a node and its parent."""
        for k in range(size):
            drop = potential[above + k] - potential[first + k]
            right[first + k] = right[first + k] - from_parent[first + k] * drop
            right[above + k] = right[above + k] + to_parent[first + k] * drop
        for k in range(1, size):
            corner = first * size + k * size + k
            block[corner] = block[corner] - from_parent[first + k]
            corner = above * size + k * size + k
            block[corner] = block[corner] - to_parent[first + k]
        return 0

    @func
    def leave_parent(
        first: i64, above: i64, to_parent: f64_array, from_parent: f64_array, block: f64_array, right: f64_array,
        solution: f64_array,
    ) -> i64:  # fmt: skip
        """A node that is solved, out of its parent's equations."""
        for r in range(size):
            right[above + r] = right[above + r] - to_parent[first + r] * solution[first + r]
            for c in range(size):
                at = (first + r) * size + c
                block[at] = block[at] * from_parent[first + c]
                up = (above + r) * size + c
                block[up] = block[up] - to_parent[first + r] * block[at]
        return 0

    @kernel
    def eliminate_blocks(
        count: i64, roots: i64, width: i32_array, parent: i32_array, to_parent: f64_array, from_parent: f64_array,
        potential: f64_array, block: f64_array, right: f64_array, solution: f64_array,
    ):  # fmt: skip
        """From the leaves to the roots: the currents along the tree, and each node out of its parent's equations.

        Afterwards `solution` and `block` hold what substitute_blocks needs. The blocks are those of a network of
        conductances: they need no pivoting.
        """
        for node in range(count):
            i = count - 1 - node
            first = i * size
            above = i64(0)
            if i >= roots:
                above = i64(parent[i]) * size
                _ = add_axial(first, above, to_parent, from_parent, potential, block, right)
            if width[i] == 1:
                pivot = 1.0 / block[first * size]
                solution[first] = pivot * right[first]
                if i >= roots:
                    block[first * size] = pivot * from_parent[first]
                    right[above] = right[above] - to_parent[first] * solution[first]
                    block[above * size] = block[above * size] - to_parent[first] * block[first * size]
            else:
                base = first * size
                for k in range(size):  # the inverse, in place (as a function the run would be a fifth slower)
                    pivot = 1.0 / block[base + k * size + k]
                    block[base + k * size + k] = 1.0
                    for c in range(size):
                        block[base + k * size + c] = block[base + k * size + c] * pivot
                    for r in range(size):
                        if r != k:
                            factor = block[base + r * size + k]
                            block[base + r * size + k] = 0.0
                            for c in range(size):
                                at = base + r * size + c
                                block[at] = block[at] - factor * block[base + k * size + c]
                for r in range(size):
                    total = 0.0
                    for c in range(size):
                        total = total + block[base + r * size + c] * right[first + c]
                    solution[first + r] = total
                if i >= roots:
                    _ = leave_parent(first, above, to_parent, from_parent, block, right, solution)

    @kernel
    def substitute_blocks(
        count: i64, roots: i64, width: i32_array, parent: i32_array, block: f64_array, solution: f64_array,
        rhs: f64_array,
    ):  # fmt: skip
        """From the roots to the leaves: the changes of all potentials; rhs gets those inside."""
        for i in range(count):
            first = i * size
            if i >= roots:
                above = i64(parent[i]) * size
                if width[i] == 1:
                    solution[first] = solution[first] - block[first * size] * solution[above]
                else:
                    for r in range(size):
                        total = solution[first + r]
                        for c in range(size):
                            total = total - block[(first + r) * size + c] * solution[above + c]
                        solution[first + r] = total
            rhs[i] = solution[first]

    return eliminate_blocks, substitute_blocks


@kernel
def update_layers(
    count: i64, layers: i64, factor: f64, width: i32_array, instance: i32_array, stride: i64, solution: f64_array,
    conductance: f64_array, current: f64_array, membrane_current: f64_array, v: f64_array, vext: f64_array,
    rhs: f64_array,
):  # fmt: skip
    """vext moves, rhs becomes the change of v = vi - vext[0], and i_membrane what flowed in the step.

    `factor` is how far v goes along the solution; as in NEURON, vext goes along it once, whatever the factor.
    """
    size = layers + 1
    for i in parallel(0, count):
        if width[i] > 1:
            first = i * size
            rhs[i] = rhs[i] - solution[first + 1]
            v[i] = v[i] + (factor - 1.0) * solution[first + 1]
            for k in range(layers):
                vext[k * stride + i] = vext[k * stride + i] + solution[first + 1 + k]
            row = i64(instance[i])
            if row >= 0:
                membrane_current[row] = conductance[row] * rhs[i] + current[row]


@kernel
def follow_layers(
    first: i64, last: i64, layers: i64, width: i32_array, parent: i32_array, stride: i64, vext: f64_array
):  # fmt: skip
    """Bare ends have the potentials of their neighbour."""
    for i in range(first, last):
        if width[i] > 1:
            for k in range(layers):
                vext[k * stride + i] = vext[k * stride + i64(parent[i])]
