"""The cell as a linear circuit at one instant: impedances at one frequency.

Near the present v and states the equations are linear: a tree of complex admittances. What the membrane of a node lets
through is G + jωC; with the states of its mechanisms, which follow v, each of them adds
di/ds (jω - ds'/ds)⁻¹ ds'/dv. Impedances in MΩ, admittances in µS, frequencies in Hz.

The states of different mechanisms are taken to be independent, as NEURON takes them: no ion's concentration couples
them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from ...lang.errors import RanvierError, Unsupported
from ..kernels import assemble
from .mechanism_states import declared_scales
from .pipeline import Entry, Pipeline, driver_of, entry

if TYPE_CHECKING:
    from ..model.mechanisms import MechanismData
    from .simulation import Simulation
    from .variable_step import State

TO_MICROSIEMENS = 0.01  # S/cm2 times µm2
PER_AREA = 100.0  # nA over µm2 to mA/cm2


class Linearized:
    """The circuit at one frequency. Everything goes by node row."""

    def __init__(self, simulation: Simulation, frequency: float, with_states: bool, factor: float = 0.001) -> None:
        simulation.prepare()
        if with_states:
            if simulation.binder.outside is not None:
                raise Unsupported("impedances with the states of mechanisms are not there with extracellular")
            simulation.variable().states_now()  # first: it may want another layout
        self.layout = layout = simulation.layout
        assert layout is not None
        if layout.count == 0:
            raise RanvierError("there is no section: there are no impedances")
        self.model = model = simulation.model
        self.rows = dict(enumerate(model.nodes.position))  # of nodes by their handles, as they are now
        omega = 2.0 * math.pi * frequency
        membrane = _conductances(simulation) + 1e-6j * omega * model.nodes["cm"][: layout.count]
        if with_states:
            _add_states(simulation, membrane, 1e-3j * omega, factor)
        self._assemble(TO_MICROSIEMENS * model.nodes["area"][: layout.count] * membrane)

    def _assemble(self, membrane: np.ndarray) -> None:
        """`below`: of a node and all behind it, seen from the node before; `above`: of what is before, seen from it."""
        tree, count = self.layout.tree, self.layout.count
        self.upper = tree.upper.tolist()
        order = np.argsort(self.layout.canonical, kind="stable").tolist()  # a node comes after the one before it
        self.order = order
        link = (1.0 / self.model.nodes["ri"][:count]).tolist()
        branch = tree.branch.tolist()
        self.link, self.branch = link, branch
        own = membrane.tolist()
        for i in range(count):
            p = self.upper[i]
            if p >= 0:
                own[i] += link[i]
                own[p] += branch[i] * link[i]
        self.own = own
        below = own[:]
        for i in reversed(order):
            p = self.upper[i]
            if p >= 0:
                below[p] -= branch[i] * link[i] * link[i] / below[i]
        self.below = below
        whole = [0j] * count  # of everything, seen from the node
        above = [0j] * count
        for i in order:
            p = self.upper[i]
            if p < 0:
                whole[i] = below[i]
            else:
                above[i] = whole[p] + branch[i] * link[i] * link[i] / below[i]
                whole[i] = below[i] - branch[i] * link[i] * link[i] / above[i]
        self.whole, self.above = whole, above

    def input(self, node: int) -> complex:
        """v over i at a node."""
        return 1.0 / self.whole[node]

    def transfer(self, source: int) -> list[complex]:
        """v at each node over the current that flows into one."""
        v = [0j] * self.layout.count
        known = [False] * self.layout.count
        v[source], known[source] = self.input(source), True
        i = source
        while self.upper[i] >= 0:
            p = self.upper[i]
            v[p], known[p] = self.branch[i] * self.link[i] / self.above[i] * v[i], True
            i = p
        for i in self.order:
            if not known[i] and self.upper[i] >= 0:
                v[i] = self.link[i] / self.below[i] * v[self.upper[i]]
        return v


def _conductances(simulation: Simulation) -> np.ndarray:
    """di/dv of each node's membrane, S/cm2, all currents computed."""
    pipeline = simulation.pipeline()
    layout = simulation.layout
    nothing = np.zeros(layout.count)
    begin = entry(assemble.begin, first=0, last=layout.count, diagonal=nothing, d=pipeline.d, rhs=pipeline.rhs)
    simulation.run_driver(driver_of([*pipeline.phases["before"], begin, *pipeline.membrane()[1:]]))
    return pipeline.d[: layout.count].astype(complex)


# --- the states of mechanisms --------------------------------------------------------------------------------


def _add_states(simulation: Simulation, membrane: np.ndarray, jw: complex, factor: float) -> None:
    """What the states add to the admittance of the nodes' membranes; jw per ms."""
    step = simulation.variable()
    states: dict[MechanismData, list[State]] = {}
    for state in step.states_now():
        if state.data.record.contributions is not None:
            states.setdefault(state.data, []).append(state)
    scales = declared_scales(states) | step.settings.scales
    for data, own in states.items():
        if any(state.rows is not None for state in own):
            continue  # an ion keeps it
        deltas = [factor * scales.get(s.base, 1.0) for s in own]
        _add_mechanism(simulation, step.pipeline, data, own, deltas, factor, membrane, jw)


def _add_mechanism(
    simulation: Simulation, pipeline: Pipeline, data: MechanismData, states: list[State], deltas: list[float],
    factor: float, membrane: np.ndarray, jw: complex,
) -> None:  # fmt: skip
    instances = simulation.layout.instances[data]
    node = instances.node[: instances.count]
    evaluate = _Evaluation(simulation, pipeline, data, states)
    current, rates = evaluate()
    size = len(states)
    by_v = np.empty((instances.count, size), complex)
    by_state = np.empty((instances.count, size, size), complex)
    of_current = np.empty((instances.count, size), complex)
    v = simulation.model.nodes["v"]
    kept = v.copy()
    v[node] = kept[node] + factor
    by_v[:] = ((evaluate()[1] - rates) / factor).T
    v[:] = kept
    for k, (state, delta) in enumerate(zip(states, deltas, strict=True)):
        before = state.column[: instances.count].copy()
        state.column[: instances.count] = before + delta
        changed_current, changed_rates = evaluate()
        state.column[: instances.count] = before
        of_current[:, k] = (changed_current - current) / delta
        by_state[:, :, k] = ((changed_rates - rates) / delta).T
    evaluate()  # everything as it was
    response = np.linalg.solve(jw * np.eye(size) - by_state, by_v[:, :, None])[:, :, 0]
    admittance = (of_current * response).sum(axis=1)
    if data.record.contributions.electrode:
        admittance = -admittance
    if data.record.kind == "point":
        admittance = admittance * PER_AREA / simulation.model.nodes["area"][node]
    np.add.at(membrane, node, admittance)


class _Evaluation:
    """The current and the states' rates of a mechanism's instances, as everything is now."""

    def __init__(self, simulation: Simulation, pipeline: Pipeline, data: MechanismData, states: list[State]) -> None:
        self.simulation = simulation
        self.count = simulation.layout.instances[data].count
        self.current = data.table[data.record.contributions.current or "v"]
        self.has_current = bool(data.record.contributions.current)
        self.rates = [state.rate for state in states]
        self.driver = driver_of(list(self._entries(pipeline, data)))

    def _entries(self, pipeline: Pipeline, data: MechanismData) -> Iterator[Entry]:
        yield from pipeline.launch(data, "current")
        yield from pipeline.launch(data, "derivative")

    def __call__(self) -> tuple[np.ndarray, np.ndarray]:
        self.simulation.run_driver(self.driver)
        return self.current[: self.count].copy(), np.array([rate[: self.count] for rate in self.rates])
