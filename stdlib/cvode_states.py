"""The methods of CVode that look into the variable step: states, their names, rates, tolerances and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..interp.registry import method
from ..interp.values import HocObject, StringCell, is_pointer
from ..lang.errors import RanvierError
from ..solver.integrate.bdf import Bdf
from ..solver.integrate.binding import find_node
from ..solver.integrate.ida import Ida
from ..solver.integrate.mechanism_states import declared_scales
from ..solver.integrate.state_vectors import NOWHERE, Magnitudes, StateName, StateVectors
from ..solver.kernels.queue import INSERTED, MOVED
from ..solver.model.clock import T
from .connection_ends import object_at
from .netcon import NetCon
from .vector import Vector

if TYPE_CHECKING:
    from ..solver.integrate.variable_step import VariableStep

BASE_NAME = 2  # the style of statename
OFF, START, SUM_UP = 0, 1, 2  # what state_magnitudes does
UNKNOWN = -1e9  # of a state that is not in the model


class CVodeStates(HocObject):
    """The order of all vectors is that of `statename`. Without an active variable step they are empty."""

    @property
    def _step(self) -> VariableStep:
        return self.machine.simulation.variable()

    @property
    def _vectors(self) -> StateVectors | None:
        """None if the variable step is not active, or there are no sections."""
        simulation = self.machine.simulation
        active = simulation.choose_variable_step(None)
        return StateVectors.of(simulation.variable()) if active and self.machine.model.section_set else None

    @property
    def _vectors_of_all(self) -> StateVectors | None:
        """Where all cells are at one time; RanvierError otherwise."""
        vectors = self._vectors
        if vectors is not None and self._step.local:
            raise RanvierError("not with the local variable step: each cell is at a time of its own")
        return vectors

    def _into(self, target: Vector, values: np.ndarray | None) -> float:
        target.assign(np.empty(0) if values is None else values)
        return 0.0

    @method
    def states(self, values: Vector) -> float:
        """cvode.states(vector): the vector gets the states as the integrator has them."""
        vectors = self._vectors
        return self._into(values, vectors and vectors.present())

    @method
    def dstates(self, rates: Vector) -> float:
        """cvode.dstates(vector): the vector gets d(states)/dt, per ms."""
        vectors = self._vectors
        return self._into(rates, vectors and vectors.present_rates())

    @method
    def f(self, time: float, values: Vector, rates: Vector) -> float:
        """cvode.f(t, y, yp): yp gets dy/dt at time t (ms) and states y, which the model has afterwards."""
        vectors = self._vectors_of_all
        if vectors is not None:
            clock = self.machine.simulation.model.clock
            now, clock[T] = clock.item(T), time
            rates.assign(vectors.rates(values.values))
            clock[T] = now
        return 0.0

    @method
    def yscatter(self, values: Vector) -> float:
        """cvode.yscatter(y): the model gets these states; re_init() lets the integrator go on from them."""
        vectors = self._vectors_of_all
        if vectors is not None:
            vectors.scatter(values.values)
        return 0.0

    @method
    def ygather(self, values: Vector) -> float:
        """cvode.ygather(y): y gets the states as the model has them; returns their number."""
        vectors = self._vectors_of_all
        self._into(values, vectors and vectors.gather())
        return float(len(values.data))

    @method
    def error_weights(self, weights: Vector) -> float:
        """cvode.error_weights(vector): 1/(rtol |y| + atol) of each state: the error times this must not exceed 1."""
        vectors = self._vectors
        return self._into(weights, vectors and vectors.weights())

    @method
    def acor(self, errors: Vector) -> float:
        """cvode.acor(vector): the estimated errors of the last step."""
        vectors = self._vectors
        return self._into(errors, vectors and vectors.errors())

    @method
    def statename(self, index: int, name: StringCell, style: int = 0) -> float:
        """cvode.statename(i, strdef [, style]): the name of the i-th state, as `soma.m_hh(0.5)` or `ExpSyn[0].g`; with
        style 2 only `m_hh` or `ExpSyn.g`."""
        vectors = self._vectors
        if vectors is None:
            raise RanvierError("CVode.statename: the variable step is not active", hint="cvode.active(1)")
        found = vectors.name(index)
        name.value = found.base if style == BASE_NAME else self._full_name(found)
        return 0.0

    def _full_name(self, state: StateName) -> str:
        model, data = self.machine.model, state.data
        if data is not None and data.record.kind in ("point", "artificial"):
            return f"{object_at(self.machine, data, state.owner)}.{state.variable}{state.subscript}"
        if state.owner == NOWHERE:
            return state.variable
        place = find_node(model, state.owner)
        assert place is not None
        return f"{place[0].name}.{state.base}{state.subscript}({place[1]:g})"

    # --- tolerances ---

    @method
    def atolscale(self, what: object, scale: float | None = None) -> float:
        """cvode.atolscale(&state or "name" [, factor]): the factor of atol for all states of this name: "v", "m_hh",
        "ExpSyn.g". Without it, it is what the mechanism declares, STATE { ca <1e-4> }, or 1; kept with 7 digits."""
        name = self._base_of(what) if is_pointer(what) else self._checked(str(what), "atolscale")
        scales = self._step.settings.scales
        if scale is not None:
            scales[name] = float(np.float32(scale))
        return (declared_scales(self.machine.model.mechanism_data.values()) | scales).get(name, 1.0)

    def _base_of(self, pointer: Any) -> str:
        """The base name of the state that a pointer points to."""
        model, table = self.machine.model, getattr(pointer, "table", None)
        if table is model.nodes and pointer.column.name == "v":
            return "v"
        for name, data in model.mechanism_data.items():
            if data.table is table:
                variable = pointer.column.name
                if data.record.kind == "ion":
                    return variable
                if data.field(variable).role == "state":
                    return f"{name}.{variable}" if data.record.kind == "point" else f"{variable}_{name}"
                raise RanvierError(f"CVode.atolscale: {variable} of {name} is not a STATE")
        raise RanvierError("CVode.atolscale: this is not the address of a STATE")

    def _checked(self, name: str, title: str) -> str:
        """A base name, if it can be one."""
        model = self.machine.model
        mechanism, _, variable = name.partition(".")
        data = model.mechanism_data.get(mechanism)
        if data is not None and data.record.kind != "density":
            known = any(field.name == variable for field in data.record.fields)
        else:
            known = name in model.range_variables
        if not known:
            raise RanvierError(
                f"CVode.{title}: {name} is not the name of a state", hint="names are as v, m_hh or ExpSyn.g"
            )
        return name

    # --- what happened ---

    @method
    def state_magnitudes(self, what: object, how: object = None) -> float:
        """cvode.state_magnitudes(1): from now on the largest |state| and |error| are noted, until (0).
        state_magnitudes(vector, 0) gives those of the states, (vector, 1) those of the errors. state_magnitudes(2) sums
        them up by name: state_magnitudes("m_hh", &error) gives the largest of that name; -1e9 if there is none."""
        if isinstance(what, float):
            self._note(int(what))
            return 0.0
        if isinstance(what, Vector) and isinstance(how, float):
            self._give_noted(what, errors=bool(how))
            return 0.0
        if isinstance(what, (str, StringCell)) and is_pointer(how):
            name = self._checked(str(what), "state_magnitudes")
            noted = self._magnitudes
            state, error = (noted.by_base if noted else {}).get(name, (UNKNOWN, UNKNOWN))
            how.set(error)
            return state
        raise RanvierError('CVode.state_magnitudes takes (0, 1 or 2), (vector, 0 or 1) or ("name", &error)')

    _magnitudes: Magnitudes | None = None

    def _note(self, how: int) -> None:
        if how == START and self._step.local:
            raise RanvierError("CVode.state_magnitudes is for one step of all cells, not for the local step")
        if how == START:
            self._magnitudes = self._step.magnitudes = Magnitudes(self._step)
        elif how == OFF:
            self._step.magnitudes = None
        elif how == SUM_UP and self._magnitudes is not None:
            self._magnitudes.sum_up()

    def _give_noted(self, target: Vector, errors: bool) -> None:
        """While nothing is noted the vector stays as it is."""
        vectors, noted = self._vectors, self._step.magnitudes
        if vectors is not None and noted is not None:
            values = noted.errors if errors else noted.states
            target.assign(values[vectors.order] if len(values) == vectors.count else np.zeros(vectors.count))

    @method
    def spike_stat(self, numbers: Vector) -> float:
        """cvode.spike_stat(vector): 11 numbers: of equations (0 without the variable step), of NetCons, six that are
        0, and of events that were put into the queue (one for each connection), moved, and taken out since the
        initialization."""
        vectors, events = self._vectors, self.machine.simulation.events
        inserted, moved = float(events.state[INSERTED]), float(events.state[MOVED])
        equations = float(vectors.count) if vectors is not None else 0.0
        connections = float(len(self.machine.instances[NetCon]))
        numbers.assign([equations, connections, *[0.0] * 6, inserted, moved, inserted - events.count])
        return 0.0

    @method
    def statistics(self, which: float = -1.0) -> float:
        """cvode.statistics(): prints how much work the variable step and the event queue had so far."""
        vectors, events = self._vectors, self.machine.simulation.events
        cvode = self._step.cvode if vectors is not None else None
        write = self.machine.write
        write(f"variable step: {vectors.count if vectors is not None else 0} states\n")
        if isinstance(cvode, (Bdf, Ida)):
            counts = ", ".join(f"{number} {name}" for name, number in cvode.counts().items())
            write(f"  {counts}, begun {cvode.starts} times\n")
        inserted = int(events.state[INSERTED])
        write(
            f"event queue: {inserted} put in, {int(events.state[MOVED])} moved, {inserted - events.count} taken out\n"
        )
        return 0.0
