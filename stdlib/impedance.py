"""Impedance: what a cell is for small currents of one frequency."""

from __future__ import annotations

import cmath
from typing import TYPE_CHECKING

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from ..solver.integrate.linearized import Linearized

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.model.sections import Section


@hoc_class("Impedance")
class Impedance(HocObject):
    """new Impedance(): z.loc(x) places an electrode, z.compute(frequency) makes the circuit at this instant,
    z.input(x), z.transfer(x) and the others then look at it (MΩ, radians).
    """

    def __init__(self, machine: Machine) -> None:
        self.place: tuple[Section, float] | None = None
        self.circuit: Linearized | None = None
        self.with_states = False
        self.factor = 0.001
        self.from_electrode: list[complex] | None = None

    @method
    def loc(self, x: float) -> float:
        """z.loc(x): the electrode is at x of the accessed section; z.loc(-1): it is taken away."""
        self.from_electrode = None
        if x == -1.0:
            self.place = None
            return 0.0
        section = self.machine.current_section()
        section.node_at(x)
        self.place = (section, x)
        return 0.0

    @method
    def compute(self, frequency: float, with_states: int = 0, most: int = 500) -> float:
        """z.compute(f), z.compute(f, 1): all impedances at f Hz, with all conductances as they are now; with 1 the
        states of mechanisms follow v (numerical derivatives, see deltafac).
        """
        if self.place is None or not self.place[0].exists:
            raise RanvierError("Impedance: there is no electrode", hint="soma z.loc(.5) places it")
        self.circuit = Linearized(self.machine.simulation, frequency, bool(with_states), self.factor)
        self.from_electrode = None
        return 0.0

    @method
    def transfer(self, x: float) -> float:
        """z.transfer(x): |v at x over the current at the electrode|, MΩ; also the other way round."""
        return abs(self._transfer(x))

    @method
    def input(self, x: float) -> float:
        """z.input(x): |v over i at x of the accessed section|, MΩ."""
        return abs(self._input(x))

    @method
    def ratio(self, x: float) -> float:
        """z.ratio(x): |v at the electrode over v at x| if the current flows in at x."""
        return abs(self._transfer(x) / self._input(x))

    @method
    def transfer_phase(self, x: float) -> float:
        """z.transfer_phase(x): the phase of the transfer impedance, radians."""
        return cmath.phase(self._transfer(x))

    @method
    def input_phase(self, x: float) -> float:
        """z.input_phase(x): the phase of the input impedance, radians."""
        return cmath.phase(self._input(x))

    @method
    def deltafac(self, factor: float | None = None) -> float:
        """z.deltafac(f): the step of numerical derivatives, as factor of each state's scale of tolerance (0.001)."""
        if factor is not None:
            if factor <= 0.0:
                raise RanvierError(f"Impedance.deltafac must be positive, not {factor:g}")
            self.factor = factor
        return self.factor

    # -- the circuit

    def _node(self, section: Section, x: float) -> int:
        if self.circuit is None:
            raise RanvierError("Impedance: nothing was computed yet", hint="z.compute(frequency) first")
        row = self.circuit.rows.get(section.node_at(x), -1)
        if row < 0:
            raise RanvierError(f"Impedance: {section.name} has changed since compute", hint="compute again")
        return row

    def _input(self, x: float) -> complex:
        node = self._node(self.machine.current_section(), x)
        return self.circuit.input(node)  # type: ignore[union-attr]

    def _transfer(self, x: float) -> complex:
        node = self._node(self.machine.current_section(), x)
        if self.from_electrode is None:
            if self.place is None:
                raise RanvierError("Impedance: the electrode was taken away", hint="soma z.loc(.5) places it")
            self.from_electrode = self.circuit.transfer(self._node(*self.place))  # type: ignore[union-attr]
        return self.from_electrode[node]
