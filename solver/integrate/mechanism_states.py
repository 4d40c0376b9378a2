"""The states of mechanisms that the variable step integrates, and their places in y."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...lang.errors import Unsupported

if TYPE_CHECKING:
    from ..model.mechanisms import MechanismData
    from .variable_step import VariableStep

RATE = "_rate_"


class State(NamedTuple):
    """A state variable of all instances of a mechanism, and its place in y. `rows` if an ion keeps it."""

    data: MechanismData
    name: str
    offset: int
    count: int
    column: np.ndarray
    rows: np.ndarray | None
    element: int = 0
    rate: np.ndarray | None = None  # the hidden column of its rate of change

    @property
    def base(self) -> str:
        """The name that all instances share: `m_hh`, `ExpSyn.g`, `cai`."""
        if self.rows is not None:
            return self.name
        if self.data.record.kind in ("point", "artificial"):
            return f"{self.data.name}.{self.name}"
        return f"{self.name}_{self.data.name}"


def mechanism_states(step: VariableStep) -> Iterator[State]:
    """All states of mechanisms, in their order in y."""
    simulation = step.simulation
    model, layout, binder = simulation.model, simulation.layout, simulation.binder
    offset = step.first_state
    for data in step.pipeline.mechanisms:
        if not data.record.signatures:
            continue
        names = [f.name.removesuffix(RATE) for f in data.record.fields if f.name.endswith(RATE)]
        if data.record.diffused:
            raise Unsupported(
                f"the LONGITUDINAL_DIFFUSION of {data.name} is not there under the variable step",
                hint="use the fixed step",
            )
        if not names and any(f.role == "state" for f in data.record.fields):
            raise Unsupported(
                f"{data.name} has states that the variable step cannot integrate yet",
                hint="its blocks must be solved by cnexp, derivimplicit or sparse; use the fixed step",
            )
        instances = layout.instances[data]
        count = instances.total if data.record.kind == "artificial" else instances.count
        own = {f.name: place for place, f in enumerate(data.record.fields)}
        names.sort(key=lambda name: own.get(name, len(own)))  # as they are declared
        for name in names:
            rates, rows = data.table.columns[name + RATE].rows(data.table.capacity), None
            if name in own:
                columns = data.table.columns[name].rows(data.table.capacity)
            else:
                ion = next(use.ion for use in data.record.ions if name in (*use.read, *use.write))
                columns = [model.mechanism_data[f"{ion}_ion"].table[name]]
                rows = binder.ion_rows(data, ion)
            for element, rate in enumerate(rates):
                yield State(data, name, offset, count, columns[element], rows, element, rate)
                offset += count
