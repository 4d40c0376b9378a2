"""The methods of CVode that are about events and connections; they work with every method of integration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..interp.registry import method
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from ..solver.integrate.event_list import Pending, pending
from ..solver.kernels.queue import CALLBACK, CONNECTION, SELF, SPIKE, WATCHED
from .connection_ends import is_point_process, object_at
from .context import object_of_running_code
from .list_ import List
from .netcon import NetCon, by_source, listed
from .python_object import PythonObject
from .vector import Vector

if TYPE_CHECKING:
    from ..interp.machine import Machine

CONNECTION_EVENTS, SELF_EVENTS = 2, 3
KINDS = {CONNECTION_EVENTS: CONNECTION, SELF_EVENTS: SELF}


class CVodeEvents(HocObject):
    """event, netconlist and what looks into the queue."""

    @method
    def event(self, time: float, statement: str | PythonObject | None = None, *rest: object) -> float:
        """cvode.event(t [, "statement" [, point process, re_init]]): the statement is executed at t (ms), with the
        fixed step at the end of the step that t lies in; with a point process at t itself, within the step, and with
        re_init 1 a variable step begins anew. An event in the past does not happen."""
        callback = None
        if statement is not None:
            callback = Statement(
                str(statement), self.machine.statement(statement, object_of_running_code(self.machine))
            )
        events = self.machine.simulation.events
        if callback is None or not rest:
            return events.call_at(time, callback)
        if len(rest) != 2 or not is_point_process(rest[0]) or rest[1] not in (0.0, 1.0):
            raise RanvierError('CVode.event takes (time), (time, "statement") or (…, point process, 0 or 1)')
        return events.call_within(time, callback, rest[0].point.section, rest[1] == 1.0)

    @method
    def netconlist(self, pre: object, post: object, target: object, given: List | None = None) -> List:
        """cvode.netconlist(pre, post, target [, list]): the NetCons whose source (or its cell), target's cell and
        target are these objects, or have names that match these patterns ("" matches all)."""
        is_pre, is_post, is_target = (_test(self.machine, what) for what in (pre, post, target))

        def chosen(connection: NetCon) -> bool:
            source = connection.precell() or connection.pre()
            return is_pre(source) and is_post(connection.postcell()) and is_target(connection.syn())

        return listed(self.machine, given, filter(chosen, by_source(self.machine)))

    @method
    def event_queue_info(self, kind: int, times: Vector, first: object, second: List | None = None) -> float:
        """cvode.event_queue_info(2, times, list): the events that come over NetCons, in their order;
        cvode.event_queue_info(3, times, flags, list): those that point processes have sent to themselves, and which."""
        events = [one for one in pending(self.machine.simulation.events) if one.kind == KINDS.get(kind)]
        found = second if kind == SELF_EVENTS else first
        if kind not in KINDS or not isinstance(found, List):
            raise RanvierError("CVode.event_queue_info takes (2, Vector, List) or (3, Vector, Vector, List)")
        if isinstance(first, Vector):
            first.assign([one.flag for one in events])
        times.assign([one.time for one in events])
        found.remove_all()
        connections = self._connections()
        for one in events:
            found.append(self._sender(one) if one.kind == SELF else connections.get(one.target))
        return 1.0

    @method
    def print_event_queue(self, times: Vector | None = None) -> float:
        """cvode.print_event_queue(): prints all events that are to come, or puts their times into a Vector."""
        events = pending(self.machine.simulation.events)
        if times is not None:
            times.assign([one.time for one in events])
            return 1.0
        connections = self._connections()
        for one in events:
            self.machine.write(f" {self._described(one, connections)}\n")
        return 1.0

    def _connections(self) -> dict[int, NetCon]:
        return {connection.row: connection for connection in self.machine.instances[NetCon]}

    def _sender(self, event: Pending) -> HocObject | None:
        return object_at(self.machine, self.machine.model.network.targets[event.target], event.handle)

    def _described(self, event: Pending, connections: dict[int, NetCon]) -> str:
        if event.kind == CALLBACK:
            statement = self.machine.simulation.events.callbacks.get(event.target)
            return f"HocEvent {statement or ''} {event.time:.15g}"
        if event.kind == SPIKE:
            return f"PreSyn {event.time:.15g}"
        if event.kind == WATCHED:
            return f"WatchCondition {self._sender(event)} {event.time:.15g} flag={event.flag:g}"
        if event.kind == SELF:
            return f"SelfEvent target={self._sender(event)} {event.time:.15g} flag={event.flag:g}"
        connection = connections.get(event.target)
        if connection is None:
            return f"NetCon deleted {event.time:.15g}"
        source = connection.source()
        place = source.section if source is not None else None
        begin = connection.pre() or (place.name if place is not None else "")
        return f"{connection} src={begin} target={connection.syn() or 'nullptr'} {event.time:.15g}"

    @method
    def queue_mode(self, bins: float = 0.0, self_queue: float = 0.0) -> int:
        """cvode.queue_mode(…): how NEURON sorts events; here there is one queue."""
        return 0


class Statement:
    """A statement of hoc that is to be executed; `str` gives its text."""

    __slots__ = ("text", "run")

    def __init__(self, text: str, run: Callable[[], None]) -> None:
        self.text = text
        self.run = run

    def __call__(self) -> None:
        self.run()

    def __str__(self) -> str:
        return self.text


def _test(machine: Machine, what: Any) -> Callable[[HocObject | None], bool]:
    """Whether an object is the one that is meant, or has a name that matches."""
    if what is None or isinstance(what, HocObject):
        return lambda found: found is not None and found is what
    matches = machine.section_pattern(str(what))
    return lambda found: not str(what) or (found is not None and bool(matches(str(found))))
