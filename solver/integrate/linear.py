"""Linear equations c dy/dt + g y = b beside those of the cells, solved with them in each step.

The first y of a system may be potentials of nodes: inside (v, or v + vext with extracellular) or of a layer outside.
The first equations then are added to the current balance there (what flows out is positive, mA/cm2; nA at the ends of
sections). The cells' tree is solved as ever; how the few potentials concerned answer to a current is found by one more
elimination for each, and a small dense system does the rest.
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

GROUND = -1  # place of a layer that is not there
BEFORE_STATES = 0  # handlers of this type are called once v is set


@dataclass(eq=False)
class LinearSystem:
    """One system. The functions give what holds now; `y` gives the live numbers. The first y are the potentials at
    `places`, of the layers `layers` (0: inside). `name` says what a program calls an element of y."""

    c: Callable[[], np.ndarray]
    g: Callable[[], np.ndarray]
    b: Callable[[], np.ndarray]
    y: Callable[[], np.ndarray]
    y0: Callable[[], np.ndarray] | None
    places: list[tuple[Section, float]]
    layers: list[int]
    name: Callable[[int], str]

    def check(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """c, g, b and y, which must fit."""
        c, g, b, y = self.c(), self.g(), self.b(), self.y()
        size = len(y)
        if c.shape != (size, size) or g.shape != (size, size) or len(b) != size:
            raise RanvierError(f"LinearMechanism: c and g must be {size} x {size}, and b and y of size {size}")
        return c, g, b, y


class LinearSystems:
    """All systems of a simulation."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.systems: list[LinearSystem] = []
        self._circuit: _Tree | _Layers | None = None

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
        outer = nodes.columns["vext"] if "vext" in nodes.columns else None
        for system in self.systems:
            y = system.y()
            if len(y) < len(system.places):
                raise RanvierError(f"LinearMechanism: y has {len(y)} elements for {len(system.places)} places")
            for k, ((section, x), layer) in enumerate(zip(system.places, system.layers, strict=True)):
                row = nodes.position[section.node_at(x)]
                y[k] = nodes["v"].item(row) if layer == 0 else 0.0
                if outer is not None and layer <= outer.size:
                    y[k] += outer.view[max(layer - 1, 0) * nodes.capacity + row]

    def wanted(self) -> list[list[tuple[int, int]]]:
        """Of each system the potentials that are its first y: the row of a node and the layer."""
        found, nodes = [], self.simulation.model.nodes
        for system in self.systems:
            if not all(section.exists for section, _ in system.places):
                raise RanvierError("a section that a LinearMechanism is connected to was deleted")
            rows = [nodes.position[section.node_at(x)] for section, x in system.places]
            found.append(list(zip(rows, system.layers, strict=True)))
        return found

    # --- a step ---

    def solve(self, pipeline: Pipeline) -> None:
        """After `assemble`: the change of v into the pipeline's rhs, of vext into its solution, and of every y."""
        if self._circuit is None or self._circuit.pipeline is not pipeline:
            self._circuit = bind(self, pipeline)
        clock = self.simulation.model.clock
        if clock[SECONDORDER] != 0:
            raise Unsupported("LinearMechanism works with secondorder 0 only")
        self._take_voltages()
        circuit, dt = self._circuit, clock.item(DT)
        answers = circuit.answers()
        change = circuit.solve()
        parts = [system.check() for system in self.systems]
        matrices = [c / dt + g for c, g, _, _ in parts]
        rights = [b - g @ y for _, g, b, y in parts]
        counts = [len(system.places) for system in self.systems]
        alone, mutual = at(circuit.places, change), at(circuit.places, answers).T
        currents, changes = coupled(matrices, rights, counts, alone, mutual)
        for (_, _, _, y), own in zip(parts, changes, strict=True):
            y += own
        change += currents @ answers
        circuit.finish()


def at(places: np.ndarray, values: np.ndarray) -> np.ndarray:
    """What stands at these places, last axis; 0 on ground."""
    return np.where(places >= 0, values[..., places], 0.0)


def coupled(
    matrices: list[np.ndarray], rights: list[np.ndarray], counts: list[int], alone: np.ndarray, answers: np.ndarray
) -> tuple[np.ndarray, list[np.ndarray]]:
    """The currents into the potentials, and the changes of the y of each system, M dy = r, whose first `counts` y are
    potentials. `alone`: how these change without any current; `answers[i, j]`: the i-th for a unit current into the
    j-th.

    In the equations that are no potential's M dy = r holds; a potential changes by alone + answers (r - M dy).
    """
    sizes = [len(right) for right in rights]
    total, places = sum(sizes), len(alone)
    matrix, right = np.zeros((total, total)), np.concatenate(rights)
    rows = np.zeros((places, total))  # M in the equations of potentials
    row_right = np.zeros(places)
    start = place = 0
    for block, vector, size, count in zip(matrices, rights, sizes, counts, strict=True):
        span, own = slice(start, start + size), slice(place, place + count)
        matrix[span, span] = block
        rows[own, span] = block[:count]
        row_right[own] = vector[:count]
        start, place = start + size, place + count
    start = place = 0
    everyone = answers @ rows
    for size, count in zip(sizes, counts, strict=True):
        for k in range(count):
            matrix[start + k] = everyone[place + k]
            matrix[start + k, start + k] += 1.0
            right[start + k] = alone[place + k] + answers[place + k] @ row_right
        start, place = start + size, place + count
    try:
        change = np.linalg.solve(matrix, right)
    except np.linalg.LinAlgError:
        raise RanvierError("LinearMechanism: the equations have no unique solution") from None
    return row_right - rows @ change, np.split(change, np.cumsum(sizes)[:-1])


def bind(systems: LinearSystems, pipeline: Pipeline) -> _Tree | _Layers:
    """The cells' equations, and where the systems' potentials are among their unknowns."""
    kind = _Tree if pipeline.outside is None else _Layers
    return kind(pipeline, [one for wanted in systems.wanted() for one in wanted])


class _Tree:
    """The equations of v. `places`: of the systems' potentials among the unknowns, or GROUND."""

    def __init__(self, pipeline: Pipeline, wanted: list[tuple[int, int]]) -> None:
        self.pipeline = pipeline
        self.places = np.array([row if layer == 0 else GROUND for row, layer in wanted], np.int64)
        count = pipeline.layout.count
        self._work, self._answer = aligned(count), aligned(count)
        self._solve = self._driver(pipeline.model.nodes["v"], pipeline.d, pipeline.rhs)
        self._answering = self._driver(aligned(count), self._work, self._answer)

    def _driver(self, v: np.ndarray, d: np.ndarray, rhs: np.ndarray) -> Driver:
        layout = self.pipeline.layout
        tree = {"first": layout.roots, "last": layout.solved, "parent": layout.parent, "d": d, "rhs": rhs}
        axial = {"to_parent": layout.to_parent, "from_parent": layout.from_parent}
        roots = {"first_root": 0, "last_root": layout.roots}
        return driver_of([entry(hines.eliminate, **tree, **axial, **roots, v=v), entry(hines.substitute, **tree)])

    def answers(self) -> np.ndarray:
        """How all unknowns answer to a unit current into each of `places`; before `solve`."""
        found = np.zeros((len(self.places), len(self._answer)))
        for j in np.flatnonzero(self.places >= 0):
            self._work[:] = self.pipeline.d
            self._answer[:] = 0.0
            self._answer[self.places[j]] = 1.0
            self._answering.run(1)
            found[j] = self._answer
        return found

    def solve(self) -> np.ndarray:
        """The changes of all unknowns without the systems; a view."""
        self._solve.run(1)
        return self.pipeline.rhs

    def finish(self) -> None:
        """The changes are whole."""


class _Layers:
    """The equations of v and vext, in blocks."""

    def __init__(self, pipeline: Pipeline, wanted: list[tuple[int, int]]) -> None:
        self.pipeline, self.outside = pipeline, pipeline.outside
        outside = self.outside
        width, size = outside.places.width, outside.size
        self.places = np.array(
            [row * size + layer if layer < width[row] else GROUND for row, layer in wanted], np.int64
        )
        self._work, self._right = aligned(len(outside.block)), aligned(len(outside.right))
        self._answer, at_rest = aligned(len(outside.right)), aligned(len(outside.right))
        own = {"block": self._work, "right": self._right, "solution": self._answer, "potential": at_rest}
        self._solve = driver_of(outside.solve())
        self._answering = driver_of(outside.solve(**own, rhs=aligned(len(pipeline.rhs))))

    def answers(self) -> np.ndarray:
        """How all unknowns answer to a unit current into each of `places`; before `solve`."""
        found = np.zeros((len(self.places), len(self._answer)))
        for j in np.flatnonzero(self.places >= 0):
            self._work[:] = self.outside.block
            self._right[:] = 0.0
            self._right[self.places[j]] = 1.0
            self._answering.run(1)
            found[j] = self._answer
        return found

    def solve(self) -> np.ndarray:
        """The changes of all unknowns without the systems; a view."""
        self._solve.run(1)
        return self.outside.solution

    def finish(self) -> None:
        """The changes are whole."""
        self.pipeline.rhs[: self.pipeline.layout.solved] = self.outside.solution[:: self.outside.size]
