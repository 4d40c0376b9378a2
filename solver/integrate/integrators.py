"""Integrators of the variable step besides `bdf`: SUNDIALS' IDA, for equations some of which are algebraic."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from ...lang.errors import RanvierError
from ..kernels.bdf import FAR
from ..model.clock import DT, T
from ..target.arrays import aligned
from ..target.driver import Driver
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

ONE_STEP = 2
NOWHERE = 1e9  # ms, where a model without states and events arrives in one step
NEWTON_ITERATIONS, SETTLED = 10, 1e-12
RESIDUAL = ctypes.CFUNCTYPE(ctypes.c_int, REAL, POINTER, POINTER, POINTER, POINTER)
SOLVE = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER, POINTER, POINTER, REAL)


class Integrator:
    """An integrator of SUNDIALS: of y by a variable-order, variable-step BDF.

    `rates` and `newton` are drivers that read and write at `vectors`; y is `self.y`, its absolute tolerances
    `tolerances`.
    """

    prefix, library, evaluations, step_getter, solver_type = "", "", "", "", ""

    def __init__(
        self,
        rates: Driver,
        newton: Driver,
        clock: np.ndarray,
        vectors: np.ndarray,
        relative: float,
        tolerances: np.ndarray,
    ) -> None:
        own = self.libraries = libraries()
        self._library = getattr(own, self.library)
        size = len(tolerances)
        self.y = aligned(size)
        self._relative, self._tolerances = relative, tolerances
        self._errors = aligned(size)
        self._error_vector = self._vector_of(self._errors)
        self._vector = self._vector_of(self.y)
        self._tolerance_vector = self._vector_of(tolerances)
        self._memory = POINTER(self._create())
        self._kept = (rates, newton, clock, vectors)
        self._context = np.array(
            [
                clock.ctypes.data, vectors.ctypes.data, self._memory.value,
                own.address(own.vectors, "N_VGetArrayPointer_Serial"), own.address(self._library, self.step_getter),
                rates.address, newton.address, rates.loop,
            ],
            np.int64,
        )  # fmt: skip
        self._begun = dict.fromkeys(self._counters(), 0)  # what was counted before the integrator began anew
        self.starts = 0
        self.dt = 0.0  # ms, of the last step
        self._initialized = False
        self._time = REAL()

    def _create(self) -> int:
        raise NotImplementedError

    def _initialize(self, t: float) -> None:
        raise NotImplementedError

    def _initialize_again(self, t: float) -> None:
        raise NotImplementedError

    def _integrate(self, until: float) -> int:
        raise NotImplementedError

    def _vector_of(self, array: np.ndarray) -> Any:
        return self.libraries.vectors.N_VMake_Serial(len(array), array.ctypes.data, self.libraries.context)

    def _call(self, name: str, *arguments: Any) -> int:
        """A function that both have."""
        return getattr(self._library, self.prefix + name)(self._memory, *arguments)

    def begin(self, t: float) -> None:
        """Start, or start again, from `y` at t."""
        self._time.value = t
        self._begun = self.counts() if self._initialized else self._begun
        self.starts += 1
        self._errors[:] = 0.0
        if self._initialized:
            self._initialize_again(t)
            return
        self._initialize(t)
        self._check("tolerances", self._call("SVtolerances", self._relative, self._tolerance_vector))
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
        operations[SOLVER_TYPE], operations[SOLVER_INITIALIZE] = code[self.solver_type], code["zero"]
        operations[SOLVER_SETUP] = code["zero_of_two"]
        operations[SOLVER_SOLVE] = self._solution()
        self._check("SetLinearSolver", self._call("SetLinearSolver", solver, None))

    def _solution(self) -> int:
        """The address of what solves."""
        return native()["solve"]

    def limit(self, longest: float, shortest: float, order: int) -> None:
        """The longest and shortest step (ms) and the highest order."""
        self._call("SetMaxStep", longest if longest < 1e9 else 0.0)
        self._call("SetMinStep", shortest)
        self._call("SetMaxOrd", order)

    def step(self, stop: float | None = None) -> float:
        """One step, not beyond `stop` (ms); gives the t that was reached, with `y` there."""
        if stop is not None:
            self._call("SetStopTime", stop)
        else:
            self._call("ClearStopTime")
        before = self._time.value
        self._check(self.prefix, self._integrate(before + FAR if stop is None else self._aim(before, stop)))
        self.dt = self._effective_step(before)
        return self._time.value

    def _aim(self, t: float, stop: float) -> float:
        """How far the integrator is told it will go."""
        return t + FAR

    def _effective_step(self, before: float) -> float:
        """What a program finds in dt after a step."""
        return self._time.value - before

    def interpolate(self, t: float) -> None:
        """`y` at a t within the last step."""
        self._check("GetDky", self._call("GetDky", t, 0, self._vector))

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
            self._call("GetEstLocalErrors", self._error_vector)
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

    def _counters(self) -> dict[str, str]:
        return {
            "steps": "GetNumSteps",
            "evaluations": self.evaluations,
            "setups": "GetNumLinSolvSetups",
            "solutions": "GetNumNonlinSolvIters",
        }

    def counts(self) -> dict[str, int]:
        """How many steps, evaluations of the rates, setups and solutions of the linear equations there were."""
        number, found = ctypes.c_long(), {}
        for name, function in self._counters().items():
            self._call(function, ctypes.byref(number))
            found[name] = self._begun[name] + number.value
        return found

    def free(self) -> None:
        if self._memory:
            getattr(self._library, f"{self.prefix}Free")(ctypes.byref(self._memory))
            for vector in (self._vector, self._tolerance_vector, self._error_vector):
                self.libraries.core.N_VDestroy(vector)

    def _check(self, what: str, code: int) -> None:
        if code < 0:
            raise RanvierError(
                f"the variable step failed: {FAILURES.get(code, f'{what} gave {code}')}, t = {self._time.value:g} ms",
                hint="a smaller cvode.atol(…), or the fixed step, may get on",
            )


Solver = Callable[[np.ndarray, np.ndarray], None]


class Beside(Protocol):
    """Linear equations beside those that the drivers know."""

    def residual(self, y: np.ndarray, slope: np.ndarray, residual: np.ndarray) -> None:
        """Add their part."""

    def solve(self, newton: Solver, step: float, b: np.ndarray, x: np.ndarray) -> None:
        """x in J x = b; `newton(b, x)` is the solution without them, `step` = gamma."""


class Ida(Integrator):
    """F(t, y, y') = 0 by IDA; `rates` gives F. Some of the equations may be algebraic.

    With equations `beside`, Python runs at every evaluation.
    """

    prefix, library, evaluations, step_getter = "IDA", "ida", "GetNumResEvals", "IDAGetCurrentCj"
    solver_type = "embedded"  # so that IDA, as in NEURON, takes no matrix for an old one

    def __init__(self, *arguments: Any, beside: Beside | None = None, first_step: float = 1e-9) -> None:
        self.first_step = first_step  # ms, of the two that begin: cvode.dae_init_dteps
        self._beside = beside
        self._error: Exception | None = None  # of Python that IDA called
        self._callbacks = (RESIDUAL(self._called_for_residual), SOLVE(self._called_to_solve))
        super().__init__(*arguments)

    def _create(self) -> int:
        self.slope = aligned(len(self.y))
        self._slope_vector = self._vector_of(self.slope)
        return self.libraries.ida.IDACreate(self.libraries.context)

    def begin(self, t: float) -> None:
        """From the `y` that the equations give in no time."""
        self._settle(t)
        super().begin(t)

    def _settle(self, t: float) -> None:
        """Two very short implicit steps: the first brings the algebraic equations about, the second gives y'."""
        right, answer = aligned(len(self.y)), aligned(len(self.y))
        for _ in range(2):
            self.slope[:] = 0.0
            for _ in range(NEWTON_ITERATIONS):
                self._residual(t, self.y, self.slope, right)
                self._newton(self.first_step, right, answer)
                self.y -= answer
                self.slope -= answer / self.first_step
                if not np.isfinite(answer).all() or (np.abs(answer) <= SETTLED * (1.0 + np.abs(self.y))).all():
                    break

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
        return self._guarded(lambda: self._newton(self._effective_step(0.0), self._array(b), self._array(x)))

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

    def _check(self, what: str, code: int) -> None:
        if self._error is not None:
            error, self._error = self._error, None
            raise error
        super()._check(what, code)

    def _initialize(self, t: float) -> None:
        residual = native()["residual"] if self._beside is None else ctypes.cast(self._callbacks[0], POINTER)
        code = self.libraries.ida.IDAInit(self._memory, residual, t, self._vector, self._slope_vector)
        self._check("IDAInit", code)

    def _initialize_again(self, t: float) -> None:
        self._check("IDAReInit", self.libraries.ida.IDAReInit(self._memory, t, self._vector, self._slope_vector))

    def _solution(self) -> int:
        if self._beside is None:
            return super()._solution()
        return ctypes.cast(self._callbacks[1], POINTER).value or 0

    def _integrate(self, until: float) -> int:
        time = ctypes.byref(self._time)
        return self.libraries.ida.IDASolve(self._memory, until, time, self._vector, self._slope_vector, ONE_STEP)

    def _aim(self, t: float, stop: float) -> float:
        return stop  # which bounds the first step, as in NEURON

    def _effective_step(self, before: float) -> float:
        inverse = REAL()
        self._call("GetCurrentCj", ctypes.byref(inverse))
        return 1.0 / inverse.value

    def interpolate(self, t: float) -> None:
        """`y` and its rate `slope` at a t within the last step."""
        super().interpolate(t)
        if self.order > 0:  # else no step has been made
            self._check("GetDky", self._call("GetDky", t, 1, self._slope_vector))

    def free(self) -> None:
        if self._memory:
            self.libraries.core.N_VDestroy(self._slope_vector)
        super().free()


class Nothing:
    """The integrator of a model without states: it goes as far as it may."""

    def __init__(self) -> None:
        self.y = np.empty(0)

    def limit(self, longest: float, shortest: float, order: int) -> None:
        """There are no steps to limit."""

    def begin(self, t: float) -> None:
        """There is nothing to start from."""

    def step(self, stop: float | None = None) -> float:
        """To `stop`, else as far as NEURON goes (ms)."""
        return NOWHERE if stop is None else stop

    def interpolate(self, t: float) -> None:
        """Nothing has changed."""

    def free(self) -> None:
        """Nothing is held."""


FAILURES = {
    -3: "errors stayed too large however small the step",
    -4: "the equations could not be solved however small the step",
    -8: "the right-hand side gave no number",
    -9: "the right-hand side gave no number at the beginning",
}
