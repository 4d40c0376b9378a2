"""The mcell_ran4 random generator, and which one mechanisms use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import function
from ...interp.values import Pointer
from ...lang.errors import RanvierError
from ...solver.mechanism.random_numbers import LOW, USE_MCELL
from ..random import checked_index, shared_indices
from ..random_streams import mcell_ran4 as number_at

if TYPE_CHECKING:
    from ...interp.machine import Machine


@function("mcell_ran4")
def mcell_ran4(machine: Machine, high_index: Pointer) -> float:
    """mcell_ran4(&x): a random number in 0 to 1, the one of index x; x is incremented. See mcell_ran4_init."""
    index = int(high_index.get()) & 0xFFFFFFFF
    high_index.set(float((index + 1) & 0xFFFFFFFF))
    return number_at(index, shared_indices(machine).low_index)


@function("mcell_ran4_init")
def mcell_ran4_init(machine: Machine, low_index: float | None = None) -> float:
    """mcell_ran4_init(i): sets the low index (0 to 2^32-1, at first 0) of mcell_ran4; gives the one before."""
    shared = shared_indices(machine)
    before = shared.low_index
    if low_index is not None:
        shared.low_index = checked_index(low_index, "mcell_ran4_init")
        _tell_mechanisms(machine, LOW, shared.low_index)
    return float(before)


@function("use_mcell_ran4")
def use_mcell_ran4(machine: Machine, use: float | None = None) -> float:
    """use_mcell_ran4(1): scop_random of mechanisms takes its numbers from mcell_ran4 (0: not); gives the old value."""
    shared = shared_indices(machine)
    before = shared.use_mcell_ran4
    if use is not None:
        if use not in (0.0, 1.0):
            raise RanvierError(f"use_mcell_ran4 takes 0 or 1, not {use:g}")
        shared.use_mcell_ran4 = bool(use)
        _tell_mechanisms(machine, USE_MCELL, int(use))
    return float(before)


def _tell_mechanisms(machine: Machine, place: int, value: int) -> None:
    """Their generator's state is an array that their kernels share."""
    if machine.simulation is not None:
        machine.simulation.services.random_state[place] = value
