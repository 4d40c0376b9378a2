"""Functions that run the simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import function

if TYPE_CHECKING:
    from ...interp.machine import Machine


@function("finitialize")
def finitialize(machine: Machine, v: float | None = None) -> float:
    """Set t = 0, v everywhere to the given value (mV), and initialize all mechanisms."""
    machine.simulation.finitialize(v)
    return 1.0


@function("fcurrent")
def fcurrent(machine: Machine) -> float:
    """Compute all currents and conductances at the present voltages and states."""
    machine.simulation.fcurrent()
    return 1.0


@function("fadvance")
def fadvance(machine: Machine) -> float:
    """One step of dt."""
    machine.simulation.advance(1)
    return 1.0


@function("frecord_init")
def frecord_init(machine: Machine) -> float:
    """Begin all recorded Vectors anew with the present values."""
    machine.simulation.frecord_init()
    return 1.0
