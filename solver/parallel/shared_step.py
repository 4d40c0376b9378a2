"""One variable step for all processes: where voltages are transferred between them, so that the rates of each depend on
the others'. Sums over all states are those of the processes, added up in the order of their ranks: steps may differ in
the last digits from those of one process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ..integrate.pipeline import Entry, driver_of
from ..kernels import shared_step as k
from ..target import cpu
from ..target.arrays import Slots, aligned
from .waiting import STEPS, entry_of
from .world import JOB

if TYPE_CHECKING:
    from ..integrate.simulation import Simulation


@cache
def _module() -> cpu.Module:
    return cpu.compile((k.put_together,))


class SharedStep:
    """`numbers` and the `driver` that exchanges them (see kernels/shared_step.py)."""

    def __init__(self, simulation: Simulation) -> None:
        net = JOB.net
        self.numbers, everywhere = aligned(k.NUMBERS), aligned(k.NUMBERS * net.size)
        others = [rank for rank in range(net.size) if rank != net.rank]
        parts = everywhere.reshape(net.size, k.NUMBERS)
        sent, received = [(rank, self.numbers) for rank in others], [(rank, parts[rank]) for rank in others]
        messages = net.messages(sent, received, STEPS, simulation.transfers.waiter)
        signature = _module()[k.put_together.name]
        given = {"ranks": net.size, "me": net.rank, "numbers": self.numbers, "everywhere": everywhere}
        together = Entry(signature.name, _module().address(signature.name), Slots(signature, given))
        self.driver = driver_of([entry_of(messages), together])

    @property
    def addresses(self) -> np.ndarray:
        """Of the driver and the numbers, as kernels take them."""
        return np.array([self.driver.address, self.numbers.ctypes.data], np.int64)
