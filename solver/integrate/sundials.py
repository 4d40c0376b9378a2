"""SUNDIALS' IDA, from the shared libraries of the package `scikit-sundae`, with native callbacks.

The residual and the linear solver are lists of kernels (a `Driver` each), called by a few lines of LLVM text: no
Python runs while it steps. The Newton matrix is whatever our own solver says it is: IDA sees a solver that has its
matrix itself.

Source: Hindmarsh et al., SUNDIALS, ACM TOMS 31 (2005); the IDA user guide.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ...lang.errors import RanvierError
from ..kernels import bdf as kernels
from ..target import cpu

POINTER, REAL = ctypes.c_void_p, ctypes.c_double

# context: clock, vectors, the integrator's memory, get array pointer, get 1/gamma, then the states of the two drivers
# and the function that runs one; calls: memory, task (see kernels/bdf.py), the time reached, y, y', then functions
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

define i32 @residual(double %t, ptr %y, ptr %yp, ptr %r, ptr %context) nounwind {
  %vectors.at = getelementptr i64, ptr %context, i64 1
  %vectors = load ptr, ptr %vectors.at
  %array.at = getelementptr i64, ptr %context, i64 3
  %array = load ptr, ptr %array.at
  %yp.data = call ptr %array(ptr %yp)
  %slope.at = getelementptr i64, ptr %vectors, i64 2
  store ptr %yp.data, ptr %slope.at
  %result = call i32 @rates(double %t, ptr %y, ptr %r, ptr %context)
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

define i32 @zero(ptr %a) nounwind {
  ret i32 0
}

define i32 @zero_of_two(ptr %a, ptr %b) nounwind {
  ret i32 0
}

define i32 @embedded(ptr %a) nounwind {
  ret i32 3
}

%calls = type { ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr }

define i64 @step(ptr %calls) nounwind {
  %all = load %calls, ptr %calls
  %memory = extractvalue %calls %all, 0
  %stop.at = extractvalue %calls %all, 1
  %time = extractvalue %calls %all, 2
  %y = extractvalue %calls %all, 3
  %slope = extractvalue %calls %all, 4
  %set.stop = extractvalue %calls %all, 5
  %clear.stop = extractvalue %calls %all, 6
  %solve = extractvalue %calls %all, 7
  %get.inverse = extractvalue %calls %all, 8
  %stop = load double, ptr %stop.at
  %stops = fcmp olt double %stop, NEVER
  br i1 %stops, label %limited, label %free
limited:  ; `stop` bounds the first step too, as in NEURON
  call i32 %set.stop(ptr %memory, double %stop)
  br label %go
free:
  call i32 %clear.stop(ptr %memory)
  %now = load double, ptr %time
  %far = fadd double %now, FAR
  br label %go
go:
  %until = phi double [ %stop, %limited ], [ %far, %free ]
  %code = call i32 %solve(ptr %memory, double %until, ptr %time, ptr %y, ptr %slope, i32 2)
  %reached = load double, ptr %time
  %reached.at = getelementptr double, ptr %stop.at, i64 1
  store double %reached, ptr %reached.at
  %step.at = getelementptr double, ptr %stop.at, i64 2
  call i32 %get.inverse(ptr %memory, ptr %step.at)
  %inverse = load double, ptr %step.at
  %step = fdiv double 1.0, %inverse
  store double %step, ptr %step.at
  %failed = call i32 @llvm.smin.i32(i32 %code, i32 0)
  %result = sext i32 %failed to i64
  ret i64 %result
}

define i64 @interpolate(ptr %calls) nounwind {
  %order.at = alloca i32
  %all = load %calls, ptr %calls
  %memory = extractvalue %calls %all, 0
  %task = extractvalue %calls %all, 1
  %y = extractvalue %calls %all, 3
  %slope = extractvalue %calls %all, 4
  %derivative = extractvalue %calls %all, 9
  %get.order = extractvalue %calls %all, 10
  %t.at = getelementptr double, ptr %task, i64 3
  %t = load double, ptr %t.at
  %code = call i32 %derivative(ptr %memory, double %t, i32 0, ptr %y)
  call i32 %get.order(ptr %memory, ptr %order.at)
  %order = load i32, ptr %order.at
  %moved = icmp sgt i32 %order, 0
  br i1 %moved, label %after.steps, label %end
after.steps:
  %slope.code = call i32 %derivative(ptr %memory, double %t, i32 1, ptr %slope)
  br label %end
end:
  %last = phi i32 [ 0, %0 ], [ %slope.code, %after.steps ]
  %worse = call i32 @llvm.smin.i32(i32 %code, i32 %last)
  %failed = call i32 @llvm.smin.i32(i32 %worse, i32 0)
  %result = sext i32 %failed to i64
  ret i64 %result
}

declare i32 @llvm.smin.i32(i32, i32)
"""
TEXT = TEXT.replace("NEVER", f"{kernels.NEVER:e}").replace("FAR", f"{kernels.FAR:e}")
NAMES = ["rates", "residual", "run", "solve", "zero", "zero_of_two", "embedded", "step", "interpolate"]

# Places in SUNLinearSolver's structure and in its table of operations, version 7.9
SOLVER_CONTENT, SOLVER_OPERATIONS = 0, 2
SOLVER_TYPE, SOLVER_INITIALIZE, SOLVER_SETUP, SOLVER_SOLVE = 0, 7, 8, 9

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
                "the variable step by IDA needs Python 3.11 or later",
                hint="the package that brings SUNDIALS 7.9, scikit-sundae 1.2, is not made for earlier ones",
            )
        folder = _folder()
        self.core = _library(folder, "core")
        self.vectors = _library(folder, "nvecserial")
        self.ida = _library(folder, "ida")
        version = (ctypes.c_int * 3)()
        label = ctypes.create_string_buffer(64)
        self.core.SUNDIALSGetVersionNumber(
            ctypes.byref(version, 0), ctypes.byref(version, 4), ctypes.byref(version, 8), label, 64
        )
        if (version[0], version[1]) != (7, 9):
            raise RanvierError(
                f"the variable step by IDA needs SUNDIALS 7.9, found {version[0]}.{version[1]}",
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
            (self.vectors, "N_VMake_Serial", POINTER, ctypes.c_int64, POINTER, POINTER),
            (self.core, "N_VDestroy", None, POINTER),
            (self.vectors, "N_VGetArrayPointer_Serial", POINTER, POINTER),
            (self.ida, "IDACreate", POINTER, POINTER),
            (self.ida, "IDAInit", ctypes.c_int, POINTER, POINTER, REAL, POINTER, POINTER),
            (self.ida, "IDAReInit", ctypes.c_int, POINTER, REAL, POINTER, POINTER),
            (self.ida, "IDAFree", None, ctypes.POINTER(POINTER)),
            *self._of_one_integrator(),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments

    def _of_one_integrator(self) -> list[tuple[Any, ...]]:
        """Functions that take an integrator's memory first."""
        number, whole = ctypes.c_long, ctypes.c_int
        arguments: dict[str, tuple[Any, ...]] = {
            "SVtolerances": (REAL, POINTER), "SetUserData": (POINTER,), "SetLinearSolver": (POINTER, POINTER),
            "SetMaxNumSteps": (number,), "SetMaxStep": (REAL,), "SetMinStep": (REAL,), "SetMaxOrd": (whole,),
            "GetLastOrder": (ctypes.POINTER(whole),), "GetCurrentCj": (ctypes.POINTER(REAL),),
            "GetEstLocalErrors": (POINTER,), "GetErrWeights": (POINTER,), "GetNumSteps": (ctypes.POINTER(number),),
            "GetNumLinSolvSetups": (ctypes.POINTER(number),), "GetNumNonlinSolvIters": (ctypes.POINTER(number),),
            "GetNumResEvals": (ctypes.POINTER(number),),
        }  # fmt: skip
        return [(self.ida, f"IDA{name}", whole, POINTER, *more) for name, more in arguments.items()]

    def address(self, library: Any, name: str) -> int:
        return ctypes.cast(getattr(library, name), POINTER).value or 0


def _folder() -> Path:
    """Where the wheel keeps its shared libraries."""
    spec = find_spec("sksundae")
    if spec is None or spec.origin is None:
        raise RanvierError(
            "the variable step by IDA needs SUNDIALS, which the package scikit-sundae brings",
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
