"""The statements of `NetCon.record`, which run at the spike, before anybody gets it: where a threshold is found
exceeded, where an event is taken from the queue, and in the middle of a NET_RECEIVE, at its net_event."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ..kernels import queue
from ..mechanism.events import TOLD
from ..model.clock import T
from ..model.mechanisms import MechanismData
from ..target import callbacks
from ..target.driver import Driver
from .pipeline import driver_of

if TYPE_CHECKING:
    from .events import Events


class SpikeStatements:
    """Of an event queue."""

    def __init__(self, events: Events) -> None:
        self.events = events
        self._callbacks: dict[MechanismData, Any] = {}
        self._take: Driver | None = None
        self._within = False  # a NET_RECEIVE: what it is bound to must not move

    def call(self) -> None:
        """That of the source for which the queue stopped, at the time of its spike."""
        events, simulation = self.events, self.events.simulation
        source, clock = events.network.source_list[events.state.item(queue.WANTED)], simulation.model.clock
        if source is None or source.statement is None:
            return
        events.tell_recorders()
        simulation.services.print_messages()
        now, clock[T] = clock.item(T), events.moment.item(queue.ASKED)
        source.statement()
        clock[T] = now
        if simulation.model.structure_changed:
            raise RanvierError(
                "the statement of NetCon.record changed the structure of the model in the middle of a step",
                hint='let it do so at the end of the step: cvode.event(t, "statement")',
            )
        if events.network.changed and not self._within:
            events.bind()

    # --- in the middle of a NET_RECEIVE ---

    def key(self, data: MechanismData) -> str:
        """Which of a mechanism's kernels receives its events: the one that tells of each net_event, if a statement
        waits for one."""
        told = f"net_receive{TOLD}"
        waits = self.events.network.statements[data] > 0 and told in data.record.signatures
        return told if waits else "net_receive"

    def address(self, data: MechanismData) -> int:
        """What that kernel calls."""
        if data not in self._callbacks:
            self._callbacks[data] = callbacks.callback(partial(self._told, data), ("long", "address"))
        return callbacks.address(self._callbacks[data])

    def _told(self, data: MechanismData, _: int) -> int:
        """The last request of a mechanism was a net_event. If a statement waits for it, all requests are taken over."""
        events, simulation = self.events, self.events.simulation
        requests = simulation.services.request_list(data)
        last = int(requests["event.count"][0]) - 1
        if last >= requests["event.capacity"]:
            return 0
        source = events.handlers.source_in_row(data, int(requests["event.instance"][last]))
        if source is None or source.statement is None:
            return 0
        outer, self._within = self._within, True
        try:
            self._take_over(data)
        except BaseException as error:
            simulation.services.c.fail(error)
        self._within = outer
        if events.network.changed or simulation.services.c.error is not None:
            events.stop_soon()
        return 0

    def _take_over(self, data: MechanismData) -> None:
        events = self.events
        entry = events.for_c()[0]
        if self._take is None:
            self._take = driver_of([entry])
        entry.slots["which"] = events.network.number_of(data)
        entry.slots["weight_index"] = events.state.item(queue.WEIGHT) if events.state[queue.HANDLER] >= 0 else 0
        status = self._take.run(1)
        while status.code and events.stopped(status.code):
            status = self._take.again()
