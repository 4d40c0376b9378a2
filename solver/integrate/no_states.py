"""The integrator of a model without states: it goes as far as it may."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..kernels import advance as kernels
from ..kernels.bdf import TASK
from ..target import cpu
from ..target.arrays import Slots, aligned
from ..target.driver import Driver


@cache
def _module() -> cpu.Module:
    return cpu.compile((kernels.step_nothing,))


class NoStates:
    """For the native loop the same as other integrators."""

    def __init__(self, clock: np.ndarray) -> None:
        self.y, self.task = np.empty(0), aligned(TASK)
        name, given = kernels.step_nothing.name, {"task": self.task, "clock": clock}
        self.integration = Driver([(_module().address(name), Slots(_module()[name], given))])
        self.beginning = self.interpolation = Driver([])  # nothing changes

    def run_by(self, loop: int) -> None:
        """There are no drivers to run."""

    def begin(self) -> None:
        """There is nothing to start from."""

    def limit(self, longest: float, shortest: float, order: float) -> None:
        """There are no steps to limit."""
