"""CVode: the choice of the integration method, and the settings of the variable step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..interp.registry import absent, hoc_class, method
from ..interp.values import weak
from ..lang.errors import RanvierError, Unsupported
from ..solver.integrate.bdf import Bdf
from ..solver.integrate.cells import BdfOfCells
from ..solver.integrate.ida import Ida
from .cvode_callbacks import CVodeCallbacks
from .cvode_events import CVodeEvents
from .cvode_states import CVodeStates

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..interp.values import Pointer
    from .vector import Vector


WHOLE = ("stiff", "maxorder", "jacobian", "condition_order", "debug_event")  # settings that Python gets as int
SWITCHES = ("use_long_double",)  # that it gets as bool
BY_CVODE, BY_IDA, LOCALLY = 3, 4, 13  # of current_method, where 0, 1 and 2 are the fixed step's


def setting(name: str, default: float, help_text: str) -> Callable[..., float]:
    """A method that gives a number, and sets it if it has an argument."""

    def body(self: Any, value: float | None = None) -> float:
        if value is not None:
            self.settings[name] = value
            self.machine.simulation.variable().set(name, value)
        return self.settings.get(name, default)

    body.__name__ = name
    body.__doc__ = help_text
    body.__annotations__["return"] = "int" if name in WHOLE else "bool" if name in SWITCHES else "float"
    return method(body)


@hoc_class("CVode")
class CVode(CVodeStates, CVodeEvents, CVodeCallbacks):
    """new CVode(): there is one set of settings, however many objects there are."""

    def __init__(self, machine: Machine) -> None:
        self.settings: dict[str, float] = machine.__dict__.setdefault("_cvode_settings", {})

    rtol = setting("rtol", 0.0, "The relative tolerance of the variable step.")
    atol = setting("atol", 0.001, "The absolute tolerance of the variable step.")
    maxstep = setting("maxstep", 1e9, "The longest variable step, ms.")
    minstep = setting("minstep", 0.0, "The shortest variable step, ms; IDA makes them as short as they have to be.")
    stiff = setting("stiff", 2.0, "2: all of a step is implicit, 1: only voltages, 0: nothing.")
    jacobian = setting("jacobian", 0.0, "0: the tree matrix, 1: dense, 2: diagonal.")
    maxorder = setting(
        "maxorder", 5.0, "The highest order of the variable step; what IDA integrates already it can only lower."
    )
    condition_order = setting(
        "condition_order",
        1.0,
        "1: thresholds, of NetCons and of WATCH, are detected at the ends of variable steps; 2: within, along lines.",
    )
    debug_event = setting("debug_event", 0.0, "Whether each event is printed.")
    dae_init_dteps = setting("dae_init_dteps", 1e-9, "The step that IDA's initialization takes, ms.")
    use_long_double = setting("use_long_double", 0.0, "Whether sums are made with more digits.")

    @method
    def order(self, cell: int | None = None) -> int:
        """The order of the last variable step; 0 without it. With the local step that of the cell with this number."""
        simulation = self.machine.simulation
        cvode = simulation.variable().cvode if simulation.choose_variable_step(None) else None
        if isinstance(cvode, BdfOfCells):
            cell = cell or 0
            if not 0 <= cell < len(cvode.memories):
                raise RanvierError(f"CVode.order: there is no cell {cell}, there are {len(cvode.memories)}")
            return max(cvode.memories[cell].order, 1)
        if cell is not None:
            raise RanvierError("CVode.order(i) is about the local variable step")
        if not isinstance(cvode, Bdf):
            return 0
        return cvode.order if isinstance(cvode, Ida) else max(cvode.order, 1)

    @method
    def cache_efficient(self, on: bool = True) -> bool:
        """Whether data lie in the solver's order: they always do."""
        return True

    @method
    def active(self, on: bool | None = None) -> bool:
        """Whether the variable step is used; active(1) and active(0) choose."""
        return self.machine.simulation.choose_variable_step(on)

    @method
    def use_local_dt(self, on: bool | None = None) -> bool:
        """Whether each cell has a variable step of its own, where the variable step is used; use_local_dt(1) and
        use_local_dt(0) choose, once there are sections. t is then that of the cell which is farthest behind, and an
        fadvance ends where that changes; CVode.record and Vector.record follow a cell's own steps, CVode.solve(t)
        brings all cells to t."""
        step = self.machine.simulation.variable()
        if on is not None and self.machine.model.section_set:
            step.choose_local(on)
        return step.local

    @method
    def use_daspk(self, on: bool | None = None) -> bool:
        """Whether the variable step uses IDA, SUNDIALS' integrator of differential and algebraic equations, or did when
        it was last used; use_daspk(1) wants it, but not for the local step. It is used without being asked where any
        section has extracellular."""
        step = self.machine.simulation.variable()
        if on is not None and not step.local:
            step.prefers_ida = on
            step.by_ida &= on
        if step.active:
            step.bring_up_to_date()
        return step.by_ida

    @method
    def use_fast_imem(self, on: bool | None = None) -> bool:
        """use_fast_imem(1): i_membrane_, what crosses the membrane of a segment (nA, all but electrodes' currents), is
        computed in each step. Gives whether it was until now."""
        model = self.machine.model
        before = "i_membrane_" in model.nodes.columns
        if on is not None and on != before:
            model.total_currents(on)
        return before

    @method
    def use_mxb(self, on: bool | None = None) -> bool:
        """Whether the matrix is factored by a general sparse solver, which is not needed here."""
        if on:
            raise Unsupported("CVode.use_mxb(1): the solver for trees is always used")
        return False

    @method
    def current_method(self) -> int:
        """What integrates, as NEURON counts: 1 if there are sections, 2 with extracellular or a LinearMechanism; 10 if
        the matrix is more than a tree; and 100 times secondorder or, with the variable step, 3 (CVODE), 13 (that
        with a step for each cell) or 4 (IDA)."""
        simulation = self.machine.simulation
        simulation.prepare()
        variable = simulation.variable_step
        by_ida = variable is not None and variable.by_ida
        special = simulation.binder.outside is not None or bool(simulation.linear.systems)
        method = self.machine.model.globals["secondorder"].get()
        if simulation.choose_variable_step(None):
            method = BY_IDA if by_ida else LOCALLY if variable.local else BY_CVODE
        kind = 2 if special else bool(self.machine.model.sections)
        return kind + 10.0 * (special or by_ida) + 100.0 * method

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
    def record(self, variable: Pointer, values: Vector, times: Vector, mode: float = 0.0) -> float:
        """cvode.record(&x, values, times): a variable and the times into two Vectors, at each step, with the local
        variable step at those of its cell. cvode.record(&x, values, times, 1): at the times that the Vector has."""
        stack = self.machine.section_stack
        beside = weak(variable) if hasattr(variable, "table") else stack[-1] if stack else None  # says which cell it is
        if mode == 1.0:
            values.record_of(beside, variable, times)
        else:
            values.record_of(beside, variable)
            times.record_of(beside, self.machine.model.globals["t"])
        return 0.0

    @method
    def record_remove(self, values: Vector) -> float:
        """Record no more into this Vector."""
        values.play_remove()
        return 0.0

    @method
    def structure_change_count(self) -> int:
        """cvode.structure_change_count(): how often runs found that the structure had changed."""
        return self.machine.simulation.structure_changes

    @method
    def diam_change_count(self) -> int:
        """cvode.diam_change_count(): how often runs found that diameters, lengths or Ra had changed."""
        return self.machine.simulation.geometry_changes

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
        return on


absent("store_events", "events are put into the queue natively, without a list of them.",
       "spike_stat(vector) counts them, print_event_queue() shows those to come.", owner="CVode")  # fmt: skip
