"""SUNDIALS' CVODE, from the shared libraries of the package `scikit-sundae`, with native callbacks.

CVODE's right-hand side and linear solver are lists of kernels (a `Driver` each), called by a few lines of LLVM text:
no Python runs while it steps. The Newton matrix is whatever our own solver says it is, so CVODE sees a direct solver
of an opaque matrix.

Source: Hindmarsh et al., SUNDIALS, ACM TOMS 31 (2005); the CVODE user guide.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from ...lang.errors import RanvierError
from ..target import cpu
from ..target.arrays import aligned
from ..target.driver import Driver

BDF, ONE_STEP = 2, 2
NOWHERE = 1e9  # ms, where a model without states and events arrives in one step
FAR = 1e5  # ms, how far the integrator is told it will go: that bounds its first step, as in NEURON
POINTER, REAL = ctypes.c_void_p, ctypes.c_double

COUNTS = {
    "steps": "CVodeGetNumSteps",
    "evaluations": "CVodeGetNumRhsEvals",
    "setups": "CVodeGetNumLinSolvSetups",
    "solutions": "CVodeGetNumNonlinSolvIters",
}

# context: clock, vectors, CVODE's memory, get array pointer, get gamma, then (state, drive) of each of the two drivers
TEXT = """
define i32 @rates(double %t, ptr %y, ptr %ydot, ptr %context) nounwind {
  %clock = load ptr, ptr %context
  %vectors.at = getelementptr i64, ptr %context, i64 1
  %vectors = load ptr, ptr %vectors.at
  %array.at = getelementptr i64, ptr %context, i64 3
  %array = load ptr, ptr %array.at
  %y.data = call ptr %array(ptr %y)
  %ydot.data = call ptr %array(ptr %ydot)
  %out.at = getelementptr i64, ptr %vectors, i64 1
  store ptr %y.data, ptr %vectors
  store ptr %ydot.data, ptr %out.at
  store double %t, ptr %clock
  %state.at = getelementptr i64, ptr %context, i64 5
  %state = load ptr, ptr %state.at
  %code = call i64 @run(ptr %context, ptr %state)
  %bad = icmp ne i64 %code, 0
  %result = sext i1 %bad to i32
  ret i32 %result
}

define i64 @run(ptr %context, ptr %state) nounwind {
  store i64 1, ptr %state
  %done.at = getelementptr i64, ptr %state, i64 1
  store i64 0, ptr %done.at
  %entry.at = getelementptr i64, ptr %state, i64 2
  store i64 0, ptr %entry.at
  %drive.at = getelementptr i64, ptr %context, i64 7
  %drive = load ptr, ptr %drive.at
  %code = call i64 %drive(ptr %state)
  ret i64 %code
}

define i32 @solve(ptr %solver, ptr %matrix, ptr %x, ptr %b, double %tolerance) nounwind {
  %context = load ptr, ptr %solver
  %clock = load ptr, ptr %context
  %vectors.at = getelementptr i64, ptr %context, i64 1
  %vectors = load ptr, ptr %vectors.at
  %memory.at = getelementptr i64, ptr %context, i64 2
  %memory = load ptr, ptr %memory.at
  %array.at = getelementptr i64, ptr %context, i64 3
  %array = load ptr, ptr %array.at
  %b.data = call ptr %array(ptr %b)
  %x.data = call ptr %array(ptr %x)
  %out.at = getelementptr i64, ptr %vectors, i64 1
  store ptr %b.data, ptr %vectors
  store ptr %x.data, ptr %out.at
  %gamma.at = getelementptr i64, ptr %context, i64 4
  %gamma = load ptr, ptr %gamma.at
  %dt.at = getelementptr double, ptr %clock, i64 1
  %dt = load double, ptr %dt.at
  %ignored = call i32 %gamma(ptr %memory, ptr %dt.at)
  %state.at = getelementptr i64, ptr %context, i64 6
  %state = load ptr, ptr %state.at
  %code = call i64 @run(ptr %context, ptr %state)
  store double %dt, ptr %dt.at
  %bad = icmp ne i64 %code, 0
  %result = sext i1 %bad to i32
  ret i32 %result
}

define i32 @matrix_is_new(
  double %t, ptr %y, ptr %f, ptr %m, i32 %ok, ptr %new, double %g, ptr %u, ptr %a, ptr %b, ptr %c
) nounwind {
  store i32 1, ptr %new
  ret i32 0
}

define i32 @zero(ptr %a) nounwind {
  ret i32 0
}

define i32 @zero_of_two(ptr %a, ptr %b) nounwind {
  ret i32 0
}

define i32 @custom_matrix(ptr %a) nounwind {
  ret i32 9
}
"""
NAMES = ["rates", "run", "solve", "matrix_is_new", "zero", "zero_of_two", "custom_matrix"]

# Places in SUNLinearSolver's and SUNMatrix' structures and in their tables of operations, version 7.9
SOLVER_CONTENT, SOLVER_OPERATIONS = 0, 2
SOLVER_TYPE, SOLVER_INITIALIZE, SOLVER_SETUP, SOLVER_SOLVE = 0, 7, 8, 9
MATRIX_OPERATIONS, MATRIX_ID = 1, 0

INSTALL = 'pip install "scikit-sundae==1.2.0"'


@cache
def native() -> Any:
    """The addresses of the functions above."""
    return cpu.compile_text(TEXT, NAMES)


class _Libraries:
    """The shared libraries, with the signatures of what is called."""

    def __init__(self) -> None:
        if sys.version_info < (3, 11):
            raise RanvierError(
                "the variable step needs Python 3.11 or later",
                hint="the package that brings SUNDIALS 7.9, scikit-sundae 1.2, is not made for earlier ones",
            )
        folder = _folder()
        self.core = _library(folder, "core")
        self.vectors = _library(folder, "nvecserial")
        self.cvode = _library(folder, "cvode")
        version = (ctypes.c_int * 3)()
        label = ctypes.create_string_buffer(64)
        self.core.SUNDIALSGetVersionNumber(
            ctypes.byref(version, 0), ctypes.byref(version, 4), ctypes.byref(version, 8), label, 64
        )
        if (version[0], version[1]) != (7, 9):
            raise RanvierError(
                f"the variable step needs SUNDIALS 7.9, found {version[0]}.{version[1]}",
                hint=INSTALL,
            )
        self._declare()
        self.context = POINTER()
        self.core.SUNContext_Create(0, ctypes.byref(self.context))
        self.core.SUNContext_ClearErrHandlers(self.context)
        logger = POINTER()
        self.core.SUNContext_GetLogger(self.context, ctypes.byref(logger))
        self.core.SUNLogger_SetWarningFilename(logger, os.devnull.encode())  # failures come as return codes

    def _declare(self) -> None:
        for library, name, result, *arguments in (
            (self.core, "SUNContext_Create", ctypes.c_int, ctypes.c_int, POINTER),
            (self.core, "SUNContext_ClearErrHandlers", ctypes.c_int, POINTER),
            (self.core, "SUNContext_GetLogger", ctypes.c_int, POINTER, POINTER),
            (self.core, "SUNLogger_SetWarningFilename", ctypes.c_int, POINTER, ctypes.c_char_p),
            (self.core, "SUNLinSolNewEmpty", POINTER, POINTER),
            (self.core, "SUNMatNewEmpty", POINTER, POINTER),
            (self.vectors, "N_VMake_Serial", POINTER, ctypes.c_int64, POINTER, POINTER),
            (self.core, "N_VDestroy", None, POINTER),
            (self.cvode, "CVodeCreate", POINTER, ctypes.c_int, POINTER),
            (self.cvode, "CVodeInit", ctypes.c_int, POINTER, POINTER, REAL, POINTER),
            (self.cvode, "CVodeReInit", ctypes.c_int, POINTER, REAL, POINTER),
            (self.cvode, "CVodeSVtolerances", ctypes.c_int, POINTER, REAL, POINTER),
            (self.cvode, "CVodeSetUserData", ctypes.c_int, POINTER, POINTER),
            (self.cvode, "CVodeSetLinearSolver", ctypes.c_int, POINTER, POINTER, POINTER),
            (self.cvode, "CVodeSetLinSysFn", ctypes.c_int, POINTER, POINTER),
            (self.cvode, "CVodeSetLinearSolutionScaling", ctypes.c_int, POINTER, ctypes.c_int),
            (self.cvode, "CVodeSetMaxNumSteps", ctypes.c_int, POINTER, ctypes.c_long),
            (self.cvode, "CVodeSetMaxStep", ctypes.c_int, POINTER, REAL),
            (self.cvode, "CVodeSetMinStep", ctypes.c_int, POINTER, REAL),
            (self.cvode, "CVodeSetMaxOrd", ctypes.c_int, POINTER, ctypes.c_int),
            (self.cvode, "CVodeSetStopTime", ctypes.c_int, POINTER, REAL),
            (self.cvode, "CVodeClearStopTime", ctypes.c_int, POINTER),
            (self.cvode, "CVode", ctypes.c_int, POINTER, REAL, POINTER, ctypes.POINTER(REAL), ctypes.c_int),
            (self.cvode, "CVodeGetDky", ctypes.c_int, POINTER, REAL, ctypes.c_int, POINTER),
            (self.cvode, "CVodeGetLastOrder", ctypes.c_int, POINTER, ctypes.POINTER(ctypes.c_int)),
            (self.cvode, "CVodeGetEstLocalErrors", ctypes.c_int, POINTER, POINTER),
            (self.cvode, "CVodeGetErrWeights", ctypes.c_int, POINTER, POINTER),
            *((self.cvode, name, ctypes.c_int, POINTER, ctypes.POINTER(ctypes.c_long)) for name in COUNTS.values()),
            (self.cvode, "CVodeFree", None, ctypes.POINTER(POINTER)),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments

    def address(self, library: Any, name: str) -> int:
        return ctypes.cast(getattr(library, name), POINTER).value or 0


def _folder() -> Path:
    """Where the wheel keeps its shared libraries."""
    spec = find_spec("sksundae")
    if spec is None or spec.origin is None:
        raise RanvierError(
            "the variable step needs SUNDIALS, which the package scikit-sundae brings",
            hint=INSTALL,
        )
    package = Path(spec.origin).parent
    for folder in (package.parent / "scikit_sundae.libs", package / ".dylibs"):
        if folder.is_dir():
            return folder
    raise RanvierError(f"no SUNDIALS libraries beside {package}")


def _library(folder: Path, name: str) -> Any:
    suffix = "dylib" if sys.platform == "darwin" else "so"
    found = sorted(folder.glob(f"libsundials_{name}*.{suffix}*"))
    if not found:
        raise RanvierError(f"no library sundials_{name} in {folder}")
    return ctypes.CDLL(str(found[0]), mode=ctypes.RTLD_GLOBAL)


@cache
def libraries() -> _Libraries:
    return _Libraries()


class Cvode:
    """One integrator of y' = f(t, y) by CVODE's variable-order, variable-step BDF.

    `rates` and `newton` are drivers that read and write at `vectors`; y is `self.y`, its absolute tolerances
    `tolerances`.
    """

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
        size = len(tolerances)
        self.y = aligned(size)
        self._relative, self._tolerances = relative, tolerances
        self._errors = aligned(size)
        self._error_vector = own.vectors.N_VMake_Serial(size, self._errors.ctypes.data, own.context)
        self._begun = dict.fromkeys(COUNTS, 0)  # what was counted before the integrator began anew
        self.starts = 0
        self._vector = own.vectors.N_VMake_Serial(size, self.y.ctypes.data, own.context)
        self._tolerance_vector = own.vectors.N_VMake_Serial(size, tolerances.ctypes.data, own.context)
        self._memory = POINTER(own.cvode.CVodeCreate(BDF, own.context))
        self._kept = (rates, newton, clock, vectors)
        self._context = np.array(
            [
                clock.ctypes.data, vectors.ctypes.data, self._memory.value,
                own.address(own.vectors, "N_VGetArrayPointer_Serial"), own.address(own.cvode, "CVodeGetCurrentGamma"),
                rates.address, newton.address, rates.function_address,
            ],
            np.int64,
        )  # fmt: skip
        self._initialized = False
        self._time = REAL()

    def begin(self, t: float) -> None:
        """Start, or start again, from `y` at t."""
        own = self.libraries
        self._time.value = t
        self._begun = self.counts() if self._initialized else self._begun
        self.starts += 1
        self._errors[:] = 0.0
        if self._initialized:
            self._check("CVodeReInit", own.cvode.CVodeReInit(self._memory, t, self._vector))
            return
        self._check("CVodeInit", own.cvode.CVodeInit(self._memory, native()["rates"], t, self._vector))
        self._check("tolerances", own.cvode.CVodeSVtolerances(self._memory, self._relative, self._tolerance_vector))
        own.cvode.CVodeSetUserData(self._memory, self._context.ctypes.data)
        own.cvode.CVodeSetMaxNumSteps(self._memory, -1)
        self._set_solver()
        self._initialized = True

    def _set_solver(self) -> None:
        own, code = self.libraries, native()
        solver = own.core.SUNLinSolNewEmpty(own.context)
        fields = ctypes.cast(solver, ctypes.POINTER(ctypes.c_int64))
        operations = ctypes.cast(fields[SOLVER_OPERATIONS], ctypes.POINTER(ctypes.c_int64))
        fields[SOLVER_CONTENT] = self._context.ctypes.data
        operations[SOLVER_TYPE] = operations[SOLVER_INITIALIZE] = code["zero"]  # type 0: direct
        operations[SOLVER_SETUP] = code["zero_of_two"]
        operations[SOLVER_SOLVE] = code["solve"]
        matrix = own.core.SUNMatNewEmpty(own.context)
        table = ctypes.cast(matrix, ctypes.POINTER(ctypes.c_int64))[MATRIX_OPERATIONS]
        ctypes.cast(table, ctypes.POINTER(ctypes.c_int64))[MATRIX_ID] = code["custom_matrix"]
        self._check("CVodeSetLinearSolver", own.cvode.CVodeSetLinearSolver(self._memory, solver, matrix))
        own.cvode.CVodeSetLinSysFn(self._memory, code["matrix_is_new"])
        own.cvode.CVodeSetLinearSolutionScaling(self._memory, 0)

    def limit(self, longest: float, shortest: float, order: int) -> None:
        """The longest and shortest step (ms) and the highest order."""
        own = self.libraries.cvode
        own.CVodeSetMaxStep(self._memory, longest if longest < 1e9 else 0.0)
        own.CVodeSetMinStep(self._memory, shortest)
        own.CVodeSetMaxOrd(self._memory, order)

    def step(self, stop: float | None = None) -> float:
        """One step, not beyond `stop` (ms); gives the t that was reached, with `y` there."""
        own = self.libraries.cvode
        if stop is not None:
            own.CVodeSetStopTime(self._memory, stop)
        else:
            own.CVodeClearStopTime(self._memory)
        code = own.CVode(self._memory, self._time.value + FAR, self._vector, ctypes.byref(self._time), ONE_STEP)
        self._check("CVode", code)
        return self._time.value

    def interpolate(self, t: float) -> None:
        """`y` at a t within the last step."""
        self._check("CVodeGetDky", self.libraries.cvode.CVodeGetDky(self._memory, t, 0, self._vector))

    @property
    def order(self) -> int:
        """The order of the last step."""
        order = ctypes.c_int()
        self.libraries.cvode.CVodeGetLastOrder(self._memory, ctypes.byref(order))
        return order.value

    def errors(self) -> np.ndarray:
        """The estimated errors of the last step; 0 before there was one."""
        if self.counts() != self._begun:
            self.libraries.cvode.CVodeGetEstLocalErrors(self._memory, self._error_vector)
        return self._errors.copy()

    def weights(self) -> np.ndarray:
        """1 / (relative |y| + absolute tolerance) of the last step; at the present y before there was one."""
        if self.counts() == self._begun:
            return 1.0 / (self._relative * np.abs(self.y) + self._tolerances)
        weights = aligned(len(self.y))
        vector = self.libraries.vectors.N_VMake_Serial(len(weights), weights.ctypes.data, self.libraries.context)
        self.libraries.cvode.CVodeGetErrWeights(self._memory, vector)
        self.libraries.core.N_VDestroy(vector)
        return weights

    def counts(self) -> dict[str, int]:
        """How many steps, evaluations of the rates, setups and solutions of the linear equations there were."""
        number, found = ctypes.c_long(), {}
        for name, function in COUNTS.items():
            getattr(self.libraries.cvode, function)(self._memory, ctypes.byref(number))
            found[name] = self._begun[name] + number.value
        return found

    def free(self) -> None:
        if self._memory:
            self.libraries.cvode.CVodeFree(ctypes.byref(self._memory))
            self.libraries.core.N_VDestroy(self._vector)
            self.libraries.core.N_VDestroy(self._tolerance_vector)
            self.libraries.core.N_VDestroy(self._error_vector)

    def _check(self, what: str, code: int) -> None:
        if code < 0:
            raise RanvierError(
                f"the variable step failed: {FAILURES.get(code, f'{what} gave {code}')}, t = {self._time.value:g} ms",
                hint="a smaller cvode.atol(…), or the fixed step, may get on",
            )


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
