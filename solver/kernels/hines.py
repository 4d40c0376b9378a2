"""Hines' elimination: a tree's matrix is solved in as many operations as it has nodes.

Nodes go with parents before children. Reciprocals are kept, so that each node costs one division, off the chain of
dependent operations as far as it can be.
"""

from __future__ import annotations

from ..ir.restricted_python import fma, kernel, parallel
from ..ir.types import f64, f64_array, i32_array, i64


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
def update(
    first: i64, last: i64, factor: f64, scale: f64, clock: f64_array, cm: f64_array, rhs: f64_array, v: f64_array,
    i_cap: f64_array,
):  # fmt: skip
    """v moves by `factor` times the solution (2 where that was for half a step); the capacitive current, mA/cm2."""
    for i in parallel(first, last):
        v[i] = v[i] + factor * rhs[i]
        i_cap[i] = scale / clock[1] * cm[i] * rhs[i]


@kernel
def follow(first: i64, last: i64, parent: i32_array, v: f64_array):
    """Bare ends have the voltage of their neighbour."""
    for i in range(first, last):
        v[i] = v[parent[i]]
