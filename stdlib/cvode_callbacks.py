"""The methods of CVode that have Python look at the states while a run goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..interp.registry import method
from ..interp.values import HocObject
from ..lang.errors import Unsupported
from .python_object import PythonObject

if TYPE_CHECKING:
    from ..interp.machine import Machine


class CVodeCallbacks(HocObject):
    """extra_scatter_gather and its end."""

    @method
    def extra_scatter_gather(self, direction: int, action: PythonObject) -> float:
        """cvode.extra_scatter_gather(0, function): the function of Python is called in every step when the voltages are
        those of its end; with the fixed step t is still that of its beginning, as in NEURON. With the variable step it
        is called after each step."""
        if direction != 0:
            raise Unsupported("CVode.extra_scatter_gather: only direction 0 is there, after the voltages are known")
        self.machine.simulation.after_step.append(Looking(self.machine, action.value, action.statement()))
        return 0.0

    @method
    def extra_scatter_gather_remove(self, action: PythonObject) -> float:
        """cvode.extra_scatter_gather_remove(function): it is called no more."""
        hooks = self.machine.simulation.after_step
        hooks[:] = [hook for hook in hooks if not (isinstance(hook, Looking) and hook.value == action.value)]
        return 0.0


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
