"""SUNDIALS' IDA as integrator of the variable step: F(t, y, y') = 0, where some of the equations may be algebraic."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from ..kernels.bdf import TASK
from ..model.clock import DT, T
from ..target.arrays import aligned
from ..target.driver import Driver
from .bdf import failure
from .sundials import (
    POINTER,
    REAL,
    SOLVER_CONTENT,
    SOLVER_INITIALIZE,
    SOLVER_OPERATIONS,
    SOLVER_SETUP,
    SOLVER_SOLVE,
    SOLVER_TYPE,
    libraries,
    native,
)  # fmt: skip

RESIDUAL = ctypes.CFUNCTYPE(ctypes.c_int, REAL, POINTER, POINTER, POINTER, POINTER)
SOLVE = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER, POINTER, POINTER, REAL)
COUNTERS = {
    "steps": "GetNumSteps", "evaluations": "GetNumResEvals", "setups": "GetNumLinSolvSetups",
    "solutions": "GetNumNonlinSolvIters",
}  # fmt: skip
FAILURES = {
    -3: "errors stayed too large however small the step",
    -4: "the equations could not be solved however small the step",
    -8: "the right-hand side gave no number",
    -9: "the right-hand side gave no number at the beginning",
}

Solver = Callable[[np.ndarray, np.ndarray], None]


class Beside(Protocol):
    """Linear equations beside those that the drivers know."""

    def residual(self, y: np.ndarray, slope: np.ndarray, residual: np.ndarray) -> None:
        """Add their part."""

    def solve(self, newton: Solver, step: float, b: np.ndarray, x: np.ndarray) -> None:
        """x in J x = b; `newton(b, x)` is the solution without them, `step` = gamma."""


class Ida:
    """One integrator: `rates` gives F, `newton` solves its linear equations; both are drivers that read and write at
    `vectors`. y is `self.y`, y' `self.slope`, the absolute tolerances of y `tolerances`.

    With equations `beside`, Python runs at every evaluation.
    """

    def __init__(
        self, rates: Driver, newton: Driver, clock: np.ndarray, vectors: np.ndarray, relative: float,
        tolerances: np.ndarray, beside: Beside | None = None, first_step: float = 1e-9,
    ) -> None:  # fmt: skip
        own = self.libraries = libraries()
        size = len(tolerances)
        self.first_step = first_step  # ms, of those that begin: cvode.dae_init_dteps
        self.y, self.slope, self.task = aligned(size), aligned(size), aligned(TASK)
        self._relative, self._tolerances, self._errors = relative, tolerances, aligned(size)
        self._vectors = [self._vector_of(one) for one in (self.y, self.slope, tolerances, self._errors)]
        self._memory = POINTER(own.ida.IDACreate(own.context))
        self._kept = (rates, newton, clock, vectors)
        self._beside = beside
        self._error: Exception | None = None  # of Python that IDA called
        self._callbacks = (RESIDUAL(self._called_for_residual), SOLVE(self._called_to_solve))
        self._context = np.array(
            [
                clock.ctypes.data, vectors.ctypes.data, self._memory.value,
                own.address(own.vectors, "N_VGetArrayPointer_Serial"), own.address(own.ida, "IDAGetCurrentCj"),
                rates.address, newton.address, 0,
            ],
            np.int64,
        )  # fmt: skip
        self._begun = dict.fromkeys(COUNTERS, 0)  # what was counted before the integrator began anew
        self.starts = 0
        self._initialized = False
        self._time = REAL()
        self._bind_steps()

    beginning: Driver | None = None  # Python begins

    def _bind_steps(self) -> None:
        """What the native loop runs: a step, an interpolation."""
        names = ("SetStopTime", "ClearStopTime", "Solve", "GetCurrentCj", "GetDky", "GetLastOrder")
        functions = [self.libraries.address(self.libraries.ida, f"IDA{name}") for name in names]
        y, slope = self._vectors[:2]
        task, time = self.task.ctypes.data, ctypes.addressof(self._time)
        self._calls = np.array([self._memory.value, task, time, y, slope, *functions], np.int64)
        at = _At(self._calls.ctypes.data)
        self.integration, self.interpolation = (Driver([(native()[name], at)]) for name in ("step", "interpolate"))

    def _vector_of(self, array: np.ndarray) -> Any:
        return self.libraries.vectors.N_VMake_Serial(len(array), array.ctypes.data, self.libraries.context)

    def _call(self, name: str, *arguments: Any) -> int:
        return getattr(self.libraries.ida, f"IDA{name}")(self._memory, *arguments)

    def _check(self, name: str, *arguments: Any) -> None:
        code = self._call(name, *arguments)
        if code < 0:
            raise self.failure(code, name)

    def failure(self, code: int, name: str = "Solve") -> Exception:
        """What a code means that IDA gave."""
        error, self._error = self._error, None
        return error or failure(FAILURES.get(code, f"IDA{name} gave {code}"), self._time.value)

    def run_by(self, loop: int) -> None:
        """The address of the native loop over drivers: it may change."""
        self._context[-1] = loop

    # --- beginning ---

    def begin(self, t: float) -> None:
        """Start, or start again, at t, from the `y` that the equations give in no time."""
        self._settle(t)
        self._time.value = t
        self._begun = self.counts() if self._initialized else self._begun
        self.starts += 1
        self._errors[:] = 0.0
        y, slope, tolerances, _ = self._vectors
        if self._initialized:
            self._check("ReInit", t, y, slope)
            return
        residual = native()["residual"] if self._beside is None else ctypes.cast(self._callbacks[0], POINTER)
        self._check("Init", residual, t, y, slope)
        self._check("SVtolerances", self._relative, tolerances)
        self._call("SetUserData", self._context.ctypes.data)
        self._call("SetMaxNumSteps", -1)
        self._set_solver()
        self._initialized = True

    def _set_solver(self) -> None:
        own, code = self.libraries, native()
        solver = own.core.SUNLinSolNewEmpty(own.context)
        fields = ctypes.cast(solver, ctypes.POINTER(ctypes.c_int64))
        operations = ctypes.cast(fields[SOLVER_OPERATIONS], ctypes.POINTER(ctypes.c_int64))
        fields[SOLVER_CONTENT] = self._context.ctypes.data
        # a solver of the kind "embedded", so that IDA, as in NEURON, takes no matrix for an old one
        operations[SOLVER_TYPE], operations[SOLVER_INITIALIZE] = code["embedded"], code["zero"]
        operations[SOLVER_SETUP] = code["zero_of_two"]
        by_python = ctypes.cast(self._callbacks[1], POINTER).value or 0
        operations[SOLVER_SOLVE] = code["solve"] if self._beside is None else by_python
        self._check("SetLinearSolver", solver, None)

    def _settle(self, t: float) -> None:
        """Very short implicit steps, as NEURON makes them: two bring the algebraic equations about; of a third, which
        is not made, y' is the rate."""
        right, change, at_rest = aligned(len(self.y)), aligned(len(self.y)), aligned(len(self.y))
        for made in (True, True, False):
            self._residual(t, self.y, at_rest, right)
            self._newton(self.first_step, right, change)
            if made:
                self.y -= change
        self.slope[:] = -change / self.first_step

    def limit(self, longest: float, shortest: float, order: int) -> None:
        """The longest and shortest step (ms) and the highest order."""
        self._call("SetMaxStep", longest if longest < 1e9 else 0.0)
        self._call("SetMinStep", shortest)
        self._call("SetMaxOrd", order)

    # --- the equations, called from Python ---

    def _residual(self, t: float, y: np.ndarray, slope: np.ndarray, residual: np.ndarray) -> None:
        rates, _, clock, vectors = self._kept
        vectors[:] = y.ctypes.data, residual.ctypes.data, slope.ctypes.data
        clock[T] = t
        rates.run(1)
        if self._beside is not None:
            self._beside.residual(y, slope, residual)

    def _newton(self, step: float, b: np.ndarray, x: np.ndarray) -> None:
        if self._beside is None:
            self._newton_of_cells(step, b, x)
        else:
            self._beside.solve(lambda b, x: self._newton_of_cells(step, b, x), step, b, x)

    def _newton_of_cells(self, step: float, b: np.ndarray, x: np.ndarray) -> None:
        _, newton, clock, vectors = self._kept
        vectors[:2] = b.ctypes.data, x.ctypes.data
        dt = clock.item(DT)
        clock[DT] = 1.0 / step
        newton.run(1)
        clock[DT] = dt

    # --- the equations, called by IDA ---

    def _called_for_residual(self, t: float, y: int, slope: int, residual: int, context: int) -> int:
        return self._guarded(lambda: self._residual(t, self._array(y), self._array(slope), self._array(residual)))

    def _called_to_solve(self, solver: int, matrix: int, x: int, b: int, tolerance: float) -> int:
        return self._guarded(lambda: self._newton(self._gamma(), self._array(b), self._array(x)))

    def _gamma(self) -> float:
        inverse = REAL()
        self._call("GetCurrentCj", ctypes.byref(inverse))
        return 1.0 / inverse.value

    def _guarded(self, body: Callable[[], None]) -> int:
        try:
            body()
        except Exception as error:
            self._error = error
            return -1
        return 0

    def _array(self, vector: int) -> np.ndarray:
        address = self.libraries.vectors.N_VGetArrayPointer_Serial(vector)
        return np.frombuffer((ctypes.c_double * len(self.y)).from_address(address))

    # --- what others ask ---

    @property
    def order(self) -> int:
        """The order of the last step; 0 when the integrator was given up."""
        if not self._memory:
            return 0
        order = ctypes.c_int()
        self._call("GetLastOrder", ctypes.byref(order))
        return order.value

    def errors(self) -> np.ndarray:
        """The estimated errors of the last step; 0 before there was one."""
        if self.counts() != self._begun:
            self._call("GetEstLocalErrors", self._vectors[3])
        return self._errors.copy()

    def weights(self) -> np.ndarray:
        """1 / (relative |y| + absolute tolerance) of the last step; at the present y before there was one."""
        if self.counts() == self._begun:
            return 1.0 / (self._relative * np.abs(self.y) + self._tolerances)
        weights = aligned(len(self.y))
        vector = self._vector_of(weights)
        self._call("GetErrWeights", vector)
        self.libraries.core.N_VDestroy(vector)
        return weights

    def counts(self) -> dict[str, int]:
        """How many steps, evaluations of the rates, setups and solutions of the linear equations there were."""
        number, found = ctypes.c_long(), {}
        for name, function in COUNTERS.items():
            self._call(function, ctypes.byref(number))
            found[name] = self._begun[name] + number.value
        return found

    def free(self) -> None:
        """Give back what SUNDIALS holds."""
        if self._memory:
            self.libraries.ida.IDAFree(ctypes.byref(self._memory))
            for vector in self._vectors:
                self.libraries.core.N_VDestroy(vector)


class _At:
    """The arguments of a native function, at an address."""

    def __init__(self, address: int) -> None:
        self.address = address
