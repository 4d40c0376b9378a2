"""Hines' elimination: a tree's matrix is solved in as many operations as it has nodes (Hines 1984, Int. J. Biomed.
Comput. 15:69). Nodes go with parents before children.

In NEURON's order (`couple`, `solve`): its operations, each rounded as there, and the children of a node in its order,
so that the last digits are the same. Fast (`eliminate`, `substitute`): fused operations, and reciprocals are kept, so
that each node costs one division, off the chain of dependent operations as far as it can be.
"""

from __future__ import annotations

from ..ir.restricted_python import fma, kernel, parallel
from ..ir.types import f64, f64_array, i32_array, i64, i64_array
from .assemble import CAPACITANCE, DT


@kernel
def eliminate(
    first_root: i64, last_root: i64, first: i64, last: i64, parent: i32_array, to_parent: f64_array,
    from_parent: f64_array, v: f64_array, d: f64_array, rhs: f64_array,
):  # fmt: skip
    """From the leaves to the roots: the axial currents, and each node out of its parent's equation. Of cells whose
    roots are in [first_root, last_root), the other nodes in [first, last).

    Afterwards d holds the reciprocals of the pivots and rhs what substitute needs.
    """
    for i in range(last - 1, first - 1, -1):
        p = parent[i]
        a = to_parent[i]
        b = from_parent[i]
        drop = v[p] - v[i]
        pivot = 1.0 / d[i]
        right = fma(-b, drop, rhs[i])
        d[p] = fma(-(a * b), pivot, d[p])
        rhs[p] = fma(a, fma(-pivot, right, drop), rhs[p])
        d[i] = -b * pivot
        rhs[i] = right * pivot
    for i in range(first_root, last_root):
        rhs[i] = rhs[i] / d[i]


@kernel
def substitute(first: i64, last: i64, parent: i32_array, d: f64_array, rhs: f64_array):
    """From the roots to the leaves: rhs becomes the solution, the change of v."""
    for i in range(first, last):
        rhs[i] = fma(d[i], rhs[parent[i]], rhs[i])


@kernel
def couple(
    stretches: i64, begin: i64_array, shift: i64_array, to_parent: f64_array, from_parent: f64_array, v: f64_array,
    d: f64_array, rhs: f64_array,
):  # fmt: skip
    """The axial currents, and what they add to the diagonal: those of a node's parent first, then its children's.

    From begin[s] on, to the next begin, the parent of row i is row i - shift[s]: in equal cells the same nodes lie side
    by side.
    """
    for s in range(stretches):
        back = shift[s]
        for i in range(begin[s], begin[s + 1]):
            p = i - back
            drop = v[p] - v[i]
            rhs[i] = rhs[i] - from_parent[i] * drop
            rhs[p] = rhs[p] + to_parent[i] * drop
            d[i] = d[i] - from_parent[i]
            d[p] = d[p] - to_parent[i]


@kernel
def solve(
    first_root: i64, last_root: i64, stretches: i64, begin: i64_array, shift: i64_array, to_parent: f64_array,
    from_parent: f64_array, d: f64_array, rhs: f64_array,
):  # fmt: skip
    """From the leaves to the roots and back, of cells as for `eliminate`: rhs becomes the change of v."""
    for s in range(stretches - 1, -1, -1):
        back = shift[s]
        for i in range(begin[s + 1] - 1, begin[s] - 1, -1):
            p = i - back
            factor = to_parent[i] / d[i]
            d[p] = d[p] - factor * from_parent[i]
            rhs[p] = rhs[p] - factor * rhs[i]
    for i in range(first_root, last_root):
        rhs[i] = rhs[i] / d[i]
    for s in range(stretches):
        back = shift[s]
        for i in range(begin[s], begin[s + 1]):
            rhs[i] = (rhs[i] - from_parent[i] * rhs[i - back]) / d[i]


@kernel
def update(
    first: i64, last: i64, factor: f64, clock: f64_array, cm: f64_array, rhs: f64_array, v: f64_array,
    i_cap: f64_array,
):  # fmt: skip
    """v moves by `factor` times the solution (2 where that was for half a step); the capacitive current, mA/cm2."""
    scale = CAPACITANCE * (factor / clock[DT])
    for i in parallel(first, last):
        v[i] = v[i] + factor * rhs[i]
        i_cap[i] = scale * cm[i] * rhs[i]


@kernel
def follow(first: i64, last: i64, parent: i32_array, v: f64_array):
    """Bare ends have the voltage of their neighbour."""
    for i in range(first, last):
        v[i] = v[parent[i]]
