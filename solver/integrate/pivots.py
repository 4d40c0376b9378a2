"""The order in which the equations of all potentials are solved where IDA integrates.

NEURON solves these by Sparse 1.3 (K. Kundert, A. Sangiovanni-Vincentelli, Berkeley, 1988): the pivot is on the diagonal
where the fewest elements are beside it (H. Markowitz, 1957); of those with as few, the one at whose place it is to be,
else the last. The sizes of steps depend on the last digits (see `tree_order`), these on the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple


class Elimination(NamedTuple):
    """`pivots`, and for each what else is in its row (and column) when it is eliminated, in the order of pivots."""

    pivots: list[int]
    beside: list[list[int]]


def eliminate(structure: Sequence[set[int]]) -> Elimination:
    """How a matrix is eliminated. `structure`: for each row which others have elements in it; where (r, c) is there
    (c, r) is, too. It is used up."""
    near = structure
    at = list(range(len(near)))  # which row is at a place of the diagonal
    place = list(at)  # and where a row is
    few = [(len(others), -k) for k, others in enumerate(near)]  # how many are beside it, from the last place on
    heapify(few)
    beside = []
    for step in range(len(near)):
        while True:
            count, k = few[0]
            pivot = at[-k]
            if -k >= step and len(near[pivot]) == count:
                break
            heappop(few)
        if len(near[at[step]]) == count:
            pivot = at[step]
        moved, from_place = at[step], place[pivot]
        at[step], at[from_place] = pivot, moved
        place[pivot], place[moved] = step, from_place
        others = near[pivot]
        for row in others:
            near[row] |= others
            near[row] -= {row, pivot}
        for row in {moved, *others} - {pivot}:
            heappush(few, (len(near[row]), -place[row]))
        beside.append(others)
    return Elimination(at, [sorted(others, key=place.__getitem__) for others in beside])
