"""The integrator of the variable step for F(t, y, y') = 0, where some of the equations may be algebraic. It is native,
see `kernels/ida.py`."""

from __future__ import annotations

import numpy as np

from ..kernels import bdf_orders as k
from ..kernels import ida as kernels
from ..kernels import ida_orders
from ..model.clock import DT
from ..target.arrays import aligned
from ..target.driver import Driver
from .bdf import Bdf


class Ida(Bdf):
    """One integrator. `rates` gives F, and reads y' where `vectors` says; `self.slope` is y'. `first_step`: of those
    that begin, ms (cvode.dae_init_dteps); the first `settle` unknowns, the potentials, make them; `beginning`: the
    drivers that `begin_ida` names."""

    kernels = (kernels.begin_ida, kernels.step_ida, kernels.interpolate_ida)

    def __init__(
        self, rates: Driver, newton: Driver, clock: np.ndarray, vectors: np.ndarray, relative: float,
        tolerances: np.ndarray, order_of_sums: np.ndarray, first_step: float, settle: int, **beginning: Driver,
    ) -> None:  # fmt: skip
        more = {"settling": aligned(1, fill=first_step), "settle": settle}
        more |= {name: driver.state for name, driver in beginning.items()}
        self._beginning = beginning  # kept alive
        super().__init__(rates, newton, clock, vectors, relative, tolerances, order_of_sums, **more)
        self.slope = self._rows[ida_orders.SLOPE]
        self.highest = float(k.HIGHEST)  # order
        self._clock = clock

    def limit(self, longest: float, shortest: float, order: int) -> None:
        """As NEURON's: steps may be as short as they have to, and the order is what `lower` says."""
        super().limit(longest, 0.0, self.highest)

    def lower(self, order: float) -> None:
        """The highest order from the next beginning on; it can not be raised again."""
        self.highest = min(self.highest, order)

    @property
    def dt(self) -> float:
        """As the last linear equations had it."""
        return self._clock.item(DT)

    def weights(self) -> np.ndarray:
        """Also of a beginning."""
        if self._whole[k.STEPS]:
            return super().weights()
        return 1.0 / (self._real[k.RELATIVE] * np.abs(self.y) + self._rows[k.TOLERANCES])

    def succeed(self, before: Bdf) -> None:
        super().succeed(before)
        self.lower(before.highest)

    def errors(self) -> np.ndarray:
        """What NEURON gives for them: the integrator's last difference of vectors, which is the last change of Newton's
        method, or a difference that an order was judged by; a new beginning leaves it."""
        return self._rows[k.RIGHT].copy()
