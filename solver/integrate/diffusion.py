"""LONGITUDINAL_DIFFUSION: the trees along which a mechanism's states move, and the kernels that move them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from ..kernels.diffusion import decays, diffuse, diffusion_rates
from ..mechanism.ions import FARADAY, GAS_CONSTANT
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
        self.into, self.into_above = aligned(count), aligned(count)
        self.no_decay = aligned(count)
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
    for state in _states(binder, data, tree):
        yield _step(binder.model, tree, entry, state, state.place, state.column, tree.no_decay)


def rates(binder: Binder, data: MechanismData, tree: Tree, entry: Callable) -> Iterator[object]:
    """One launch for each state that diffuses: what diffusion adds to its rate of change. As in NEURON, a state without
    one (no reaction changes it) stays with the variable step."""
    for state in _states(binder, data, tree):
        if state.change is not None:
            yield entry(
                diffusion_rates, count=tree.count, row=tree.row, place=state.place, above=tree.above,
                length=tree.length, volume=state.volume, rate=state.rate, state=state.column, change=state.change,
            )  # fmt: skip


def solutions(binder: Binder, data: MechanismData, tree: Tree, entry: Callable) -> Iterator[object]:
    """For each state that diffuses: x of (1 - dt J) x = b in the place of b, its column of rates."""
    model = binder.model
    for state in _states(binder, data, tree):
        if state.change is None:
            continue
        decay = tree.no_decay
        for ion, slope in state.flux_slopes:
            decay = aligned(len(tree.no_decay))
            valence = model.mechanism_data[f"{ion}_ion"].globals["valence"].item(0)
            yield entry(
                decays, count=tree.count, row=tree.row, place=state.place, clock=model.clock,
                per_kelvin=1000.0 * GAS_CONSTANT / FARADAY / valence, volume=state.volume, flux_slope=slope,
                state=state.column, decay=decay,
            )  # fmt: skip
        yield _step(model, tree, entry, state, tree.row, state.change, decay)


def _step(
    model: Model, tree: Tree, entry: Callable, state: _State, place: Any, column: Any, decay: np.ndarray
) -> object:
    return entry(
        diffuse, count=tree.count, clock=model.clock, row=tree.row,
        place=place, above=tree.above, length=tree.length,
        volume=state.volume, rate=state.rate, state=column, decay=decay, d=tree.d, rhs=tree.rhs,
        into=tree.into, into_above=tree.into_above,
    )  # fmt: skip


class _State(NamedTuple):
    """A state that diffuses: where it lies, volumes, diffusion constants, the column of its rate of change for the
    variable step (if there is one), and the slopes of the fluxes that an ion's current makes (ion, column)."""

    place: np.ndarray
    column: np.ndarray
    volume: np.ndarray
    rate: np.ndarray
    change: np.ndarray | None
    flux_slopes: list[tuple[str, np.ndarray]]


def _states(binder: Binder, data: MechanismData, tree: Tree) -> Iterator[_State]:
    """A concentration lies with its ion."""
    model, table = binder.model, data.table
    for one in data.record.diffused:
        state = one.state
        ion = next((use.ion for use in data.record.ions if state in (f"{use.ion}i", f"{use.ion}o")), None)
        if ion is None:
            place, column = tree.row, table.columns[state].rows(table.capacity)[one.element]
        else:
            place, column = tree.row.copy(), model.mechanism_data[f"{ion}_ion"].table[state]
            place[: tree.count] = binder.ion_rows(data, ion)[tree.row[: tree.count]]
        change = table.columns.get(state + RATE)
        changes = change.rows(table.capacity)[one.element] if change is not None else None
        slopes = [(name, table[column_of]) for name, column_of in one.flux_slopes]
        yield _State(place, column, table[one.volume], table[one.rate], changes, slopes)
