"""The methods of CVode that have Python look at the states while a run goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..interp.registry import method
from ..interp.values import HocObject
from .python_object import PythonObject

if TYPE_CHECKING:
    from ..interp.machine import Machine


class CVodeCallbacks(HocObject):
    """extra_scatter_gather and its end."""

    @method
    def extra_scatter_gather(self, direction: int, action: PythonObject) -> float:
        """cvode.extra_scatter_gather(0, function): the function of Python is called in every step when the voltages are
        those of its end; with the fixed step t is still that of its beginning, as in NEURON. With the variable step it
        is called after each step. Of direction 1 it is called before the variable step begins anew with the states of
        the model."""
        simulation = self.machine.simulation
        if direction == 0:
            simulation.after_step.append(Looking(self.machine, action.value, action.statement()))
        else:
            simulation.before_begin.append(Beginning(action.value, action.statement()))
        return 0.0

    @method
    def extra_scatter_gather_remove(self, action: PythonObject) -> float:
        """cvode.extra_scatter_gather_remove(function): it is called no more."""
        for hooks in (self.machine.simulation.after_step, self.machine.simulation.before_begin):
            hooks[:] = [hook for hook in hooks if not (hasattr(hook, "value") and hook.value == action.value)]
        return 0.0


class Beginning:
    """Calls a function of Python before the variable step begins."""

    def __init__(self, value: Any, run: Callable[[], Any]) -> None:
        self.value = value
        self.run = run

    def __call__(self) -> None:
        self.run()


class Looking:
    """Calls a function of Python after each step."""

    def __init__(self, machine: Machine, value: Any, run: Callable[[], Any]) -> None:
        self.machine = machine
        self.value = value
        self.run = run

    def __call__(self) -> None:
        model, simulation = self.machine.model, self.machine.simulation
        t = model.t
        if not (simulation.variable_step is not None and simulation.variable_step.active):
            model.t = t - model.dt
        try:
            self.run()
        finally:
            model.t = t
