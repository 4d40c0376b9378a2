"""The event queue of a simulation: its arrays, its place in the steps, and what Python does when a kernel stops.

In a step thresholds are looked at first; then, before anything is computed, events until t + dt/2 are delivered, and
after the states those until t. A spike's time is that of the step at whose begin it was found. Callbacks of events
(`cvode.event(t, "statement")`) are called at the end of the step in which their time lies, when nothing is half done;
the statement of `NetCon.record` is called at the spike.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..interrupts import WHOLE
from ..kernels import events as k
from ..kernels import queue
from ..model.clock import DT, T
from ..model.mechanisms import MechanismData
from ..model.pointer import memory_of
from ..target import cpu
from ..target.arrays import Slots, aligned
from ..target.dispatch import Dispatch, dispatch_address
from ..target.driver import Driver
from .asking import has_events, sends_from_c
from .binding import describe_row
from .handlers import Handlers
from .homes import NOWHERE
from .pipeline import Entry, driver_of
from .spike_statements import SpikeStatements
from .watches import Watches

if TYPE_CHECKING:
    from .simulation import Simulation

FIRST_SLOTS = 256
LOG = 4096  # spikes that are recorded between two looks at the log
CALLBACKS = 64
NO_CALLBACK = -1
NEARLY = 1e-6  # of a step
KEPT = (
    queue.CAPACITY,
    queue.LOG_CAPACITY,
    queue.CALLS_CAPACITY,
    queue.DELIVERED,
    queue.GLOBAL,
)  # numbers that emptying the queue keeps

KERNELS = (k.detect, k.take_requests, k.next_event, k.next_connection, k.callbacks_wait, k.schedule, k.spikes_arrive)


@cache
def module() -> cpu.Module:
    """The kernels of the queue, compiled together; a model without events needs none of them."""
    return cpu.compile(KERNELS)


class Events:
    """The queue, bound to the network and the mechanisms of a simulation."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.network = simulation.model.network
        self.callbacks: dict[int, Callable[[], None]] = {}
        self.next_callback = 0
        self.used = False  # something was scheduled
        self._has_events: dict[str, bool] = {}  # by mechanism
        self._slots: list[Slots] = []
        self._takers: dict[MechanismData, Entry] = {}
        self._made = False
        self.statements = SpikeStatements(self)
        self.handlers = Handlers(self)
        # of what is due, of the first of it; None as long as there was no event and no connection
        self.delivery: Driver | None = None
        self.single_delivery: Driver | None = None
        self._for_c: Entry | None = None
        self._structure = -1  # the model's version that everything is bound to
        self.state = aligned(queue.STATE_SIZE, np.int64)
        self.moment = aligned(queue.MOMENTS)
        self.watches = Watches(self)
        self.log_time, self.log_source = aligned(LOG), aligned(LOG, np.int64)
        self.calls = aligned(CALLBACKS, np.int64)
        self.state[queue.LOG_CAPACITY], self.state[queue.CALLS_CAPACITY] = LOG, CALLBACKS
        self._allocate(FIRST_SLOTS)
        self.clear()

    @property
    def in_use(self) -> bool:
        """Whether a step has to look at events at all."""
        return self.used or self.network.in_use or any(len(data.table) for data in self._mechanisms())

    def _mechanisms(self) -> list[MechanismData]:
        """Those that ask for events or receive them."""
        known = self._has_events
        for name, data in self.simulation.model.mechanism_data.items():
            if name not in known:
                known[name] = has_events(data)
        return [data for name, data in self.simulation.model.mechanism_data.items() if known[name]]

    # --- the queue ---

    def _allocate(self, capacity: int) -> None:
        """Room for so many events; those that are there stay."""
        old = int(self.state[queue.CAPACITY])
        event, heap, key = aligned(capacity * queue.SLOT, np.int64), aligned(capacity, np.int64), aligned(capacity)
        if old:
            event[: old * queue.SLOT], heap[:old], key[:old] = self.event, self.heap, self.key
        links = event.reshape(-1, queue.SLOT)[:, queue.PLACE]
        links[old:] = np.arange(old + 1, capacity + 1)
        if old:
            links[-1] = self.state[queue.FREE]
        self.state[queue.FREE] = old
        self.event, self.heap, self.key = event, heap, key
        self.state[queue.CAPACITY] = capacity
        self._rebind("event", "heap", "key")

    def clear(self) -> None:
        """No events, nothing is watched; t = 0 is to come."""
        self.empty()
        self.watches.clear()
        self.state[queue.GLOBAL] = self.simulation.gids.order_events
        for source in self.network.source_list:
            if source is not None and source.recorder is not None:
                source.recorder.begin()

    def empty(self) -> None:
        """No events, and no threshold is exceeded."""
        capacity = int(self.state[queue.CAPACITY])
        kept = {name: int(self.state[name]) for name in KEPT}
        self.state[:] = 0
        for name, value in kept.items():
            self.state[name] = value
        self.state[queue.LEAST] = self.state[queue.HANDLER] = -1
        self.event.reshape(-1, queue.SLOT)[:, queue.PLACE] = np.arange(1, capacity + 1)
        self.network.sources["above"][:] = 0
        for movable in self.handlers.movable.values():
            movable[:] = -1
        self.watches.forget_flags()
        self.callbacks.clear()

    @property
    def count(self) -> int:
        """Events in the queue."""
        state = self.state
        return state.item(queue.SIZE) + (state.item(queue.LEAST) >= 0)

    @property
    def next_time(self) -> float:
        """When the next event is due (ms); infinite if there is none."""
        least = self.state.item(queue.LEAST)
        return (
            self.event[least * queue.SLOT + queue.DUE : least * queue.SLOT + queue.DUE + 1].view(np.float64).item()
            if least >= 0
            else np.inf
        )

    @property
    def delivered(self) -> int:
        """How many events were delivered so far."""
        return self.state.item(queue.DELIVERED)

    def call_at(self, time: float, callback: Callable[[], None] | None) -> float:
        """Call something at the end of the step in which `time` (ms) lies; None only marks the time. What is past is
        not called. Gives the time in the queue."""
        time, is_past = self._due(time)
        if is_past:
            return time
        number = -1
        if callback is not None:
            number = self.next_callback
            self.next_callback += 1
            self.callbacks[number] = callback
        self.put(time, queue.CALLBACK, number)
        return time

    def call_within(self, time: float, callback: Callable[[], None], section: Any, disturbs: bool) -> float:
        """Call something at `time` (ms) itself, like an event that a mechanism in a section gets: t is that time
        meanwhile. `disturbs`: a variable step begins anew after it."""
        time, is_past = self._due(time)
        if is_past:
            return time
        source = self.network.source_elsewhere()
        source.section = section

        def call_once() -> None:
            source.watch(None, None)
            self.state[queue.DISTURBED] += disturbs
            callback()

        source.watch(None, call_once)
        self.put(time, queue.SPIKE, source.index, flag=float(disturbs))
        return time

    def _due(self, time: float) -> tuple[float, bool]:
        """When the queue delivers what a program wants at `time`, and whether that is past."""
        clock = self.simulation.model.clock
        now, dt = clock.item(T), clock.item(DT)
        if now <= time and 0.0 < dt < time and abs(time / dt - round(time / dt)) < NEARLY:
            if not self.simulation.choose_variable_step(None):
                # a whole number of steps: in the step that ends then, whatever the last digits of t (now is over)
                time -= 0.25 * dt
        return time, time < now

    def send_over(self, connection: int, time: float, flag: float | None = None) -> None:
        """An event that arrives over a connection at `time` (ms), whatever its delay; with a flag as if its target had
        sent it to itself."""
        views = self.network.connections.views
        self.network.kept_rows = self.network.connections.count
        if flag is None:
            self.put(time, queue.CONNECTION, connection)
        elif views.mechanism[connection] >= 0:
            target, handle = views.mechanism[connection], views.instance[connection]
            self.put(time, queue.SELF, target, handle, views.first_weight[connection], flag)

    def fire_at(self, source: int, time: float) -> None:
        """A spike of the source with this index at `time` (ms)."""
        self.put(time, queue.SPIKE, source)

    def put(self, time: float, kind: int, target: int, handle: int = 0, weights: int = 0, flag: float = 0.0) -> int:
        """An event into the queue; gives its slot."""
        self._make()
        self.used = True
        if self.count >= (capacity := self.state.item(queue.CAPACITY)):
            self._allocate(2 * capacity)
        given = {"time": time, "kind": kind, "target": target, "handle": handle, "weights": weights, "flag": flag}
        for name, value in given.items():
            self.scheduling.slots[name] = value
        slot = self.state.item(queue.FREE)
        self._scheduler.run(1)
        return slot

    # --- binding ---

    def _make(self) -> None:
        """The entries, made once; what they are bound to changes in place."""
        if self._made:
            return
        self._made = True
        self.detection = self._entry(k.detect, later=k.AFTER_CROSSING)
        self.detection_now = self._entry(k.detect, later=0.0)  # of the variable step
        deliveries = [self._entry(k.next_event, ahead=a, single=b) for a, b in ((0.5, 0), (0.0, 0), (0.0, 1))]
        self._deliveries = [Dispatch((one.address, one.slots)) for one in deliveries]
        self.before, self.after, self.single = (
            Entry("next_event", dispatch_address(), one) for one in self._deliveries
        )
        initial = self._entry(k.next_connection, count=0, handler=aligned(1, np.int64))
        self._initial_slots = initial.slots
        self._initialization = Dispatch((initial.address, initial.slots))
        self.initialization = Entry("next_connection", dispatch_address(), self._initialization)
        self.waiting = self._entry(k.callbacks_wait)
        given = {"time": 0.0, "kind": 0, "target": 0, "handle": 0, "weights": 0, "flag": 0.0}
        self.scheduling = self._entry(k.schedule, **given)
        self._scheduler = driver_of([self.scheduling])
        self.arrivals = self._entry(k.spikes_arrive, count=0, sources=aligned(1, np.int64), times=aligned(1))
        self._arrive = driver_of([self.arrivals])
        self.delivery, self.single_delivery = driver_of([self.after]), driver_of([self.single])

    def arrays(self) -> dict[str, np.ndarray]:
        """What the kernels' parameters are bound to now, by name."""
        network = self.network
        first_out, out = self._out
        return {
            "clock": self.simulation.model.clock, "state": self.state, "moment": self.moment, "event": self.event,
            "heap": self.heap, "key": self.key, "calls": self.calls, "log_time": self.log_time,
            "log_source": self.log_source, "order": self.order, "first_out": first_out, "out": out,
            "handler": self.handlers.received, "watches": self.watches.table,
            "addresses": self.addresses, "threshold": network.sources["threshold"],
            **{name: network.sources[name] for name in ("above", "does", "gid")},
            **{name: network.connections[name] for name in ("delay", "active", "mechanism", "instance")},
            "first_weight": network.connections["first_weight"], "weight": network.weights["weight"],
        }  # fmt: skip

    _out = (aligned(1, np.int32), aligned(1, np.int32))
    addresses = aligned(1, np.int64)
    order = homes = aligned(1, np.int64)  # of the sources

    def _entry(self, kernel: Any, **given: object) -> Entry:
        one = Entry(kernel.name, module().address(kernel.name), self.slots(module()[kernel.name], **given))
        one.rows = {}
        return one

    def slots(self, signature: Any, **given: object) -> Slots:
        """The arguments of a kernel, which follow the queue and the network wherever they lie."""
        arrays = {"count": 0, "first": 0, "last": 0, **self.arrays(), **given}
        slots = Slots(signature, {p.name: arrays[p.name] for p in signature.parameters})
        self._slots.append(slots)
        return slots

    def _rebind(self, *names: str) -> None:
        """Tell the kernels where these arrays, or all, lie now."""
        if not self._slots:
            return
        arrays = self.arrays()
        for slots in self._slots:
            for name in names or arrays:
                if name in slots.positions and not (name == "handler" and slots is self._initial_slots):
                    slots[name] = arrays[name]

    def bind(self) -> None:
        """Everything anew: the structure or the network changed."""
        self._make()
        network = self.network
        network.prune()
        for data in self._mechanisms():
            network.number_of(data)
        network.changed = False
        network.kept_rows = network.connections.count
        self.addresses = aligned(max(network.sources.count, 1), np.int64)
        for source in network.source_list:
            if source is not None and source.pointer is not None:
                self.addresses[source.index] = source.pointer.address()
        self.memory = memory_of(source.pointer for source in network.source_list if source is not None)
        self._put_in_order()
        self._out = network.by_source()
        self.watches.bind()
        receivers, beginners = self.handlers.bind()
        for dispatch in self._deliveries:
            dispatch.choose_among(receivers)
        self._initialization.choose_among(beginners)
        self._rebind()
        for one in (self.detection, self.detection_now):
            one.slots["first"], one.slots["last"] = 0, network.sources.count
        self._initial_slots["handler"] = self.handlers.initialized
        self._initial_slots["count"] = network.connections.count
        if any(sends_from_c(data) for data in network.targets):
            self.simulation.services.c.links.bind(self)

    def _put_in_order(self) -> None:
        """The sources as they are looked at: as they were made, or where cells have steps of their own cell by cell."""
        count, homes = self.network.sources.count, self.simulation.homes
        self.order = np.arange(max(count, 1), dtype=np.int64)
        self.homes = np.full(max(count, 1), NOWHERE, np.int64)  # of the sources, by index
        if homes is not None:
            for source in self.network.source_list:
                if source is not None and (source.pointer is not None or source.section is not None):
                    self.homes[source.index] = homes.of(source.pointer, source.section)
            self.order = np.argsort(self.homes[:count], kind="stable") if count else self.order

    def taker(self, data: MechanismData) -> Entry:
        """The kernel that follows a launch of a mechanism which asks for events."""
        found = self._takers.get(data)
        if found is None:
            self._make()
            found = self._takers[data] = self._entry(
                k.take_requests, which=self.network.number_of(data), weight_index=0
            )
        return found

    def for_c(self) -> tuple[Entry, np.ndarray, np.ndarray]:
        """What C text needs that sends and delivers events: the kernel that takes requests over, the table of
        handlers, what is launched for each."""
        if self._for_c is None:
            self._for_c = self._entry(k.take_requests, which=0, weight_index=0)
        return self._for_c, self.handlers.received, self._deliveries[0].pairs

    def stop_soon(self) -> None:
        """A native call ends after the present step, as if a callback waited."""
        if self.state[queue.CALLS] < self.state[queue.CALLS_CAPACITY]:
            self.calls[self.state[queue.CALLS]] = NO_CALLBACK
            self.state[queue.CALLS] += 1

    def arrive(self, sources: np.ndarray, times: np.ndarray) -> None:
        """Spikes of other processes, by the indices of the sources that stand for theirs here."""
        self._make()
        slots = self.arrivals.slots
        slots["count"], slots["sources"], slots["times"] = len(sources), sources, times
        self.simulation.run_driver(self._arrive)

    # --- what Python does ---

    def first(self) -> None:
        """Deliver what is due until now, and call the callbacks: at initialization."""
        if self.in_use:
            self.simulation.run_driver(self.delivery)
            self.call_callbacks()

    def stopped(self, code: int) -> bool:
        """Whether a native call stopped for the queue and goes on now with the same kernel. RanvierError if it can
        not."""
        if not k.FIRST_CODE <= code <= k.LAST_CODE or code == k.CALLS_WAIT:
            return False
        self._attend(code)
        return True

    def _attend(self, code: int) -> None:
        state = self.state
        if code == k.NO_SLOT:
            capacity = int(state[queue.CAPACITY])
            self._allocate(max(2 * capacity, self.count + int(state[queue.WANTED]) + 1))
        elif code == k.NO_LOG:
            self.tell_recorders()
        elif code == k.NO_CALLS:
            calls = aligned(2 * len(self.calls), np.int64)
            calls[: len(self.calls)] = self.calls
            self.calls = calls
            state[queue.CALLS_CAPACITY] = len(calls)
            self._rebind("calls")
        elif code == k.STATEMENT:
            self.statements.call()
        else:
            raise self._error(code)

    def tell_recorders(self) -> None:
        """Hand out the spikes that were logged."""
        count = self.state.item(queue.LOGGED)
        if not count:
            return
        self.state[queue.LOGGED] = 0
        self.simulation.spikes.note(self.log_time[:count], self.log_source[:count])
        sources = self.network.source_list
        for time, index in zip(self.log_time[:count].tolist(), self.log_source[:count].tolist(), strict=True):
            source = sources[index]
            if source is not None and source.recorder is not None:
                source.recorder.spike(time)

    def call_callbacks(self) -> bool:
        """Call what events that were delivered are to call; whether there was any."""
        count = self.state.item(queue.CALLS)
        self.state[queue.CALLS] = 0
        for number in self.calls[:count].tolist():
            callback = self.callbacks.pop(number, None)
            if callback is not None:
                with WHOLE.opened():
                    callback()
        return count > 0

    def _error(self, code: int) -> RanvierError:
        data = self.network.targets[self.state.item(queue.WANTED)]
        requests = self.simulation.services.request_list(data)
        clock, asked = self.simulation.model.clock, self.moment.item(queue.ASKED)
        place = ""
        if code != k.LOST_REQUESTS:
            place = describe_row(
                self.simulation.model, data, int(requests["event.instance"][self.state[queue.REQUEST]])
            )
        self.state[queue.REQUEST] = self.state[queue.ACTIVE] = 0
        requests["event.count"][0] = 0
        if code == k.IN_THE_PAST:
            return RanvierError(f"{place} asked for an event at {asked:g} ms, before t = {clock.item(T):g} ms")
        if code == k.NOTHING_TO_MOVE:
            return RanvierError(f"net_move in {place}: no event with flag 1 is under way")
        return RanvierError(f"{data.name} asked for more events at once than there is room for")
