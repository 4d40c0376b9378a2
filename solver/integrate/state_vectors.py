"""The variable step looked at from outside: the vector of states in NEURON's order, its names, rates and errors.

NEURON's order is: the voltages of the nodes with capacitance, in canonical order; then, mechanism by mechanism and
instance by instance, the states of each.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...lang.errors import RanvierError
from ..kernels import variable_step as kernels
from ..model.clock import DT, T
from ..target.arrays import aligned
from .bdf import Bdf
from .ida import Ida
from .pipeline import driver_of

if TYPE_CHECKING:
    from ..model.mechanisms import MechanismData
    from .variable_step import State, VariableStep


BESIDE, NOWHERE = -1, -1


class StateName(NamedTuple):
    """A state: of which mechanism (None: a potential), and whose it is: the handle of a node or of a point process, or
    NOWHERE: what a LinearMechanism has beside the cells."""

    data: MechanismData | None
    variable: str
    base: str
    owner: int
    subscript: str = ""


def states_in_order(step: VariableStep) -> tuple[np.ndarray, list[tuple[State | int, int]]]:
    """For each place in NEURON's order the place in y, and the state with its row (of a node 0 for v, then the layer
    outside; BESIDE and the place in y, if a LinearMechanism has it)."""
    layout = step.simulation.layout
    assert layout is not None
    order: list[int] = []
    owners: list[tuple[State | int, int]] = []
    for place, row in enumerate(step.nodes.tolist()):
        layers = step.algebraic.layers_of(row) if step.algebraic is not None else []
        order += [place, *layers]
        owners += [(k, row) for k in range(1 + len(layers))]
    for place in range(len(order), step.first_state):
        order.append(place)
        owners.append((BESIDE, place))
    for data, states in groupby(step.states, key=lambda state: state.data):
        of_one = list(states)
        node = layout.instances[data].node[: of_one[0].count]
        rows = np.argsort(layout.canonical[node], kind="stable") if len(node) else range(of_one[0].count)
        for row in rows:
            order += [state.offset + int(row) for state in of_one]
            owners += [(state, int(row)) for state in of_one]
    return np.array(order, dtype=np.int64), owners


class StateVectors:
    """The states of a variable step that is active, as its structure is now."""

    @staticmethod
    def of(step: VariableStep) -> StateVectors:
        """Those of the structure as it is now: made once for each."""
        step.bring_up_to_date()
        if step.state_vectors is None:
            step.state_vectors = StateVectors(step)
        return step.state_vectors

    def __init__(self, step: VariableStep) -> None:
        self.step = step
        self.count = step.first_state + sum(state.count for state in step.states)
        self.order, self._owners = states_in_order(step)
        self._unpack = driver_of(step._unpacking()) if self.count else None

    def name(self, place: int) -> StateName:
        """RanvierError if there is no such place."""
        if not 0 <= place < self.count:
            raise RanvierError(f"there is no state {place}, there are {self.count}")
        state, row = self._owners[place]
        layout = self.step.simulation.layout
        assert layout is not None
        if state == BESIDE:
            variable = self.step.algebraic.linear.name(row)
            return StateName(None, variable, variable, NOWHERE)
        if isinstance(state, int):
            variable = ("v", "vext")[state] if state < 2 else f"vext[{state - 1}]"
            return StateName(None, variable, variable, int(layout.handles[row]))
        table = state.data.table
        owner = int(table.owner[row])
        if state.data.record.kind in ("point", "artificial"):
            owner = next(handle for handle, at in enumerate(table.position) if at == row)
        return StateName(state.data, state.name, state.base, owner, state.subscript)

    # --- vectors ---

    def present(self) -> np.ndarray:
        """Where the integrator's solution is."""
        return self.step.cvode.y[self.order].copy() if self.count else np.empty(0)  # type: ignore[union-attr]

    def gather(self) -> np.ndarray:
        """The states as the model has them."""
        if not self.count:
            return np.empty(0)
        values = aligned(self.count)
        self.step.vectors[kernels.OUT] = values.ctypes.data
        self.step.pack.run(1)
        return values[self.order].copy()

    def scatter(self, values: np.ndarray) -> None:
        """Give the model these states; the integrator does not know them before it begins anew."""
        y = self._as_y(values)
        if self._unpack is not None:
            self.step.vectors[kernels.IN] = y.ctypes.data
            self._unpack.run(1)

    def rates(self, t: float, values: np.ndarray) -> np.ndarray:
        """d(states)/dt at a time (ms) and states, which the model has then. Of a potential, where IDA integrates, the
        current that is to charge something, mA/cm2: what F(t, y, 0) is negative of."""
        by_ida = isinstance(self.step.cvode, Ida)
        y, rates = self._as_y(values), aligned(self.count)
        clock, vectors = self.step.simulation.model.clock, self.step.vectors
        if self.count:
            now, dt = clock.item(T), clock.item(DT)
            clock[T], clock[DT] = t, self.step.cvode.dt
            at_rest = aligned(self.count)
            vectors[:] = y.ctypes.data, rates.ctypes.data, at_rest.ctypes.data
            self.step.at_present.run(1)
            if by_ida:
                rates[:] = 0.0 - rates
            clock[T], clock[DT] = now, dt
        return rates[self.order].copy() if self.count else np.empty(0)

    def present_rates(self) -> np.ndarray:
        """d(states)/dt where the integrator's solution is; the model's states stay as they are."""
        kept = self.gather()
        rates = self.rates(self.step.simulation.model.t, self.present())
        self.scatter(kept)
        return rates

    def weights(self) -> np.ndarray:
        """What errors were multiplied with, in the last step, before they were compared with 1."""
        cvode = self.step.cvode
        return cvode.weights()[self.order] if isinstance(cvode, (Bdf, Ida)) else np.empty(0)

    def errors(self) -> np.ndarray:
        """The estimated errors of the last step."""
        cvode = self.step.cvode
        return cvode.errors()[self.order] if isinstance(cvode, (Bdf, Ida)) else np.empty(0)

    def _as_y(self, values: np.ndarray) -> np.ndarray:
        if len(values) != self.count:
            raise RanvierError(f"the vector has {len(values)} elements, and there are {self.count} states")
        y = aligned(max(self.count, 1))
        y[self.order] = values
        return y


class Magnitudes:
    """The largest absolute values of states and of their errors since `start`, in the order of y."""

    def __init__(self, step: VariableStep) -> None:
        self.step = step
        self.states = self.errors = np.empty(0)
        self.by_base: dict[str, tuple[float, float]] = {}

    def note(self) -> None:
        """After a step of the integrator."""
        cvode = self.step.cvode
        if isinstance(cvode, (Bdf, Ida)):
            if len(self.states) != len(cvode.y):
                self.states, self.errors = np.zeros(len(cvode.y)), np.zeros(len(cvode.y))
            np.maximum(self.states, np.abs(cvode.y), out=self.states)
            if cvode.order:
                np.maximum(self.errors, np.abs(cvode.errors()), out=self.errors)

    def sum_up(self) -> None:
        """The largest of all states that share a base name."""
        vectors = StateVectors.of(self.step)
        self.by_base = {}
        if len(self.states) != vectors.count:
            return
        for place, at in enumerate(vectors.order.tolist()):
            base = vectors.name(place).base
            state, error = self.by_base.get(base, (0.0, 0.0))
            self.by_base[base] = max(state, self.states.item(at)), max(error, self.errors.item(at))
