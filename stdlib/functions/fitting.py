"""Fitting parameters: fit_praxis and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...interp.per_machine import PerMachine
from ...interp.registry import function
from ...interp.values import NumberArray, Pointer, element_at
from ...lang.errors import RanvierError
from ..context import object_of_running_code
from ..praxis import Praxis
from ..random_streams import mcell_ran4
from ..vector import Vector

if TYPE_CHECKING:
    from ...interp.machine import Machine

MOST_PARAMETERS = 100


@dataclass
class Fitting:
    """What attr_praxis and stop_praxis set, and the axes of the last fit."""

    tolerance: float = 1e-10
    step: float = 1.0
    printing: int = 0
    random_index: int = 0
    rounds_left: int = 0
    last: Praxis | None = None

    def random(self) -> float:
        self.random_index += 1
        return mcell_ran4(self.random_index, 0)


_FITTINGS: PerMachine[Fitting] = PerMachine()


def fitting(machine: Machine) -> Fitting:
    return _FITTINGS.setdefault(machine, Fitting())


@function("attr_praxis")
def attr_praxis(machine: Machine, tolerance: float, step: float | None = None, printing: float = 0.0) -> float:
    """attr_praxis(tolerance, step, printing): how fit_praxis works: how near it should come to the minimum, about how
    far the first guess is from it, and how much is printed (0 nothing, 1 each round, 2 more).

    attr_praxis(i) sets the index of the mcell_ran4 numbers that it uses; gives the one before.
    """
    state = fitting(machine)
    if step is None:
        before, state.random_index = state.random_index, int(tolerance) & 0xFFFFFFFF
        return float(before)
    state.tolerance, state.step, state.printing = tolerance, step, int(printing)
    return 0.0


@function("stop_praxis")
def stop_praxis(machine: Machine, rounds: float = 1.0) -> float:
    """stop_praxis([i]): end fit_praxis after this (or the i-th) round, the one that runs or the next one."""
    if rounds < 0.0:
        raise RanvierError("stop_praxis: the number of rounds must not be negative")
    state = fitting(machine)
    before, state.rounds_left = state.rounds_left, int(rounds)
    return float(before)


@function("pval_praxis")
def pval_praxis(machine: Machine, i: int, axis: Pointer | Vector | None = None) -> float:
    """pval_praxis(i [, vector or &x]): the curvature along the i-th principal axis of the last fit_praxis; the vector
    (or the array from x on) becomes that axis."""
    search = fitting(machine).last
    if search is None or not 0 <= i < len(search.x):
        raise RanvierError(f"pval_praxis: there is no principal axis {i}", hint="fit_praxis finds them")
    direction = search.axes[:, i].tolist()
    if isinstance(axis, Vector):
        axis.assign(direction)
    elif axis is not None:
        for k, value in enumerate(direction):
            element_at(axis, k).set(value)
    return float(search.values[i])


@function("fit_praxis")
def fit_praxis(machine: Machine, n: int, name: str, start: Pointer | Vector, after: str = "") -> float:
    """fit_praxis(n, "function", &x or vector [, "statement"]): the n numbers for which function(n, &x) is least.

    The function (a func of hoc, which reads $&2[0], $&2[1], …, or one of a mechanism) is minimized by the principal
    axis method of Brent (1973), from the numbers that x holds; x holds the best ones after it. The statement is
    executed after every round. attr_praxis says how precise it is; stop_praxis() or stoprun = 1 end it. Gives the
    least value.
    """
    if not 0 < n <= MOST_PARAMETERS:
        raise RanvierError(f"fit_praxis: the number of parameters must be 1 to {MOST_PARAMETERS}, not {n}")
    if isinstance(start, Vector) and len(start.data) != n:
        raise RanvierError(f"fit_praxis: the Vector has {len(start.data)} elements, not {n}")
    state, context = fitting(machine), object_of_running_code(machine)
    get, put = _places(start, n)
    search = state.last = _search(machine, state, name, context, get())
    statement = machine.statement(after, context) if after else None

    def after_round() -> bool:
        put(search.best)
        if state.printing:
            _tell(machine, search, state.printing)
        if statement is not None:
            statement()
        state.rounds_left -= 1
        return state.rounds_left == 0

    search.run(after_round)
    put(search.best)
    return search.least


def _search(machine: Machine, state: Fitting, name: str, context: Any, x: np.ndarray) -> Praxis:
    call, stoprun = _minimized(machine, name, context), machine.globals.find("stoprun")
    array = NumberArray("x", (len(x),))
    pointer = array.pointer(0.0)

    def value(x: np.ndarray) -> float:
        array.data[:] = type(array.data)("d", x.tolist())
        return float(call(float(len(x)), pointer))

    return Praxis(value, x, state.tolerance, state.step, state.random, lambda: stoprun.value != 0.0)


def _minimized(machine: Machine, name: str, context: Any) -> Callable[..., Any]:
    """The function of this name, in the object whose code asks for it."""
    scope = machine.globals if context is None else context.template.scope
    symbol = scope.find(name)
    if getattr(symbol, "kind", "") != "func" and not hasattr(symbol, "call_from_hoc"):  # not one of a mechanism either
        raise RanvierError(f"fit_praxis: {name} is not a function", hint=scope.hint(name))
    call = machine.caller(scope, name)
    return lambda *arguments: call(context, *arguments)


def _places(start: Any, n: int) -> tuple[Callable[[], np.ndarray], Callable[[np.ndarray], None]]:
    """How the numbers are read and set."""
    if isinstance(start, Vector):
        return lambda: np.array(start.data[:n]), lambda x: start.assign(x.tolist())
    pointers = [element_at(start, i) for i in range(n)]

    def put(x: np.ndarray) -> None:
        for pointer, value in zip(pointers, x.tolist(), strict=True):
            pointer.set(value)

    return lambda: np.array([pointer.get() for pointer in pointers]), put


def _tell(machine: Machine, search: Praxis, printing: int) -> None:
    numbers = " ".join(f"{value:g}" for value in search.best.tolist())
    machine.write(f"{search.searches} line searches, {search.evaluations} evaluations: {search.least:g} at {numbers}\n")
    if printing > 1:
        machine.write(f"principal values: {' '.join(f'{value:g}' for value in search.values.tolist())}\n")
