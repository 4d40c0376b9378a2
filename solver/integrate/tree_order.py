"""The axial terms of a variable step, as NEURON goes through them: every connection of the tree, ends without membrane
among them, in canonical order.

Where segments are short a step's errors come from rounding: a difference of voltages in the last digit, times an axial
conductance a million times that of the membrane. Step sizes follow from the errors, so that only the same operations
in the same order give NEURON's steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..target.arrays import aligned

if TYPE_CHECKING:
    from ..model.freeze import Layout
    from ..model.model import Model


class Connections(NamedTuple):
    """Node rows, and the coefficients (negative, S/cm2) of the child's v in the parent's equation (`into_parent`) and
    of the parent's in the child's."""

    child: np.ndarray
    parent: np.ndarray
    into_parent: np.ndarray
    into_child: np.ndarray


def connections(model: Model, layout: Layout) -> Connections:
    """All of them; the parent is the node towards the root of the cell as the model has it."""
    rows = np.argsort(layout.canonical[: layout.count], kind="stable")
    child = rows[layout.tree.upper[rows] >= 0]
    parent = layout.tree.upper[child]
    area, conductance = model.nodes["area"], 1.0 / model.nodes["ri"][child]
    into_parent = -100.0 * layout.tree.branch[child] * conductance / area[parent]
    into_child = -100.0 * conductance / area[child]
    return Connections(indices(child), indices(parent), numbers(into_parent), numbers(into_child))


def indices(values: np.ndarray | list[int]) -> np.ndarray:
    """As the kernels take them."""
    out = aligned(max(len(values), 1), np.int32)[: len(values)]
    out[:] = values
    return out


def numbers(values: np.ndarray) -> np.ndarray:
    """The same."""
    out = aligned(max(len(values), 1))[: len(values)]
    out[:] = values
    return out


def without_capacitance(tree: Connections, others: np.ndarray, count: int) -> dict[str, np.ndarray]:
    """What the kernel `follow_neighbours` needs about the nodes `others` of all `count`."""
    place = np.full(count, -1)
    place[others] = np.arange(len(others))
    above, into_it = np.full(len(others), -1), np.zeros(len(others))
    is_child, is_parent = place[tree.child] >= 0, place[tree.parent] >= 0
    above[place[tree.child[is_child]]] = tree.parent[is_child]
    into_it[place[tree.child[is_child]]] = tree.into_child[is_child]
    return {
        "node": indices(others),
        "parent": indices(above),
        "from_parent": numbers(into_it),
        "child": indices(tree.child[is_parent]),
        "below": indices(place[tree.parent[is_parent]]),
        "to_parent": numbers(tree.into_parent[is_parent]),
        "top": aligned(max(len(others), 1)),
        "bottom": aligned(max(len(others), 1)),
    }
