"""Which cell something belongs to, where each cell has its own time: the variable itself says it, or else the section
that was accessed (or the point process that was given) when a program spoke about the variable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from ..model.mechanisms import MechanismData
    from .simulation import Simulation

NOWHERE = -1


class Homes:
    """The cells of a layout whose rows lie cell by cell."""

    def __init__(self, simulation: Simulation) -> None:
        self.model, layout = simulation.model, simulation.layout
        assert layout is not None
        self.layout = layout
        self._part = layout.part.tolist()
        self._data = {id(data.table): data for data in self.model.mechanism_data.values()}

    def of(self, pointer: Any, section: Any = None) -> int:
        """The cell of a variable; of a section (or of another variable) otherwise, the first cell if there is none."""
        table = getattr(pointer, "table", None)
        row = table.position[pointer.handle] if table is not None else -1
        if table is not self.model.nodes and row >= 0:
            row = self._node(self._data.get(id(table)), row)
        if row < 0 and hasattr(section, "table"):
            return self.of(section)
        if row < 0 and section is not None and section.exists:
            row = self.model.nodes.position[section.first]
        return self._part[row] if row >= 0 else 0

    def of_rows(self, data: MechanismData) -> np.ndarray:
        """The cell of each row of a mechanism; NOWHERE for what is on no membrane."""
        instances = self.layout.instances[data]
        cells = np.full(max(instances.total, 1), NOWHERE, np.int64)
        cells[: instances.count] = self.layout.part[instances.node[: instances.count]]
        return cells

    def _node(self, data: MechanismData | None, row: int) -> int:
        instances = self.layout.instances.get(data) if data is not None else None
        return int(instances.node[row]) if instances is not None and row < instances.count else -1
