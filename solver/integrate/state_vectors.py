"""The variable step looked at from outside: the vector of states in NEURON's order, its names, rates and errors.

NEURON's order is: the voltages of the nodes with capacitance, in canonical order; then, mechanism by mechanism and
instance by instance, the states of each. With the local step so for each cell, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...lang.errors import RanvierError
from ..mechanism.extracellular import NAME as EXTRACELLULAR
from ..model.clock import DT, T
from ..target.arrays import aligned
from ..target.driver import Driver
from .bdf import Bdf
from .ida import Ida

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
    if step.cells is not None:
        cell_by_cell = np.argsort(step.cells.home_of_place[order], kind="stable").tolist()
        order, owners = [order[k] for k in cell_by_cell], [owners[k] for k in cell_by_cell]
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
        self._unpack = step.driver(step._unpacking()) if self.count else None

    def name(self, place: int) -> StateName:
        """RanvierError if there is no such place."""
        if not 0 <= place < self.count:
            raise RanvierError(f"there is no state {place}, there are {self.count}")
        state, row = self._owners[place]
        layout = self.step.simulation.layout
        assert layout is not None
        if state == BESIDE:
            variable = self.step.algebraic.beside.name(row)
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
        return self.step.cvode.solution()[self.order] if self.count else np.empty(0)  # type: ignore[union-attr]

    def gather(self) -> np.ndarray:
        """The states as the model has them."""
        return self._run(self.step.pack, np.zeros(self.count))

    def scatter(self, values: np.ndarray) -> None:
        """Give the model these states; the integrator does not know them before it begins anew."""
        if self._unpack is not None:
            self._run(self._unpack, values)

    def rates(self, values: np.ndarray) -> np.ndarray:
        """d(states)/dt at the clock's time and states, which the model has then. Of a potential, where IDA integrates,
        the current that is to charge something, mA/cm2: what F(t, y, 0) is negative of."""
        rates = self._run(self.step.at_present, values)
        return 0.0 - rates if isinstance(self.step.cvode, Ida) else rates

    def _run(self, driver: Driver, values: np.ndarray) -> np.ndarray:
        """A driver that reads these states, and what it writes; cell by cell, if each has its own time."""
        self._check(values)
        y, result = np.empty(self.count), np.empty(self.count)
        y[self.order] = values
        for places in self._parts():
            given, gets, at_rest = (aligned(len(places)) for _ in range(3))
            given[:] = y[places]
            self.step.vectors[:] = given.ctypes.data, gets.ctypes.data, at_rest.ctypes.data
            driver.run(1)
            result[places] = gets
        return result[self.order]

    def _parts(self) -> Iterator[np.ndarray]:
        """Places in y that belong together; the clock shows their time, and the dt that mechanisms find."""
        step, clock = self.step, self.step.simulation.model.clock
        now, dt = clock.item(T), clock.item(DT)
        if step.cells is not None:
            for cell, (first, last) in enumerate(zip(step.cells.first, step.cells.last, strict=True)):
                step.loop.choose(cell)
                clock[DT] = step.cvode.memories[cell].dt
                yield step.cells.by_cell[first:last]
        elif self.count:
            clock[DT] = step.cvode.dt
            yield np.arange(self.count)
        clock[T], clock[DT] = now, dt

    def present_rates(self) -> np.ndarray:
        """d(states)/dt where the integrator's solution is; the model's states stay as they are, and what charges."""
        model = self.step.simulation.model
        charging = model.nodes["i_cap"], model.mechanism_data[EXTRACELLULAR].table["i_membrane"]
        kept, kept_currents = self.gather(), [column.copy() for column in charging]
        rates = self.rates(self.present())
        self.scatter(kept)
        for column, before in zip(charging, kept_currents, strict=True):
            column[:] = before
        return rates

    def weights(self) -> np.ndarray:
        """What errors were multiplied with, in the last step, before they were compared with 1."""
        cvode = self.step.cvode
        return cvode.weights()[self.order] if isinstance(cvode, (Bdf, Ida)) else np.empty(0)

    def errors(self) -> np.ndarray:
        """The estimated errors of the last step."""
        cvode = self.step.cvode
        return cvode.errors()[self.order] if isinstance(cvode, (Bdf, Ida)) else np.empty(0)

    def _check(self, values: np.ndarray) -> None:
        if len(values) != self.count:
            raise RanvierError(f"the vector has {len(values)} elements, and there are {self.count} states")


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
