"""Linear equations c dy/dt + g y = b beside those of the cells, solved with them in each fixed step.

The first y of a system may be voltages of nodes; the first equations then are added to these nodes' current balance
(what flows out is positive, mA/cm2; nA at the ends of sections). The cells' tree is solved as ever; how the few nodes
concerned answer to a current is found by one more elimination for each, and a small dense system does the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...lang.errors import RanvierError, Unsupported
from ..kernels import hines
from ..model.clock import DT, SECONDORDER
from ..target.arrays import aligned
from ..target.driver import Driver
from .pipeline import Pipeline, driver_of, entry

if TYPE_CHECKING:
    from ..model.sections import Section
    from .simulation import Simulation

BEFORE_STATES = 0  # handlers of this type are called once v is set


@dataclass(eq=False)
class LinearSystem:
    """One system. The functions give what holds now; `y` gives the live numbers. The first y are v at `places`."""

    c: Callable[[], np.ndarray]
    g: Callable[[], np.ndarray]
    b: Callable[[], np.ndarray]
    y: Callable[[], np.ndarray]
    y0: Callable[[], np.ndarray] | None
    places: list[tuple[Section, float]]


class LinearSystems:
    """All systems of a simulation."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.systems: list[LinearSystem] = []
        self._pipeline: Pipeline | None = None

    def add(self, system: LinearSystem) -> None:
        """Solve it from now on."""
        if not self.systems:
            self.simulation.handlers[BEFORE_STATES].insert(0, self.begin)
        self.systems.append(system)
        self._changed()

    def remove(self, system: LinearSystem) -> None:
        self.systems.remove(system)
        if not self.systems:
            self.simulation.handlers[BEFORE_STATES].remove(self.begin)
        self._changed()

    def _changed(self) -> None:
        model = self.simulation.model
        model.kept_ends = [place for system in self.systems for place in system.places]
        model.structure_changed = True

    def begin(self) -> None:
        """At initialization: y0, and the voltages."""
        for system in self.systems:
            if system.y0 is not None:
                system.y()[:] = system.y0()
        self._take_voltages()

    def _take_voltages(self) -> None:
        nodes = self.simulation.model.nodes
        for system in self.systems:
            y = system.y()
            if len(y) < len(system.places):
                raise RanvierError(f"LinearMechanism: y has {len(y)} elements for {len(system.places)} places")
            for k, (section, x) in enumerate(system.places):
                y[k] = nodes.columns["v"].view[nodes.position[section.node_at(x)]]

    # --- a step ---

    def solve(self, pipeline: Pipeline) -> None:
        """After `assemble`: the change of v into the pipeline's rhs, and of every y."""
        if self._pipeline is not pipeline:
            self._bind(pipeline)
        clock = self.simulation.model.clock
        if clock[SECONDORDER] != 0:
            raise Unsupported("LinearMechanism works with secondorder 0 only")
        self._take_voltages()
        before = pipeline.d.copy()
        self._tree.run(1)
        change = pipeline.rhs
        rows = self._rows
        answers = np.empty((len(rows), len(change)))
        for j, row in enumerate(rows):
            self._work[:] = before
            self._answer[:] = 0.0
            self._answer[row] = 1.0
            self._answering.run(1)
            answers[j] = self._answer
        currents = self._solve_small(clock.item(DT), change[rows], answers[:, rows].T)
        change[: self.simulation.layout.solved] += (currents @ answers)[: self.simulation.layout.solved]

    def _bind(self, pipeline: Pipeline) -> None:
        model, layout = self.simulation.model, self.simulation.layout
        assert layout is not None
        for section, _ in (place for system in self.systems for place in system.places):
            if not section.exists:
                raise RanvierError("a section that a LinearMechanism is connected to was deleted")
        places = [place for system in self.systems for place in system.places]
        self._rows = np.array([model.nodes.position[section.node_at(x)] for section, x in places], np.int64)
        self._work, self._answer = aligned(layout.count), aligned(layout.count)
        self._tree = _driver(pipeline, model.nodes["v"], pipeline.d, pipeline.rhs)
        at_rest = aligned(layout.count)
        at_rest[:] = 0.0
        self._answering = _driver(pipeline, at_rest, self._work, self._answer)
        self._pipeline = pipeline  # last: what is refused above is refused again

    def _solve_small(self, dt: float, alone: np.ndarray, answers: np.ndarray) -> np.ndarray:
        """The currents into the nodes. `alone`: the change of their v without any; `answers[i, j]`: of node i for a
        unit current into j.

        With M = c/dt + g and r = b - g y the change of y obeys M dy = r in the equations that are no node's, and a
        node's dv = alone + answers (r - M dy).
        """
        coupled = len(alone)
        blocks, rights, first = [], [], []
        for system in self.systems:
            c, g, b, y = system.c(), system.g(), system.b(), system.y()
            size = len(y)
            if c.shape != (size, size) or g.shape != (size, size) or len(b) != size:
                raise RanvierError(f"LinearMechanism: c and g must be {size} x {size}, and b and y of size {size}")
            blocks.append(c / dt + g)
            rights.append(b - g @ y)
            first.append(len(system.places))
        sizes = [len(right) for right in rights]
        total = sum(sizes)
        matrix, right = np.zeros((total, total)), np.concatenate(rights)
        node_rows = np.zeros((coupled, total))  # M in the equations of nodes
        node_right = np.zeros(coupled)
        start = node = 0
        for block, vector, size, count in zip(blocks, rights, sizes, first, strict=True):
            span, nodes = slice(start, start + size), slice(node, node + count)
            matrix[span, span] = block
            node_rows[nodes, span] = block[:count]
            node_right[nodes] = vector[:count]
            start, node = start + size, node + count
        start = node = 0
        everyone = answers @ node_rows
        for size, count in zip(sizes, first, strict=True):
            for k in range(count):
                matrix[start + k] = everyone[node + k]
                matrix[start + k, start + k] += 1.0
                right[start + k] = alone[node + k] + answers[node + k] @ node_right
            start, node = start + size, node + count
        try:
            change = np.linalg.solve(matrix, right)
        except np.linalg.LinAlgError:
            raise RanvierError("LinearMechanism: the equations have no unique solution") from None
        start = 0
        for system, size in zip(self.systems, sizes, strict=True):
            system.y()[:] += change[start : start + size]
            start += size
        return node_right - node_rows @ change


def _driver(pipeline: Pipeline, v: np.ndarray, d: np.ndarray, rhs: np.ndarray) -> Driver:
    layout = pipeline.layout
    tree = {"count": layout.solved, "roots": layout.roots, "parent": layout.parent}
    axial = {"to_parent": layout.to_parent, "from_parent": layout.from_parent}
    return driver_of(
        [entry(hines.eliminate, **tree, **axial, v=v, d=d, rhs=rhs), entry(hines.substitute, **tree, d=d, rhs=rhs)]
    )
