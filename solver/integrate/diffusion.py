"""LONGITUDINAL_DIFFUSION: the trees along which a mechanism's states move, and the kernels that move them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..kernels.diffusion import diffuse, diffusion_rates
from ..model.freeze import section_order
from ..model.mechanisms import MechanismData
from ..model.model import Model
from ..model.sections import Section, segment_of
from ..target.arrays import aligned
from .binding import Binder

RATE = "_rate_"
"""Behind the name of a state: the column of its rate of change."""


class Tree:
    """The segments of one mechanism, each after the one it hangs on: a section's on the parent's segment where it is
    connected, if the mechanism is there too."""

    def __init__(self, model: Model, data: MechanismData) -> None:
        place: dict[int, int] = {}
        rows: list[int] = []
        above: list[int] = []
        self.sections: list[Section] = []
        for section in section_order(model):
            first = section.rows.get(data)
            if first is None:
                continue
            along = range(section.nodes) if not section.child_end else range(section.nodes - 1, -1, -1)
            before = self._joint(section, data, place)
            for k in along:
                place[first + k] = len(rows)
                rows.append(data.table.row(first + k))
                above.append(before)
                before = place[first + k]
                self.sections.append(section)
        count = max(len(rows), 1)
        self.count = len(rows)
        self.row, self.above = aligned(count, np.int32), aligned(count, np.int32)
        self.row[: self.count], self.above[: self.count] = rows, above
        self.length, self.d, self.rhs = aligned(count), aligned(count), aligned(count)
        self.measure()

    @staticmethod
    def _joint(section: Section, data: MechanismData, place: dict[int, int]) -> int:
        parent = section.parent
        first = parent.rows.get(data) if parent is not None else None
        if first is None:
            return -1
        return place[first + segment_of(section.parent_x, parent.nodes, parent.name)]

    def measure(self) -> None:
        """Take the lengths of the segments (um) anew."""
        self.length[: self.count] = [section.L / section.nodes for section in self.sections]


def steps(binder: Binder, data: MechanismData, tree: Tree, entry: Callable) -> Iterator[object]:
    """One launch for each state that diffuses: a step of it."""
    for place, column, volume, rate, _ in _states(binder, data, tree):
        yield _step(binder.model, tree, entry, place, column, volume, rate)


def rates(binder: Binder, data: MechanismData, tree: Tree, entry: Callable) -> Iterator[object]:
    """One launch for each state that diffuses: what diffusion adds to its rate of change. As in NEURON, a state without
    one (no reaction changes it) stays with the variable step."""
    for place, column, volume, rate, change in _states(binder, data, tree):
        if change is not None:
            yield entry(
                diffusion_rates, count=tree.count, row=tree.row, place=place, above=tree.above,
                length=tree.length, volume=volume, rate=rate, state=column, change=change,
            )  # fmt: skip


def solutions(binder: Binder, data: MechanismData, tree: Tree, entry: Callable) -> Iterator[object]:
    """One launch for each state that diffuses: x of (1 - dt J) x = b in the place of b, its column of rates."""
    for _, _, volume, rate, change in _states(binder, data, tree):
        if change is not None:
            yield _step(binder.model, tree, entry, tree.row, change, volume, rate)


def _step(
    model: Model, tree: Tree, entry: Callable, place: Any, column: Any, volume: np.ndarray, rate: np.ndarray
) -> object:
    return entry(
        diffuse, count=tree.count, clock=model.clock, row=tree.row,
        place=place, above=tree.above, length=tree.length,
        volume=volume, rate=rate, state=column, d=tree.d, rhs=tree.rhs,
    )  # fmt: skip


def _states(binder: Binder, data: MechanismData, tree: Tree) -> Iterator[tuple[Any, ...]]:
    """Of each state that diffuses: where it lies, volumes, diffusion constants, the column of its rate of change for
    the variable step (if there is one). A concentration lies with its ion."""
    model = binder.model
    for state, element, volume, rate in data.record.diffused:
        ion = next((use.ion for use in data.record.ions if state in (f"{use.ion}i", f"{use.ion}o")), None)
        if ion is None:
            place, column = tree.row, data.table.columns[state].rows(data.table.capacity)[element]
        else:
            place, column = tree.row.copy(), model.mechanism_data[f"{ion}_ion"].table[state]
            place[: tree.count] = binder.ion_rows(data, ion)[tree.row[: tree.count]]
        change = data.table.columns.get(state + RATE)
        changes = change.rows(data.table.capacity)[element] if change is not None else None
        yield place, column, data.table[volume], data.table[rate], changes
