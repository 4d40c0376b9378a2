"""The state of a run, taken at one moment and put back later, in this process or another with the same model.

In it: t, v of every node, the STATEs of mechanisms, concentrations that some mechanism writes, all variables of
mechanisms that receive events, the weights of connections, which thresholds are exceeded, the event queue, and how far
played vectors got. Not in it, as in NEURON: PARAMETERs and ASSIGNED variables of the others, and delays.

Rows go by the model's own order (sections as they were created, along each; point processes as they were made), not by
handles: a model that is built again the same way finds its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..kernels import queue
from ..mechanism.ions import INSIDE_WRITTEN, OUTSIDE_WRITTEN
from ..model.mechanisms import MechanismData
from .event_list import waiting_slots
from .pipeline import driver_of

if TYPE_CHECKING:
    from ..target.driver import Driver
    from .pipeline import Pipeline
    from .simulation import Simulation


@dataclass
class Snapshot:
    """`arrays` by what they are; `callbacks` of the queue by their numbers."""

    t: float
    arrays: dict[str, np.ndarray]
    callbacks: dict[int, Any]

    def fits(self, simulation: Simulation) -> str:
        """What is different in the model now; "" if nothing is."""
        now = _shape(simulation)
        then = self.arrays["shape"]
        if len(now) != len(then):
            return f"the snapshot is of {len(then) // 2} groups of numbers, the model has {len(now) // 2}"
        return "" if np.array_equal(now, then) else "the numbers of segments or instances are not the same"


def take(simulation: Simulation) -> Snapshot:
    """The state now."""
    simulation.prepare()
    arrays = {f"state {name}": values[places] for name, values, places in _columns(simulation)}
    arrays["shape"] = _shape(simulation)
    network, events = simulation.model.network, simulation.events
    arrays["weight"] = network.weights["weight"][: network.weights.count].copy()
    arrays["above"] = network.sources["above"][: network.sources.count].copy()
    arrays["queue"] = _queue(simulation)
    for continuous in (False, True):
        arrays[f"played {continuous:d}"] = simulation.playing.reached[continuous].copy()
    return Snapshot(simulation.model.t, arrays, dict(events.callbacks))


def put_back(simulation: Simulation, snapshot: Snapshot, with_events: bool = True, with_streams: bool = False) -> None:
    """Make it the state again. Without events the queue and the weights of connections stay as they are, without
    streams the random numbers that come next."""
    simulation.prepare()
    model, arrays = simulation.model, snapshot.arrays
    model.t = snapshot.t
    streams = {f"{data.name}.{name}" for data in model.mechanism_data.values() for name in data.streams}
    for name, values, places in _columns(simulation):
        if with_streams or name not in streams:
            values[places] = arrays[f"state {name}"]
    network, events = model.network, simulation.events
    if with_events:
        events.empty()
        network.weights["weight"][: len(arrays["weight"])] = arrays["weight"]
        events.callbacks.update(snapshot.callbacks)
        events.next_callback = max(events.next_callback, *snapshot.callbacks, -1) + 1
        _fill_queue(simulation, arrays["queue"])
    network.sources["above"][: len(arrays["above"])] = arrays["above"]
    _play_on(simulation, snapshot)
    if simulation.variable_step is not None:
        simulation.variable_step.re_init(together=True)


# --- the numbers of nodes and mechanisms ---------------------------------------------------------------------


def _columns(simulation: Simulation) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Name, array and places in it, in the model's order, of everything that is kept."""
    model = simulation.model
    position = np.array(model.nodes.position, np.int32)
    rows = position[_node_handles(simulation)]
    yield "v", model.nodes["v"], rows
    for variable in model.node_variables.values():
        if variable.name in model.nodes.columns:
            places = (np.arange(variable.size)[:, None] * model.nodes.capacity + rows).ravel()
            yield variable.name, model.nodes[variable.name], places
    for data in model.mechanism_data.values():
        if not len(data.table):
            continue
        rows = _rows(simulation, data)
        for field in _kept_fields(data):
            column = data.table.columns[field.name]
            places = (np.arange(field.size)[:, None] * data.table.capacity + rows).ravel()
            yield f"{data.name}.{field.name}", column.array, places


def _node_handles(simulation: Simulation) -> np.ndarray:
    handles: list[int] = []
    for section in simulation.model.section_set:
        if section.root_node >= 0:
            handles.append(section.root_node)
        handles.extend(range(section.first, section.first + section.nodes))
        handles.append(section.end)
    return np.array(handles, np.int32)


def _rows(simulation: Simulation, data: MechanismData) -> np.ndarray:
    position = np.array(data.table.position, np.int32)
    if data.record.kind not in ("density", "ion"):
        return position[position >= 0]
    handles: list[int] = []
    for section in simulation.model.section_set:
        first = section.rows.get(data)
        if first is not None:
            handles.extend(range(first, first + section.nodes))
    return position[np.array(handles, np.int64)]


def _kept_fields(data: MechanismData) -> list[Any]:
    record = data.record
    if record.kind == "ion":
        style = data.table["style"][: data.table.used].astype(np.int64)
        inside, outside = bool((style & INSIDE_WRITTEN).any()), bool((style & OUTSIDE_WRITTEN).any())
        ion = record.name.removesuffix("_ion")
        written = {f"{ion}i": inside, f"{ion}o": outside}
        return [field for field in record.fields if written.get(field.name)]
    if record.has_net_receive or record.kind == "artificial":
        watches = {name for names in record.watches for name in names}  # NEURON goes on watching what it watches
        return [field for field in record.fields if field.name not in watches]
    return [field for field in record.fields if field.role in ("state", "random") and not field.at_nodes]


def _shape(simulation: Simulation) -> np.ndarray:
    """How many numbers there are of what: pairs (a number for the name, count)."""
    model = simulation.model
    counts = [(0, len(_node_handles(simulation)))]
    for data in model.mechanism_data.values():
        if len(data.table):
            counts.append((sum(data.name.encode()), len(_rows(simulation, data))))
    counts.append((-1, model.network.connections.count))
    return np.array(counts, np.int64).ravel()


# --- the queue -----------------------------------------------------------------------------------------------


def _queue(simulation: Simulation) -> np.ndarray:
    """The events, a row of `event` each, in the order of their delivery; instances by their number, and whether it is
    the one that net_move moves (in the column for the place in the heap)."""
    events = simulation.events
    slots, waiting = events.event.reshape(-1, queue.SLOT), waiting_slots(events)
    rows = slots[waiting].copy() if waiting else np.zeros((0, queue.SLOT), np.int64)
    targets = simulation.model.network.targets
    numbers: dict[MechanismData, np.ndarray] = {}
    for slot, row in zip(waiting, rows, strict=True):
        row[queue.PLACE] = 0
        if row[queue.KIND] == queue.WATCHED:  # what is watched is not kept, but it became true
            row[queue.KIND], row[queue.FIRST_WEIGHT] = queue.SELF, 0
        if row[queue.KIND] == queue.SELF:
            data, handle = targets[row[queue.TARGET]], int(row[queue.INSTANCE])
            movable = events.handlers.movable.get(data)
            row[queue.PLACE] = int(movable is not None and movable[handle] == slot)
            if data not in numbers:
                numbers[data] = np.cumsum(np.array(data.table.position, np.int32) >= 0) - 1
            row[queue.INSTANCE] = numbers[data][handle]  # the how manieth living instance it is
    return rows


def _fill_queue(simulation: Simulation, rows: np.ndarray) -> None:
    events, targets = simulation.events, simulation.model.network.targets
    living: dict[MechanismData, np.ndarray] = {}
    for row in rows.reshape(-1, queue.SLOT):
        due, flag = (row[place : place + 1].view(np.float64)[0] for place in (queue.DUE, queue.FLAG))
        handle = int(row[queue.INSTANCE])
        if row[queue.KIND] == queue.SELF:
            data = targets[row[queue.TARGET]]
            if data not in living:
                living[data] = np.flatnonzero(np.array(data.table.position, np.int32) >= 0)
            handle = int(living[data][handle])
        kind, target, weights = (int(row[place]) for place in (queue.KIND, queue.TARGET, queue.FIRST_WEIGHT))
        slot = events.put(float(due), kind, target, handle, weights, float(flag))
        if row[queue.KIND] == queue.SELF and row[queue.PLACE]:
            events.handlers.movable[data][handle] = slot


def play_now(simulation: Simulation, pipeline: Pipeline) -> Driver:
    """What is played takes its value of now."""
    return driver_of([simulation.playing.steps_after, simulation.playing.lines])


def _play_on(simulation: Simulation, snapshot: Snapshot) -> None:
    playing = simulation.playing
    for continuous in (False, True):
        kept = snapshot.arrays[f"played {continuous:d}"]
        if not playing.rows[continuous] and playing.players:
            playing.start()
        reached = playing.reached[continuous]
        if len(reached) == len(kept):
            reached[:] = kept
    for player, count in zip(playing.rows[False], playing.reached[False].tolist(), strict=False):
        if count > 0:
            player.pointer.set(player.steps[1].item(count - 1))  # the value that holds now
    simulation.run_once("play now", play_now)
    for hook in simulation.after_run:
        hook()
