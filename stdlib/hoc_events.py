"""Statements of hoc that are executed at a time of the simulation: `cvode.event(t, "statement")`."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from ..interp.machine import Machine


class HocEvents:
    """The events of a machine that are still to come, by time, then in the order in which they were asked for.

    An event is delivered before the step in whose first half it lies, or after the step that reaches it. While it is
    delivered, t is its time. Initialization forgets those from before.
    """

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.queue: list[tuple[float, int, Callable[[], None]]] = []
        self.order = count()
        simulation = machine.simulation
        simulation.start_events = self.queue.clear
        simulation.deliver_first_events = lambda: self.deliver(0.0)

    def add(self, time: float, action: Callable[[], None]) -> None:
        heappush(self.queue, (time, next(self.order), action))
        simulation = self.machine.simulation
        if self.before not in simulation.before_step:
            simulation.before_step.append(self.before)
            simulation.after_step.append(self.after)

    def before(self) -> None:
        model = self.machine.model
        self.deliver(model.t + 0.5 * model.dt)

    def after(self) -> None:
        self.deliver(self.machine.model.t)
        if not self.queue:
            self.machine.simulation.before_step.remove(self.before)
            self.machine.simulation.after_step.remove(self.after)

    def deliver(self, until: float) -> None:
        """Execute what is due by then."""
        model = self.machine.model
        while self.queue and self.queue[0][0] <= until:
            time, _, action = heappop(self.queue)
            now, model.t = model.t, time
            action()
            model.t = now


_events: WeakKeyDictionary[Machine, HocEvents] = WeakKeyDictionary()


def events_of(machine: Machine) -> HocEvents:
    """The machine's events."""
    found = _events.get(machine)
    if found is None:
        found = _events[machine] = HocEvents(machine)
    return found
