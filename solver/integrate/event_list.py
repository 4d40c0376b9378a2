"""Looking into the event queue from Python."""

from __future__ import annotations

from typing import NamedTuple

from ..kernels import queue
from .events import Events


class Pending(NamedTuple):
    """An event that is still to come. `kind` is CONNECTION, SELF, WATCHED, CALLBACK or SPIKE of kernels/queue.py;
    `target` the row of a connection, the number of a mechanism in `network.targets` (with the instance's `handle`), of
    a callback, or of a source."""

    time: float
    kind: int
    target: int
    handle: int
    flag: float


def pending(events: Events) -> list[Pending]:
    """All events of the queue in the order in which they are going to be delivered."""
    slots = events.event.reshape(-1, queue.SLOT)
    times = slots.view(float)
    return [_event(slots[slot].tolist(), times[slot].tolist()) for slot in waiting_slots(events)]


def waiting_slots(events: Events) -> list[int]:
    """The slots of the events in the order in which they are going to be delivered."""
    state, slots = events.state, events.event.reshape(-1, queue.SLOT)
    due, sent, order = slots[:, queue.DUE].view(float), slots[:, queue.SENT], slots[:, queue.ORDER]
    others = events.heap[: state[queue.SIZE]].tolist()
    others.sort(key=lambda slot: (due.item(slot), sent.item(slot), order.item(slot)))
    return [state.item(queue.LEAST), *others] if state[queue.LEAST] >= 0 else others


def _event(whole: list[int], real: list[float]) -> Pending:
    return Pending(real[queue.DUE], whole[queue.KIND], whole[queue.TARGET], whole[queue.INSTANCE], real[queue.FLAG])
