"""Cells in pieces: each is a tree with a path from one point, its root, to another (or one point alone) where the cell
goes on in other pieces, perhaps of other processes.

Elimination leaves the paths; `reduce_pieces` leaves of each the equations of its points, `solve_points` solves those of
all pieces that belong together, and `expand_pieces` goes back. The sums at a point are taken in the order of their
terms' sizes: who computes which piece does not show in the last bits.
"""

from __future__ import annotations

from ..ir.restricted_python import func, kernel
from ..ir.types import f64, f64_array, i32_array, i64, i64_array

NUMBERS = 6  # of a piece: diagonal and right side at the first point and at the other, the coefficient of the other's v
# at the first, and of the first's at the other
RIGHT, OTHER, AT_FIRST, AT_OTHER = 1, 2, 4, 5
MEMBRANE = 0.01  # the equations are those of 100 µm²


@kernel
def reduce_pieces(
    count: i64, first: i64_array, row: i32_array, to_parent: f64_array, from_parent: f64_array, area: f64_array,
    v: f64_array, d: f64_array, rhs: f64_array, link: f64_array, numbers: f64_array,
):  # fmt: skip
    """The rows of piece k are `row` from first[k] on. `link` keeps each row's coefficient of the first point's v."""
    for k in range(count):
        begin = first[k]
        last = first[k + 1] - 1
        top = row[begin]
        end = row[last]
        for j in range(begin + 1, last + 1):
            i = row[j]
            p = row[j - 1]
            drop = v[p] - v[i]
            rhs[i] = rhs[i] - from_parent[i] * drop
            rhs[p] = rhs[p] + to_parent[i] * drop
        at_first = 0.0
        at_other = 0.0
        if last > begin:
            at_first = to_parent[row[begin + 1]]
            at_other = from_parent[row[begin + 1]]
        for j in range(begin + 1, last):
            i = row[j]
            n = row[j + 1]
            pivot = 1.0 / d[i]
            link[j] = at_other
            d[top] = d[top] - at_first * pivot * at_other
            rhs[top] = rhs[top] - at_first * pivot * rhs[i]
            d[n] = d[n] - from_parent[n] * pivot * to_parent[n]
            rhs[n] = rhs[n] - from_parent[n] * pivot * rhs[i]
            at_first = -at_first * pivot * to_parent[n]
            at_other = -from_parent[n] * pivot * at_other
            d[i] = pivot
        at = NUMBERS * k
        here = MEMBRANE * area[top]
        there = MEMBRANE * area[end]
        numbers[at] = here * d[top]
        numbers[at + RIGHT] = here * rhs[top]
        numbers[at + OTHER] = there * d[end]
        numbers[at + OTHER + RIGHT] = there * rhs[end]
        numbers[at + AT_FIRST] = here * at_first
        numbers[at + AT_OTHER] = there * at_other


@kernel
def solve_points(
    count: i64, first: i64_array, term: i64_array, parent: i64_array, to_parent: i64_array, from_parent: i64_array,
    numbers: f64_array, terms: f64_array, d: f64_array, x: f64_array,
):  # fmt: skip
    """A tree of points, parents first. The diagonals of point k stand in `numbers` at `term` from first[k] on, their
    right sides beside them; to_parent[k] and from_parent[k] are places in `numbers` too."""
    for k in range(count):
        d[k] = ordered_sum(first[k], first[k + 1], 0, term, numbers, terms)
        x[k] = ordered_sum(first[k], first[k + 1], RIGHT, term, numbers, terms)
    for k in range(count - 1, -1, -1):
        p = parent[k]
        if p >= 0:
            factor = numbers[to_parent[k]] / d[k]
            d[p] = d[p] - factor * numbers[from_parent[k]]
            x[p] = x[p] - factor * x[k]
    for k in range(count):
        p = parent[k]
        if p >= 0:
            x[k] = x[k] - numbers[from_parent[k]] * x[p]
        x[k] = x[k] / d[k]


@func
def ordered_sum(begin: i64, end: i64, beside: i64, term: i64_array, numbers: f64_array, terms: f64_array) -> f64:
    """From the smallest term to the largest."""
    total = 0.0
    for j in range(begin, end):
        one = numbers[term[j] + beside]
        at = j - begin
        while at > 0 and terms[max(at - 1, 0)] > one:
            terms[at] = terms[at - 1]
            at = at - 1
        terms[at] = one
    for j in range(end - begin):
        total = total + terms[j]
    return total


@kernel
def expand_pieces(
    count: i64, first: i64_array, row: i32_array, point: i64_array, to_parent: f64_array, d: f64_array,
    rhs: f64_array, link: f64_array, x: f64_array,
):  # fmt: skip
    """The solution along the paths; point[2 k] and point[2 k + 1] are the two of piece k."""
    for k in range(count):
        begin = first[k]
        last = first[k + 1] - 1
        x_first = x[point[2 * k]]
        rhs[row[last]] = x[point[2 * k + 1]]
        rhs[row[begin]] = x_first
        for j in range(last - 1, begin, -1):
            i = row[j]
            n = row[j + 1]
            rhs[i] = d[i] * (rhs[i] - link[j] * x_first - to_parent[n] * rhs[n])
