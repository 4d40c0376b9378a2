"""NetCon: a connection from a source of spikes to a synapse or an artificial cell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from math import floor
from typing import TYPE_CHECKING, Any

from ..interp.registry import absent, attribute, element, hoc_class, method, quicker
from ..interp.values import FLOAT_EPSILON, HocObject, Maker, Pointer, StringCell
from ..lang.errors import RanvierError
from .connection_ends import belongs, cell_of, is_point_process, object_at, position_of_voltage, receiver
from .context import object_of_running_code
from .list_ import List
from .python_object import PythonObject
from .spike_recorder import SpikeRecorder
from .vector import Vector

if TYPE_CHECKING:
    import numpy as np

    from ..interp.machine import Machine
    from ..solver.model.network import Network, Source
    from ..solver.model.point_processes import PointProcess
    from ..solver.model.sections import Section

for _name in ("preseg", "postseg"):
    absent(_name, "a segment is an object only in Python.", f"{_name[:-3]}loc() tells section and position.",
           owner="NetCon")  # fmt: skip

NOTHING = object()  # an argument that was not given
NO_PLACE = -1.0  # what preloc gives where there is no position


@hoc_class("NetCon")
class NetCon(HocObject):
    """section nc = new NetCon(&v(x), target [, threshold, delay, weight]), or new NetCon(source, target, …).

    When the variable rises above the threshold (10), or the source (a point process or artificial cell) sends a spike,
    the target (a point process or artificial cell with NET_RECEIVE, or NULLobject) gets an event after the delay
    (1 ms) with the weight (0). The threshold belongs to the source: all its NetCons have the same.
    """

    __slots__ = ("row",)

    def __init__(self, machine: Machine, source: object, target: object, *numbers: float) -> None:
        if len(numbers) not in (0, 3):
            raise RanvierError(f"NetCon takes 2 or 5 arguments, {2 + len(numbers)} given")
        threshold, delay, weight = numbers or (None, 1.0, 0.0)
        if delay < 0.0:
            raise RanvierError(f"NetCon: the delay must not be negative, it is {delay:g} ms")
        self._connect(source, receiver(target, "NetCon: argument 2"), threshold, delay, weight)

    def _connect(self, source: Any, target: Any, threshold: float | None, delay: float, weight: float) -> None:
        """A new connection, between what hoc gave and a point process of the model."""
        machine = self.machine
        network = machine.model.network
        before = network.sources.count
        if is_point_process(source):
            found = (network.silent_source if source.never_sends else network.source_of_point)(source.point)
        elif source is None:
            found = network.source_nowhere() if target is not None else None
        elif isinstance(source, HocObject) or not hasattr(source, "address"):
            raise RanvierError("NetCon: argument 1 must be a point process, NULLobject or the address of a variable")
        else:
            section = machine.current_section()
            if not belongs(source, section):
                raise RanvierError(
                    f"NetCon: the variable does not belong to the accessed section, {section.name}",
                    hint="write: section nc = new NetCon(&v(x), target)",
                )
            found = network.source_of_variable(source, section)
        if threshold is not None and found is not None and source is not None:
            if found.index >= before or not found.point:
                found.threshold = threshold
        row = network.connect(found, target, delay, weight)
        self.row = row if row != self.index else self.index  # one number for both, usually

    def __del__(self, _at_the_end: Callable[[], bool] = sys.is_finalizing) -> None:
        row = getattr(self, "row", None)
        if row is not None and not _at_the_end():
            self.machine.model.network.disconnect(row)

    @property
    def network(self) -> Network:
        """The model's connections, of which it is a row."""
        return self.machine.model.network

    # -- where from and where to

    def source(self) -> Source | None:
        """The source, if there (still) is one."""
        return self.network.source(self.row)

    def needed_source(self) -> Source:
        source = self.source()
        if source is None:
            raise RanvierError(f"{self} has no source")
        return source

    @method
    def valid(self) -> bool:
        """nc.valid(): whether it has a source and a target."""
        return self.source() is not None and self.network.target(self.row) is not None

    @method
    def syn(self) -> HocObject | None:
        """nc.syn(): the target."""
        target = self.network.target(self.row)
        return object_at(self.machine, *target) if target else None

    @method
    def pre(self) -> HocObject | None:
        """nc.pre(): the source, if it is a point process."""
        source = self.source()
        return object_at(self.machine, *source.point) if source and source.point else None

    @method
    def precell(self) -> HocObject | None:
        """nc.precell(): the object whose section the source variable belongs to."""
        source = self.source()
        return cell_of(source.section) if source is not None and source.point is None else None

    @method
    def postcell(self) -> HocObject | None:
        """nc.postcell(): the object whose section the target is in."""
        return cell_of(_section(self.syn()))

    @method
    def preloc(self) -> float:
        """nc.preloc(): accesses the section of the source voltage (until pop_section()) and gives its position there;
        -1 if the source is no variable, -2 if it is another variable than v."""
        source = self.source()
        if source is None or source.point is not None or source.section is None:
            return NO_PLACE
        section, pointer = source.section, source.pointer
        x = position_of_voltage(section, pointer)
        self.machine.push_section(section)
        return x

    @method
    def postloc(self) -> float:
        """nc.postloc(): accesses the section of the target (until pop_section()) and gives its position there; -1 if
        it has none."""
        target = self.syn()
        place = target.point.get_loc() if target is not None else None  # type: ignore[attr-defined]
        if place is None:
            return NO_PLACE
        self.machine.push_section(place[0])
        return place[1]

    @method
    def setpost(self, target: object) -> float:
        """nc.setpost(target): another target; NULLobject for none, which makes the connection inactive."""
        self.network.set_target(self.row, receiver(target, "NetCon.setpost: argument 1"))
        return 0.0

    @method
    def srcgid(self) -> int:
        """nc.srcgid(): the global number of the source, -1 if it has none."""
        source = self.source()
        return -1.0 if source is None else float(source.gid)

    # -- lists of others

    @method
    def prelist(self, given: List | None = None) -> List:
        """nc.prelist(): a List of the NetCons with the same source. A List that is given gets them at its end; so with
        the other lists."""
        source = self.source()
        return self._listed(given, lambda other: source is not None and other.source() is source)

    @method
    def synlist(self, given: List | None = None) -> List:
        """nc.synlist(): the NetCons that have a source and the same target, or none as this one."""
        target = self.network.target(self.row)
        return self._listed(
            given, lambda other: other.source() is not None and self.network.target(other.row) == target
        )

    @method
    def postcelllist(self, given: List | None = None) -> List:
        """nc.postcelllist(): the NetCons whose targets are in the same cell."""
        cell = self.postcell()
        return self._listed(given, lambda other: cell is not None and other.postcell() is cell)

    @method
    def precelllist(self, given: List | None = None) -> List:
        """nc.precelllist(): the NetCons whose sources are in the same cell."""
        cell = self.precell()
        return self._listed(given, lambda other: cell is not None and other.precell() is cell)

    def _listed(self, given: List | None, chosen: Callable[[NetCon], bool]) -> List:
        return listed(self.machine, given, filter(chosen, self.machine.instances[NetCon]))

    # -- numbers

    @element("weight", bare=True)
    def weight(self, index: int) -> float:
        """nc.weight[i]: the arguments of the target's NET_RECEIVE; nc.weight is the first."""
        return self.machine.model.network.weights.views.weight[self._weight(index)]

    @weight.setter
    def weight(self, value: float, index: int) -> None:
        self.network.weights.views.weight[self._weight(index)] = value

    @quicker(weight.put)
    def _quicker_weight(checked: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N805
        def set_weight(self: NetCon, value: Any) -> None:
            if type(value) is not float:
                return checked(self, value, 0.0)
            network = self.machine.model.network
            network.weights.views.weight[network.connections.views.first_weight[self.row]] = value

        return set_weight

    def hocat_weight(self, index: float) -> float:
        """What `nc.weight[i]` calls (the registry would make a slower one)."""
        return self.machine.model.network.weights.views.weight[self._weight(floor(index + FLOAT_EPSILON))]

    def hocput_weight(self, value: float, index: float) -> float:
        """What `nc.weight[i] = value` calls."""
        at = self._weight(floor(index + FLOAT_EPSILON))
        try:
            self.machine.model.network.weights.views.weight[at] = value
        except TypeError:
            raise RanvierError("a weight of a NetCon is a number") from None
        return value

    @weight.pointer
    def weight(self, index: int) -> ColumnPointer:
        self._weight(index)
        return ColumnPointer(self, "weights", "weight", lambda: self._weight(index), index)

    def _weight(self, index: int) -> int:
        network, row = self.machine.model.network, self.row
        if index:
            count = network.weight_count(row)
            if not 0 <= index < count:
                raise RanvierError(f"NetCon.weight[{index}]: it has {count} weight{'s' * (count != 1)}")
        return network.connections.views.first_weight[row] + index

    @method
    def wcnt(self) -> float:
        """nc.wcnt(): the number of weights."""
        return float(self.network.weight_count(self.row))

    @attribute
    def delay(self) -> float:
        """From the spike to the event, ms."""
        return self.machine.model.network.connections.views.delay[self.row]

    @delay.setter
    def delay(self, value: float) -> None:
        if value < 0.0:
            raise RanvierError(f"NetCon.delay must not be negative, {value:g} ms given")
        self.machine.model.network.connections.views.delay[self.row] = value

    @delay.pointer
    def delay(self) -> ColumnPointer:
        return ColumnPointer(self, "connections", "delay", lambda: self.row)

    @attribute
    def threshold(self) -> float:
        """The source sends a spike when its variable rises above this; all NetCons of the source share it."""
        return self.needed_source().threshold

    @threshold.setter
    def threshold(self, value: float) -> None:
        self.needed_source().threshold = value

    @threshold.pointer
    def threshold(self) -> ColumnPointer:
        return ColumnPointer(self.needed_source(), "sources", "threshold", lambda: self.needed_source().index)

    @attribute
    def x(self) -> float:
        """The variable that is watched; 0 if there is none."""
        pointer = self.needed_source().pointer
        return pointer.get() if pointer is not None else 0.0

    @x.setter
    def x(self, value: float) -> None:
        pointer = self.needed_source().pointer
        if pointer is not None:
            pointer.set(value)

    @x.pointer
    def x(self) -> Pointer:
        if (pointer := self.needed_source().pointer) is None:
            raise RanvierError("NetCon.x has no address: its source is not a variable")
        return pointer

    @method
    def active(self, on: bool | None = None) -> bool:
        """nc.active(0 or 1): whether it sends and delivers events; gives what was so before."""
        view = self.network.connections.views.active
        before = view[self.row]
        if on is not None and self.network.target(self.row) is not None:
            view[self.row] = on
        return before

    # -- events

    @method
    def event(self, time: float, flag: float | None = None) -> float:
        """nc.event(t): the target gets an event at t (ms), without delay. nc.event(t, flag): an artificial cell gets
        one as if it had sent it itself. Gives 0 if there is no target or the NetCon is not active, else 1."""
        target = self.network.target(self.row)
        if target is None or not self.network.connections.views.active[self.row]:
            return 0.0
        if flag is not None and target[0].record.kind != "artificial":
            raise RanvierError(
                f"NetCon.event: {self.syn()} is no artificial cell: an event with a flag would seem sent by itself",
                hint="nc.event(t) sends one without a flag",
            )
        self.machine.simulation.events.send_over(self.row, time, flag)
        return 1.0

    @method
    def record(self, what: object = NOTHING, ids: Vector | None = None, number: float | None = None) -> float:
        """nc.record(times): from the next initialization on the Vector gets the times of the source's spikes;
        nc.record(times, ids [, id]) also which NetCon (or id) it was; nc.record("statement") executes a statement at
        each spike. nc.record() ends the one, nc.record("") the other. It goes on when the NetCon is gone."""
        source = self.needed_source()
        if isinstance(what, StringCell):
            what = what.value
        if isinstance(what, Vector):
            number = self.index if number is None else number
            source.watch(SpikeRecorder(source, what, ids, number), source.statement)
        elif isinstance(what, PythonObject) or (isinstance(what, str) and what):
            source.watch(source.recorder, self.machine.statement(what, object_of_running_code(self.machine)))
        elif what is NOTHING:
            source.watch(None, source.statement)
        elif what is None or what == "":
            source.watch(source.recorder, None)
        else:
            raise RanvierError("NetCon.record takes Vectors or a statement")
        return 0.0

    @quicker(record)
    def _quicker_record(checked: Callable[..., float]) -> Callable[..., float]:  # noqa: N805
        def record(self: NetCon, *given: Any) -> float:
            if len(given) != 1 or not isinstance(given[0], Vector):
                return checked(self, *given)
            source = self.needed_source()
            source.watch(SpikeRecorder(source, given[0], None, self.index), source.statement)
            return 0.0

        return record

    @method
    def get_recordvec(self) -> Vector | None:
        """nc.get_recordvec(): the Vector that gets the times of the spikes."""
        source = self.source()
        return source.recorder.vector() if source is not None and source.recorder is not None else None


class NetConMaker(Maker):
    """Makes NetCons; `checked` does that too, whatever is given."""

    __slots__ = ("checked",)

    def __init__(self, machine: Machine, checked: Callable[..., NetCon]) -> None:
        super().__init__(machine, NetCon)
        self.checked = checked

    def new(self, *given: Any) -> NetCon:
        """`new NetCon(…)`"""
        return self.checked(*given)


NetCon.maker = NetConMaker


def connected(machine: Machine, source: Source | None, target: PointProcess | None) -> NetCon:
    """A new NetCon with delay 1 and weight 0."""
    new = machine.instances[NetCon].new
    made = new()
    row = machine.model.network.connect(source, target)
    made.row = row if row != (index := made.index) else index  # one number for both, usually
    return made


class ColumnPointer(Pointer):
    """`&nc.weight[i]`, `&nc.threshold`: a number of a column of the network's, where `place` says; its owner and what
    else is given tell it from others."""

    __slots__ = ("owner", "table", "column", "place", "index")

    def __init__(self, owner: Any, table: str, column: str, place: Callable[[], int], index: int = 0) -> None:
        self.owner, self.table, self.column, self.place, self.index = owner, table, column, place, index

    def get(self) -> float:
        return self.memory().item(self.place())

    def set(self, value: float) -> None:
        self.memory()[self.place()] = value

    def key(self) -> object:
        return self.owner, self.column, self.index

    def address(self) -> int:
        """Where the number lies now; valid until more connections are made."""
        return self.memory().ctypes.data + 8 * self.place()

    def memory(self) -> np.ndarray:
        """The whole column: it stays where it is as long as someone holds this."""
        return getattr(self.owner.network, self.table)[self.column]


def listed(machine: Machine, given: List | None, connections: Iterable[NetCon]) -> List:
    """The NetCons, behind those of the list that was given or in a new one."""
    found = given if given is not None else List(machine)
    for connection in list(connections):
        found.append(connection)
    return found


def by_source(machine: Machine) -> Iterator[NetCon]:
    """All NetCons that have a source, source by source."""
    objects = {connection.row: connection for connection in machine.instances[NetCon]}
    network = machine.model.network
    first, rows = (array.tolist() for array in network.by_source())
    for source in list(network.source_list):
        if source is not None and source.lives() and (source.point or source.pointer):
            own = rows[first[source.index] : first[source.index + 1]]
            yield from [objects[row] for row in own if row in objects]


def _section(owner: Any) -> Section | None:
    """The section that a point process is in."""
    return owner.point.section if owner is not None else None
