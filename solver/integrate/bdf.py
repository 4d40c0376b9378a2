"""The integrator of the variable step for y' = f(t, y). It is native, see `kernels/bdf.py`; here are its vectors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..kernels import bdf as kernels
from ..kernels import bdf_orders as k
from ..kernels.bdf_newton import DT_AT_BEGINNING, NO_RATES
from ..kernels.ida_orders import REAL
from ..kernels.linear import NO_SOLUTION
from ..target import cpu
from ..target.arrays import Slots, aligned
from ..target.driver import Driver
from .linear import UNSOLVABLE

if TYPE_CHECKING:
    from ..parallel.shared_step import SharedStep

LINE, PAGE = 8, 512  # numbers in a line of the cache, and in a page
COUNTS = {"steps": k.MADE, "evaluations": k.EVALUATIONS, "setups": k.SETUPS, "solutions": k.SOLUTIONS}


@cache
def _compiled(own: tuple[Any, ...]) -> cpu.Module:
    return cpu.compile(own)


class Memory:
    """Where an integrator keeps its vectors and numbers. y is `y`, its absolute tolerances `tolerances`; norms are
    summed in the order `sequence`."""

    def __init__(self, relative: float, tolerances: np.ndarray, sequence: np.ndarray) -> None:
        size = len(tolerances)
        stride = max(-(-size // LINE), 1) * LINE
        stride += LINE if stride % PAGE == 0 else 0
        self._whole, self._real = aligned(k.WHOLE, np.int64), aligned(REAL)
        self._vectors = aligned(k.ROWS * stride)
        self._rows = self._vectors.reshape(k.ROWS, stride)[:, :size]
        self._rows[k.TOLERANCES] = tolerances
        self.y = self._rows[k.Y]
        self._whole[: k.MOST] = size, stride, self._vectors.ctypes.data
        self._real[k.RELATIVE] = relative
        self.sequence = sequence

    @property
    def arrays(self) -> dict[str, np.ndarray]:
        """As the kernels' parameters are called."""
        return {"whole": self._whole, "real": self._real, "rows": self._vectors, "sequence": self.sequence}

    def limit(self, longest: float, shortest: float, order: float) -> None:
        """The longest and shortest step (ms) and the highest order, from the next beginning on."""
        inverse = 1.0 / longest if longest < 1e9 else 0.0
        self._real[k.WANTED_INVERSE : k.WANTED_MOST + 1] = inverse, shortest, order

    def solution(self) -> np.ndarray:
        """y."""
        return self.y

    @property
    def starts(self) -> int:
        """How often it began."""
        return self._whole.item(k.STARTS)

    @property
    def order(self) -> int:
        """The order of the last step."""
        return self._whole.item(k.LAST_ORDER)

    @property
    def dt(self) -> float:
        """What mechanisms find in dt when rates are evaluated, ms."""
        return self._real.item(k.H) or DT_AT_BEGINNING

    def errors(self) -> np.ndarray:
        """The estimated errors of the last step, before a new beginning or after it."""
        return self._rows[k.CORRECTION].copy()

    def weights(self) -> np.ndarray:
        """1 / (relative |y| + absolute tolerance) of the last step; 0 before there was one."""
        return self._rows[k.WEIGHTS].copy()

    def succeed(self, before: Bdf) -> None:
        """Show the errors and weights of an integrator of as many unknowns, until there are own ones."""
        shown = [k.CORRECTION, k.RIGHT, k.WEIGHTS]
        self._rows[shown] = before._rows[shown]

    def counts(self) -> dict[str, int]:
        """How many steps, evaluations of the rates, setups and solutions of the linear equations there were."""
        return {name: self._whole.item(place) for name, place in COUNTS.items()}


class Bdf(Memory):
    """One integrator; `kernels` begin, make a step, and interpolate. `rates` and `newton` are drivers that read and
    write at `vectors`. `together` with other processes, if they take the same steps."""

    kernels: tuple[Any, ...] = (kernels.begin_bdf, kernels.step_bdf, kernels.interpolate_bdf)

    def __init__(
        self, rates: Driver, newton: Driver, clock: np.ndarray, vectors: np.ndarray, relative: float,
        tolerances: np.ndarray, order_of_sums: np.ndarray, together: SharedStep | None = None, **more: object,
    ) -> None:  # fmt: skip
        super().__init__(relative, tolerances, order_of_sums)
        if together is not None:
            self._whole[k.SHARE : k.SHARED + 1] = together.addresses
        self.task = aligned(kernels.TASK)
        self._drivers = rates, newton
        shared = {
            **self.arrays, "task": self.task, "clock": clock, "vectors": vectors, "rates": rates.state,
            "newton": newton.state, "loop": 0, **more,
        }  # fmt: skip
        module = _compiled(self.kernels)
        self.slots = [Slots(module[kernel.name], shared) for kernel in self.kernels]
        self.beginning, self.integration, self.interpolation = (
            Driver([(module.address(kernel.name), one)]) for kernel, one in zip(self.kernels, self.slots, strict=True)
        )

    def run_by(self, loop: int) -> None:
        """The address of the native loop over drivers: it may change."""
        self._whole[k.LOOP] = loop
        for slots in self.slots:
            if "loop" in slots.positions:
                slots["loop"] = loop

    def begin(self) -> int:
        """Start, or start again, from `y` at the clock's t. Gives the code of what failed, else 0."""
        return self.beginning.run(1).code

    def failure(self, code: int) -> RanvierError:
        """What a code means that a step gave."""
        return failure(FAILURES[code], self._real.item(k.NOW))


def failure(what: str, t: float) -> RanvierError:
    """An integrator gave up at a time (ms)."""
    return RanvierError(
        f"the variable step failed: {what}, t = {t:g} ms",
        hint="a smaller cvode.atol(…), or the fixed step, may get on",
    )


FAILURES = {
    kernels.NOT_SOLVED: "the equations could not be solved however small the step",
    kernels.TOO_INEXACT: "errors stayed too large however small the step",
    NO_RATES: "the right-hand side gave no number",
    NO_SOLUTION: UNSOLVABLE,
}
