"""stdrun's continuerun, without its loop: as long as no script changed what a step is, the solver makes many steps in
one call, and the graphs get their points afterwards, the same as step by step."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...interp.registry import function
from ...lang.errors import RanvierError
from ...solver import progress
from ...solver.interrupts import WHOLE
from ..gui.graph import Graph
from ..gui.shapes import ShapeObject

if TYPE_CHECKING:
    from ...interp.machine import Machine

PROCEDURES = ("step", "advance", "Plot", "screen_update")  # what the loop calls; its helpers nobody redefines
OFFSETS = (0.0, -1.0, 1.0, 0.0)  # of the abscissae of graphList[0…3], in what half_step_ gives
MOST_POINTS = 4000  # of one native call, so that graphs grow while a run goes on


@dataclass
class Plotted:
    """A graph of one of the lists, with the place of its numbers among those that are watched, or -1."""

    graph: Graph
    offset: float
    abscissa: int
    columns: list[int]


@dataclass
class Run:
    """A loop of stdrun: until t is `until` or later; `steps` of the solver are one of it."""

    machine: Machine
    until: float
    steps: int

    def left(self) -> float:
        """How many steps; not more than 0: the loop has ended."""
        model = self.machine.model
        if self.machine.simulation.asked_to_stop():
            return 0.0
        return (self.until - model.t) / (self.steps * model.dt or 1.0)  # dt may be 0 where steps are variable


@function("run_natively_")
def run_natively(machine: Machine, until: float) -> float:
    """For continuerun: do its loop if that is what the scripts left of it; gives whether it was done."""
    variable, by_cvode = machine.simulation.choose_variable_step(None), bool(machine.evaluate("using_cvode_"))
    near = 0.0 if by_cvode else 0.5  # steps, as half_step_
    run = Run(machine, until - machine.float_epsilon, 1 if by_cvode else max(int(machine.evaluate("nstep_steprun")), 1))
    graphs = [(graph, offset * near) for graph, offset in _graphs(machine)]
    if not all(isinstance(graph, (Graph, ShapeObject)) for graph, _ in graphs) or (variable and run.steps > 1):
        return 0.0
    if not all(machine.is_original(name) for name in PROCEDURES):
        return 0.0
    watched: list[Any] = [machine.model.globals["t"], machine.model.globals["dt"]]
    plotted = [_watch(graph, offset, watched) for graph, offset in graphs if isinstance(graph, Graph)]

    def some_steps(most: float) -> None:
        if None in plotted:
            _one_by_one(run, graphs)
        else:
            _by_many(run, plotted, watched, int(max(1.0, min(most, MOST_POINTS))))  # type: ignore[arg-type]

    with progress.during(machine.simulation, until):
        while (left := run.left()) > 0.0:
            some_steps(MOST_POINTS if variable else left - 1.0)
        if by_cvode and not machine.simulation.asked_to_stop():
            some_steps(1)  # what is due at the end
    return 1.0


@function("plot_graphs_")
def plot_graphs(machine: Machine) -> float:
    """For Plot: a point in each graph of graphList."""
    model, by_cvode = machine.model, machine.globals.find("using_cvode_")
    if by_cvode is None or machine.globals.find("graphList") is None:
        raise RanvierError("plot_graphs_: stdrun is not there", hint='load_file("stdrun.hoc")')
    t, near = model.t, 0.0 if by_cvode.value else 0.5 * model.dt
    for graph, offset in list(_graphs(machine)):
        graph.hoc_plot(t + offset * near)
    return 1.0


def _graphs(machine: Machine) -> Iterator[tuple[Any, float]]:
    """What is in graphList, and the offset of its points in time."""
    lists = machine.globals.find("graphList").data
    for which, offset in zip(lists, OFFSETS, strict=False):
        for graph in which.items:
            yield graph, offset


def _watch(graph: Graph, offset: float, watched: list[Any]) -> Plotted | None:
    """Where the numbers of a graph's lines will be; None if one of them must be evaluated by hoc."""
    sources = [line.source() for line in graph.plot_lines]
    abscissa = None if graph.x_value is None else graph.x_value.pointer()
    if None in sources or (graph.x_value is not None and abscissa is None):
        return None
    places = [_place(source, watched) for source in sources]
    return Plotted(graph, offset, 0 if abscissa is None else _place(abscissa, watched), places)


def _place(pointer: Any, watched: list[Any]) -> int:
    watched.append(pointer)
    return len(watched) - 1


def _by_many(run: Run, plotted: list[Plotted], watched: list[Any], most: int) -> None:
    """Some steps, at most so many: all numbers that are plotted can be watched by the solver, or do not change as long
    as no hoc runs."""
    simulation, steps = run.machine.simulation, run.steps
    if simulation.before_step or simulation.after_step:  # hoc may run at any step
        most = 1
    native = [pointer for pointer in watched if hasattr(pointer, "address")]
    before = [pointer.get() for pointer in watched]
    with WHOLE:
        found = iter(simulation.watch(native, most * steps, steps, run.until))
        columns: list[np.ndarray] = []
        for pointer, value in zip(watched, before, strict=True):
            if hasattr(pointer, "address"):
                columns.append(next(found)[steps - 1 :: steps])
            else:  # a variable of hoc: it changes only when hoc runs, which ends a call of watch
                columns.append(np.array([value] * (len(columns[0]) - 1) + [pointer.get()]))
        for one in plotted:
            _extend(one, columns)


def _extend(plotted: Plotted, columns: list[np.ndarray]) -> None:
    """Give a graph the points of many steps."""
    graph = plotted.graph
    abscissae = columns[plotted.abscissa]
    if graph.x_value is None:
        abscissae = abscissae + plotted.offset * columns[1]
    graph.abscissae.extend(array("f", abscissae))
    for line, column in zip(graph.plot_lines, plotted.columns, strict=True):
        line.extend(array("f", columns[column]))


def _one_by_one(run: Run, graphs: list[tuple[Any, float]]) -> None:
    """One step: something that is plotted is an expression of hoc."""
    model, simulation, done = run.machine.model, run.machine.simulation, 0
    with WHOLE:
        while done < run.steps:
            done += simulation.advance(run.steps - done)
        t, dt = model.t, model.dt
        for graph, offset in graphs:
            graph.plot(t + offset * dt)
