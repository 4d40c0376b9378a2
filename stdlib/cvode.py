"""CVode: the choice of the integration method, and the settings of the variable step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..interp.registry import absent, hoc_class, method
from ..lang.errors import RanvierError, Unsupported
from .cvode_events import CVodeEvents

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..interp.values import Pointer
    from .vector import Vector


VARIABLE_STEP = 3  # of current_method, where 0, 1 and 2 are the fixed step's


def setting(name: str, default: float, help_text: str) -> Callable[..., float]:
    """A method that gives a number, and sets it if it has an argument."""

    def body(self: Any, value: float | None = None) -> float:
        if value is not None:
            self.settings[name] = value
            self.machine.simulation.variable().settings.set(name, value)
        return self.settings.get(name, default)

    body.__name__ = name
    body.__doc__ = help_text
    return method(body)


@hoc_class("CVode")
class CVode(CVodeEvents):
    """new CVode(): there is one set of settings, however many objects there are."""

    def __init__(self, machine: Machine) -> None:
        self.settings: dict[str, float] = machine.__dict__.setdefault("_cvode_settings", {})

    rtol = setting("rtol", 0.0, "The relative tolerance of the variable step.")
    atol = setting("atol", 0.001, "The absolute tolerance of the variable step.")
    maxstep = setting("maxstep", 1e9, "The longest variable step, ms.")
    minstep = setting("minstep", 0.0, "The shortest variable step, ms.")
    stiff = setting("stiff", 2.0, "2: all of a step is implicit, 1: only voltages, 0: nothing.")
    jacobian = setting("jacobian", 0.0, "0: the tree matrix, 1: dense, 2: diagonal.")
    maxorder = setting("maxorder", 5.0, "The highest order of the variable step.")
    order = setting("order", 0.0, "The order of the last variable step.")
    condition_order = setting("condition_order", 1.0, "How thresholds are detected with the variable step.")
    debug_event = setting("debug_event", 0.0, "Whether each event is printed.")
    dae_init_dteps = setting("dae_init_dteps", 1e-9, "The step that IDA's initialization takes, ms.")
    cache_efficient = setting("cache_efficient", 1.0, "Whether data lie in the solver's order; they always do.")
    use_long_double = setting("use_long_double", 0.0, "Whether sums are made with more digits.")

    @method
    def active(self, on: bool | None = None) -> float:
        """Whether the variable step is used; active(1) and active(0) choose."""
        return float(self.machine.simulation.choose_variable_step(on))

    @method
    def use_local_dt(self, on: bool | None = None) -> float:
        """Whether each cell has a step of its own, which is not there yet."""
        if on:
            raise Unsupported("the local variable step, CVode.use_local_dt(1), is not there yet")
        return 0.0

    @method
    def use_daspk(self, on: bool | None = None) -> float:
        """Whether the variable step uses IDA, which is not there yet."""
        if on:
            raise Unsupported("the variable step with IDA, CVode.use_daspk(1), is not there yet")
        return 0.0

    @method
    def use_fast_imem(self, on: bool | None = None) -> float:
        """Whether i_membrane_ is computed, which is not there yet."""
        if on:
            raise Unsupported("CVode.use_fast_imem(1) is not there yet")
        return 0.0

    @method
    def use_mxb(self, on: bool | None = None) -> float:
        """Whether the matrix is factored by a general sparse solver, which is not needed here."""
        if on:
            raise Unsupported("CVode.use_mxb(1): the solver for trees is always used")
        return 0.0

    @method
    def current_method(self) -> float:
        """What integrates, as NEURON counts: 1 if there are sections, and 100 times secondorder or, with the variable
        step, 3."""
        simulation = self.machine.simulation
        variable = simulation.choose_variable_step(None)
        method = VARIABLE_STEP if variable else self.machine.model.globals["secondorder"].get()
        return bool(self.machine.model.sections) + 100.0 * method

    @method
    def re_init(self) -> float:
        """States were changed: begin the variable step again. The fixed step has nothing to forget."""
        simulation = self.machine.simulation
        if simulation.choose_variable_step(None):
            simulation.variable().re_init()
        return 0.0

    @method
    def fixed_step(self) -> float:
        """One step of the fixed-step method."""
        self.machine.simulation.advance(1)
        return 0.0

    @method
    def solve(self, until: float | None = None) -> float:
        """Integrate to exactly this time (ms) with the variable step; one step without an argument."""
        simulation = self.machine.simulation
        if not simulation.choose_variable_step(None):
            raise RanvierError("CVode.solve needs the variable step: cvode.active(1) first")
        if until is None:
            simulation.advance(1)
        else:
            simulation.variable().solve(until)
        return 0.0

    @method
    def atolscale(self, what: str | Pointer, scale: float | None = None, search: float = 0.0) -> float:
        """The factor of the absolute tolerance of a state."""
        if not isinstance(what, str):
            raise Unsupported(
                "CVode.atolscale(&variable, …) is not there yet", hint='give the name: atolscale("m_hh", …)'
            )
        scales = self.machine.simulation.variable().settings.scales
        if scale is not None:
            scales[what] = scale
        return scales.get(what, 1.0)

    @method
    def record(self, variable: Pointer, values: Vector, times: Vector, mode: float = 0.0) -> float:
        """Record a variable and the times into two Vectors."""
        if mode:
            raise Unsupported("CVode.record with a mode is for the local variable step, which is not there yet")
        values.record(variable)
        times.record(self.machine.model.globals["t"])
        return 0.0

    @method
    def record_remove(self, values: Vector) -> float:
        """Record no more into this Vector."""
        values.play_remove()
        return 0.0

    @method
    def structure_change_count(self) -> float:
        """How often the structure was set up anew."""
        return float(self.machine.model.version)

    @method
    def simgraph_remove(self) -> float:
        """Forget what Graph.simgraph said."""
        return 0.0

    @method
    def free_event_queues(self) -> float:
        """Give memory back; it is given back by itself."""
        return 0.0

    @method
    def poolshrink(self, on: float = 0.0) -> float:
        """Give memory back; it is given back by itself."""
        return 0.0


LATER = "it looks into the variable step, which cannot be looked into yet."
for name in (
    "acor", "diam_change_count", "dstates", "error_weights", "f", "state_magnitudes", "statename", "states",
    "statistics", "ygather", "yscatter",
):  # fmt: skip
    absent(name, LATER, owner="CVode")
for name in ("spike_stat", "store_events"):
    absent(name, "it is not there yet.", owner="CVode")
for name in ("extra_scatter_gather", "extra_scatter_gather_remove"):
    absent(name, "it is for Python callbacks, which are not there yet.", owner="CVode")
