"""Initialization: what `finitialize` does, in NEURON's order.

handlers of type 3 · structure and geometry · t = 0, no events · played vectors at t = 0 · v, if given · transfer ·
handlers of type 0 · BEFORE INITIAL · INITIAL of ions, of what writes concentrations, of the others · INITIAL of
NET_RECEIVE for each connection · AFTER INITIAL · handlers of type 1 · events at t = 0 · the currents · recorders ·
handlers of type 2
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..target.driver import Driver
from . import membrane_current
from .pipeline import Pipeline, driver_of

if TYPE_CHECKING:
    from .simulation import Simulation

STRUCTURE, VOLTAGE, STATES, RECORDED = 3, 0, 1, 2  # types of FInitializeHandler


def initialize(simulation: Simulation, v: float | None) -> None:
    model = simulation.model
    simulation.transfers.check()
    simulation.call_handlers(STRUCTURE)
    simulation.prepare()
    simulation.check_styles()
    model.t = 0.0
    simulation.events.clear()
    simulation.spikes.begin()
    simulation.playing.start()
    simulation.run_once("play at 0", _play)
    if v is not None:
        model.nodes["v"][: simulation.layout.count] = v
    simulation.transfers.run()
    simulation.call_handlers(VOLTAGE)
    model.nodes["i_cap"][: simulation.layout.count] = 0.0
    simulation.run_once("initialize", _states)
    simulation.call_handlers(STATES)
    simulation.events.first()
    simulation.fcurrent()
    if membrane_current.NAME in model.nodes.columns:
        simulation.run_once("membrane currents", _membrane_currents)
    simulation.recording.start()
    simulation.sampling.start()
    record(simulation)
    simulation.call_handlers(RECORDED)


def _play(simulation: Simulation, pipeline: Pipeline) -> Driver:
    """What is played takes its value of now."""
    return driver_of([simulation.playing.steps_after])


def _states(simulation: Simulation, pipeline: Pipeline) -> Driver:
    connections = [simulation.events.initialization] if pipeline.taker is not None else []
    launches = [pipeline.launches(key) for key in ("before_initial", "initialize", "after_initial")]
    outside = pipeline.outside.start() if pipeline.outside is not None else []
    return driver_of([*launches[0], *outside, *launches[1], *connections, *launches[2]])


def _membrane_currents(simulation: Simulation, pipeline: Pipeline) -> Driver:
    return driver_of([pipeline.membrane_current.at_present()])


def record(simulation: Simulation) -> None:
    """What is recorded at the beginning."""
    if simulation.choose_variable_step(None):  # its first step records the point that it starts from
        simulation.run_once("record at given times", _record_at_times)
    else:
        simulation.run_once("record", _record)


def record_steps(simulation: Simulation) -> None:
    """What is recorded at every step."""
    if not simulation.choose_variable_step(None):
        simulation.run_once("record steps", _record_steps)


def _record_steps(simulation: Simulation, pipeline: Pipeline) -> Driver:
    return driver_of([*pipeline.launches("before_step"), simulation.recording.entry])


def _record(simulation: Simulation, pipeline: Pipeline) -> Driver:
    return driver_of([*pipeline.launches("before_step"), simulation.recording.entry, simulation.sampling.after])


def _record_at_times(simulation: Simulation, pipeline: Pipeline) -> Driver:
    return driver_of([simulation.sampling.after])
