"""LONGITUDINAL_DIFFUSION: the trees along which a mechanism's states move, and the kernels that move them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ..kernels.diffusion import diffuse
from ..model.freeze import section_order
from ..model.mechanisms import MechanismData
from ..model.model import Model
from ..model.sections import Section, segment_of
from ..target.arrays import aligned
from .binding import Binder


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


def entries(binder: Binder, data: MechanismData, tree: Tree, entry: Callable) -> Iterator[object]:
    """One launch for each state that diffuses; a concentration lies with its ion."""
    model = binder.model
    for state, element, volume, rate in data.record.diffused:
        ion = next((use.ion for use in data.record.ions if state in (f"{use.ion}i", f"{use.ion}o")), None)
        if ion is None:
            place, column = tree.row, data.table.columns[state].rows(data.table.capacity)[element]
        else:
            place, column = tree.row.copy(), model.mechanism_data[f"{ion}_ion"].table[state]
            place[: tree.count] = binder.ion_rows(data, ion)[tree.row[: tree.count]]
        yield entry(
            diffuse, count=tree.count, clock=model.clock, row=tree.row,
            place=place, above=tree.above, length=tree.length,
            volume=data.table[volume], rate=data.table[rate], state=column,
            d=tree.d, rhs=tree.rhs,
        )  # fmt: skip
