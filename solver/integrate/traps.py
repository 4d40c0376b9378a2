"""What to say when the voltage is no number any more: where it began."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from ...lang.errors import RanvierError
from ..model.mechanisms import MechanismData
from .binding import describe_node, describe_row

if TYPE_CHECKING:
    from .simulation import Simulation


def not_a_number(simulation: Simulation, root: int) -> RanvierError:
    """The voltage of the cell with this root is infinite or not a number: the first mechanism variable that is, too."""
    model, layout = simulation.model, simulation.layout
    assert layout is not None
    section = describe_node(model, int(layout.handles[root]))
    cause = _first_cause(simulation)
    where = f"; first in {cause}" if cause else ""
    return RanvierError(
        f"v of the cell of {section} is not a number at t = {model.t:g} ms{where}",
        hint="is dt too large, or does an equation divide by zero?",
    )


def _first_cause(simulation: Simulation) -> str:
    """The mechanism, place and variable where it began: rather one of few instances than of all, rather a
    mechanism's own than an ion's."""
    mechanisms = sorted(simulation.pipeline().mechanisms, key=lambda data: data.record.kind == "ion")
    found = [one for data in mechanisms for one in _impossible(simulation, data)]
    if not found:
        return ""
    data, name, row, _ = min(found, key=lambda one: one[3])
    return f"{name} of {describe_row(simulation.model, data, row)}"


def _impossible(simulation: Simulation, data: MechanismData) -> Iterator[tuple[MechanismData, str, int, int]]:
    """The variables that are not finite: name, first row, and how many rows."""
    assert simulation.layout is not None
    count = simulation.layout.instances[data].count
    for name, column in data.table.columns.items():
        rows = np.flatnonzero(~np.isfinite(column.rows(data.table.capacity)[:, :count]).all(axis=0))
        if len(rows):
            yield data, name, int(rows[0]), len(rows)
