"""Cells that have steps of their own: which rows, places in y and numbers are whose, as `kernels/local_cells.py` writes
them where the arguments of kernels lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from ...lang.errors import Unsupported
from ..target.arrays import Slots
from ..target.driver import Driver
from .bdf import Bdf, Memory

if TYPE_CHECKING:
    from ..model.freeze import Layout
    from .pipeline import Entry
    from .simulation import Simulation


def check_independent(simulation: Simulation, by_ida: bool) -> None:
    """RanvierError if something keeps cells from having steps of their own."""
    reason = "gap junctions or other transfers" if simulation.transfers.entries else ""
    if by_ida:
        reason = "extracellular, a LinearMechanism or cvode.use_daspk(1)"
    if reason:
        raise Unsupported(
            f"the local variable step does not go with {reason}: cells would not be independent",
            hint="cvode.use_local_dt(0), and cvode.active(1) for one step of all cells",
        )


class Cells:
    """The cells of a layout whose rows lie cell by cell. Each has a y of its own: `first` to `last` of the whole y, if
    that is put in the order `by_cell`."""

    def __init__(self, layout: Layout, nodes: np.ndarray) -> None:
        """`nodes`: of each place in the whole y."""
        self.layout = layout
        self.count = layout.roots
        self.home = np.append(layout.part, self.count)  # of each node; beyond all cells for what has no node
        self.home_of_place = home = self.home[nodes]
        self.by_cell = np.argsort(home, kind="stable")  # places in the whole y
        self.first, self.last = self.ranges(home[self.by_cell])
        self.place = np.empty(len(nodes) + 1, np.int64)  # in the y of the cell
        self.place[self.by_cell] = np.arange(len(nodes)) - self.first[home[self.by_cell]]
        self._numbers: dict[int, np.ndarray] = {}
        self.changes = 0  # of what depends on the cell

    def ranges(self, homes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where the rows of each cell are, given the cell of each row."""
        cells = np.arange(self.count)
        return np.searchsorted(homes, cells, "left"), np.searchsorted(homes, cells, "right")

    # --- what depends on the cell ---

    def put(self, address: int, numbers: np.ndarray | list[int]) -> None:
        """What lies at an address is to be this for each cell."""
        self._numbers[address] = np.asarray(numbers, np.int64)
        self.changes += 1

    def put_slot(self, slots: Slots, name: str, numbers: np.ndarray | list[int]) -> None:
        """The same for an argument."""
        self.put(slots.address + 8 * slots.positions[name], numbers)

    def put_rows(self, slots: Slots, homes: np.ndarray, suffix: str = "") -> np.ndarray:
        """The rows that a kernel goes through, given the cell of each; gives the first of each cell."""
        first, last = self.ranges(homes)
        self.put_slot(slots, f"first{suffix}", first)
        self.put_slot(slots, f"last{suffix}", last)
        return first

    def add(self, entries: Iterable[Entry]) -> None:
        """Launches that concern one cell at a time."""
        for one in entries:
            slots = one.slots
            if not isinstance(slots, Slots) or "last" not in slots.positions or one.is_table:
                continue
            for suffix, nodes in (one.rows or {"": self._nodes_of(one, slots)}).items():
                first = self.put_rows(slots, self.home[nodes], suffix)
                if "offset" in slots.positions:
                    place = self.place[np.minimum(slots.values[slots.positions["offset"]] + first, len(self.by_cell))]
                    self.put_slot(slots, "offset", place - first)

    def _nodes_of(self, one: Entry, slots: Slots) -> np.ndarray:
        if one.mechanism is None:
            return np.arange(self.layout.solved)
        return self.layout.instances[one.mechanism].node[: slots.values[slots.positions["last"]]]

    def table(self) -> tuple[np.ndarray, np.ndarray]:
        """The addresses, and for each cell what lies there."""
        where = np.array([*self._numbers], np.int64)
        values = np.array([*self._numbers.values()], np.int64).reshape(len(where), self.count)
        return where, np.ascontiguousarray(values.T)


class BdfOfCells(Bdf):
    """An integrator for each cell: the same kernels, a memory for each."""

    def __init__(
        self, cells: Cells, rates: Driver, newton: Driver, clock: np.ndarray, vectors: np.ndarray, relative: float,
        tolerances: np.ndarray, order_of_sums: np.ndarray,
    ) -> None:  # fmt: skip
        """`order_of_sums` goes cell by cell."""
        self.cells = cells
        parts = [slice(*both) for both in zip(cells.first.tolist(), cells.last.tolist(), strict=True)]
        sequences = cells.place[order_of_sums]
        self.memories = [
            Memory(relative, tolerances[cells.by_cell[part]], np.ascontiguousarray(sequences[part])) for part in parts
        ]
        largest = max(self.memories, key=lambda memory: len(memory.y))
        tolerances = np.ones_like(largest.y)
        super().__init__(rates, newton, clock, vectors, relative, tolerances, largest.sequence)
        for slots in self.slots:
            for name in self.arrays.keys() & slots.positions.keys():
                cells.put_slot(slots, name, [memory.arrays[name].ctypes.data for memory in self.memories])

    def limit(self, longest: float, shortest: float, order: float) -> None:
        for memory in self.memories:
            memory.limit(longest, shortest, order)

    def solution(self) -> np.ndarray:
        return self._whole_of([memory.y for memory in self.memories])

    def errors(self) -> np.ndarray:
        return self._whole_of([memory.errors() for memory in self.memories])

    def weights(self) -> np.ndarray:
        return self._whole_of([memory.weights() for memory in self.memories])

    @property
    def starts(self) -> int:
        return sum(memory.starts for memory in self.memories)

    def counts(self) -> dict[str, int]:
        each = [memory.counts() for memory in self.memories]
        return {name: sum(counts[name] for counts in each) for name in each[0]}

    def _whole_of(self, parts: list[np.ndarray]) -> np.ndarray:
        whole = np.empty(len(self.cells.by_cell))
        whole[self.cells.by_cell] = np.concatenate(parts)
        return whole
