"""stdrun's continuerun, without its loop: as long as no script changed what a step is, the solver makes many steps in
one call, and the graphs get their points afterwards, the same as step by step."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...interp.registry import function
from ...solver.interrupts import WHOLE
from ...solver.progress import Progress
from ..gui.graph import Graph
from ..gui.shapes import ShapeObject

if TYPE_CHECKING:
    from ...interp.machine import Machine

PROCEDURES = ("step", "advance", "Plot", "screen_update")  # what the loop calls; its helpers nobody redefines
OFFSETS = (0.0, -0.5, 0.5, 0.0)  # of the abscissae of graphList[0…3], in steps
MOST_POINTS = 4000  # of one native call, so that graphs grow while a run goes on


@dataclass
class Plotted:
    """A graph of one of the lists, with the place of its numbers among those that are watched, or -1."""

    graph: Graph
    offset: float
    abscissa: int
    columns: list[int]


@function("run_natively_")
def run_natively(machine: Machine, until: float) -> float:
    """For continuerun: do its loop if that is what the scripts left of it; gives whether it was done."""
    if machine.simulation.choose_variable_step(None) or not all(machine.is_original(name) for name in PROCEDURES):
        return 0.0
    graphs = list(_graphs(machine))
    if not all(isinstance(graph, (Graph, ShapeObject)) for graph, _ in graphs):
        return 0.0
    steps = int(machine.evaluate("nstep_steprun"))
    watched: list[Any] = [machine.model.globals["t"]]
    plotted = [_watch(graph, offset, watched) for graph, offset in graphs if isinstance(graph, Graph)]
    with _progress(machine, until):
        if None in plotted:
            _one_by_one(machine, until, max(steps, 1), graphs)
        else:
            _by_many(machine, until, max(steps, 1), plotted, watched)  # type: ignore[arg-type]
    return 1.0


@contextmanager
def _progress(machine: Machine, until: float) -> Iterator[None]:
    """A progress line while a long run is on, if there is a terminal."""
    model, after_run = machine.model, machine.simulation.after_run
    start = model.t
    with Progress("run", until - start) as progress:

        def tick() -> None:
            progress.update(model.t - start)

        if progress.active:
            after_run.append(tick)
        try:
            yield
        finally:
            if progress.active:
                after_run.remove(tick)


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


def _by_many(machine: Machine, until: float, steps: int, plotted: list[Plotted], watched: list[Any]) -> None:
    """All numbers that are plotted can be watched by the solver, or do not change as long as no hoc runs."""
    model, simulation, stoprun = machine.model, machine.simulation, machine.globals.find("stoprun")
    native = [pointer for pointer in watched if hasattr(pointer, "address")]
    while model.t < until - 0.5 * model.dt and not stoprun.value:
        left = (until - 0.5 * model.dt - model.t) / (steps * model.dt) - 1.0
        count = int(max(1.0, min(left, MOST_POINTS)))
        if simulation.before_step or simulation.after_step:  # hoc may run at any step
            count = 1
        before = [pointer.get() for pointer in watched]
        with WHOLE:
            found = iter(simulation.watch(native, count * steps, steps))
            columns = []
            for pointer, value in zip(watched, before, strict=True):
                if hasattr(pointer, "address"):
                    columns.append(next(found)[steps - 1 :: steps])
                else:  # a variable of hoc: it changes only when hoc runs, which ends a call of watch
                    columns.append(np.array([value] * (len(columns[0]) - 1) + [pointer.get()]))
            for one in plotted:
                _extend(one, columns, model.dt)


def _extend(plotted: Plotted, columns: list[np.ndarray], dt: float) -> None:
    """Give a graph the points of many steps."""
    graph = plotted.graph
    abscissae = columns[plotted.abscissa]
    if graph.x_value is None:
        abscissae = abscissae + plotted.offset * dt
    graph.abscissae.extend(array("f", abscissae))
    for line, column in zip(graph.plot_lines, plotted.columns, strict=True):
        line.extend(array("f", columns[column]))


def _one_by_one(machine: Machine, until: float, steps: int, graphs: list[tuple[Any, float]]) -> None:
    """A point at a time: something that is plotted is an expression of hoc."""
    model, simulation, stoprun = machine.model, machine.simulation, machine.globals.find("stoprun")
    while model.t < until - 0.5 * model.dt and not stoprun.value:
        done = 0
        with WHOLE:
            while done < steps:
                done += simulation.advance(steps - done)
            t, dt = model.t, model.dt
            for graph, offset in graphs:
                graph.plot(t + offset * dt)
