"""The states of mechanisms that the variable step integrates, and their places in y."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...lang.errors import Unsupported
from ..target.arrays import aligned
from .diffusion import RATE

if TYPE_CHECKING:
    from ..model.mechanisms import MechanismData
    from .variable_step import VariableStep


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
    subscript: str = ""  # "[2]": which element of an array

    @property
    def base(self) -> str:
        """The name that all instances share: `m_hh`, `ExpSyn.g`, `cai`."""
        if self.rows is not None:
            return self.name
        return base_name(self.data, self.name)


def base_name(data: MechanismData, variable: str) -> str:
    """What hoc calls a mechanism's variable without saying of which instance."""
    return f"{data.name}.{variable}" if data.record.kind in ("point", "artificial") else f"{variable}_{data.name}"


def declared_scales(mechanisms: Iterable[MechanismData]) -> dict[str, float]:
    """The factors of atol that mechanisms declare: STATE { ca (mM) <1e-4> }. NEURON keeps them in single precision."""
    return {
        base_name(data, field.name): float(np.float32(field.low))
        for data in mechanisms
        for field in data.record.fields
        if field.role == "state" and field.low is not None and field.high is None
    }


def mechanism_states(step: VariableStep) -> Iterator[State]:
    """All states of mechanisms, in their order in y."""
    simulation = step.simulation
    model, layout, binder = simulation.model, simulation.layout, simulation.binder
    offset = step.first_state
    for data in step.pipeline.mechanisms:
        if not data.record.signatures:
            continue
        names = [f.name.removesuffix(RATE) for f in data.record.fields if f.name.endswith(RATE)]
        solved = "state" in data.record.signatures  # a STATE without SOLVE keeps what INITIAL gave it
        if not names and solved and not data.record.state_moment and any(f.role == "state" for f in data.record.fields):
            raise Unsupported(
                f"{data.name} has states that the variable step cannot integrate yet",
                hint="its blocks must be solved by cnexp, derivimplicit or sparse; use the fixed step",
            )
        instances = layout.instances[data]
        count = instances.total if data.record.kind == "artificial" else instances.count
        own = {f.name for f in data.record.fields}
        for name in names:
            rates, rows = data.table.columns[name + RATE].rows(data.table.capacity), None
            if name in own:
                columns = data.table.columns[name].rows(data.table.capacity)
            else:
                ion = next(use.ion for use in data.record.ions if name in (*use.read, *use.write))
                columns = [model.mechanism_data[f"{ion}_ion"].table[name]]
                rows = binder.ion_rows(data, ion)
            for element, rate in enumerate(rates):
                subscript = f"[{element}]" if len(rates) > 1 else ""
                yield State(data, name, offset, count, columns[element], rows, element, rate, subscript)
                offset += count


def tolerances(step: VariableStep) -> np.ndarray:
    """The absolute tolerance of each state: of the potentials, then of the mechanisms' states."""
    made = aligned(step.first_state + sum(state.count for state in step.states))
    made[:] = step.settings.atol
    made[: len(step.nodes)] *= min(step.settings.scales.get("v", 1.0), 1.0)  # NEURON raises only others
    scales = declared_scales(step.pipeline.mechanisms) | step.settings.scales
    for state in step.states:
        made[state.offset : state.offset + state.count] *= scales.get(state.base, 1.0)
    return made
