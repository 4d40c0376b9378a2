"""What to say when the voltage is no number any more: where it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...lang.errors import RanvierError
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
    """The mechanism, place and variable where it began: a state or parameter before a current."""
    model, layout = simulation.model, simulation.layout
    assert layout is not None
    for data in simulation.pipeline().mechanisms:
        count = layout.instances[data].count
        for field in data.record.fields:
            values = data.table.columns[field.name].rows(data.table.capacity)[:, :count]
            bad = np.flatnonzero(~np.isfinite(values).all(axis=0))
            if len(bad) and len(bad) < max(count, 2):
                return f"{field.name} of {describe_row(model, data, int(bad[0]))}"
    for data in simulation.pipeline().mechanisms:
        count = layout.instances[data].count
        for field in data.record.fields:
            values = data.table.columns[field.name].rows(data.table.capacity)[:, :count]
            bad = np.flatnonzero(~np.isfinite(values).all(axis=0))
            if len(bad):
                return f"{field.name} of {describe_row(model, data, int(bad[0]))}"
    return ""
