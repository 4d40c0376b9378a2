"""NEURON's interface for C text: point processes, NetCons, the event queue."""

from __future__ import annotations

from typing import Any

from ..interp.registry import arguments as hoc_arguments
from ..interp.values import HocObject, NumberArray
from ..lang.errors import RanvierError
from ..solver.c.interface import c_function
from ..solver.integrate.c_events import OWNER
from ..solver.integrate.c_interface import CInterface
from ..solver.kernels.queue import INSERTED, MOVED
from ..solver.target import callbacks
from .c_interface import machine_of
from .c_names import handed_over
from .connection_ends import is_point_process
from .mechanism_names import ALL, variables
from .netcon import NetCon


@c_function("c_point_", "address address")
def point_of(interface: CInterface, handle: int) -> int:
    """The Point_process of an object that does not show it (lang/c/lists.h)."""
    try:
        point = interface.thing(handle).point
    except AttributeError:
        raise RanvierError(f"{interface.thing(handle)} is no point process") from None
    return interface.instances.address(point.data, point.handle)


@c_function("ob2pntproc_0", "address address")
def ob2pntproc_0(interface: CInterface, handle: int) -> int:
    """The same; 0 if the object is none."""
    return point_of(interface, handle) if is_point_process(interface.thing(handle)) else 0


@c_function("nrn_get_mechtype", "int string")
def nrn_get_mechtype(interface: CInterface, name: bytes) -> int:
    """The number of a mechanism; -1 if there is none."""
    data = machine_of(interface).model.mechanism_data.get(name.decode("latin-1"))
    return data.order if data is not None else -1


@c_function("c_param_", "address address int")
def c_param(interface: CInterface, prop: int, number: int) -> int:
    """Where a variable of an instance is: PARAMETERs come first, then ASSIGNED ones, then STATEs, from 0 on."""
    machine = machine_of(interface)
    order, handle = callbacks.integer_at(prop + 8) & 0xFFFF, callbacks.integer_at(callbacks.address_at(prop + 16) + 8)
    data = next(one for one in machine.model.mechanism_data.values() if one.order == order)
    named = variables(machine, data.name, ALL)
    if not 0 <= number < len(named):
        raise RanvierError(f"{data.name} has no variable with the number {number}")
    column = data.table[named[number].column]
    return column.ctypes.data + column.strides[0] * data.table.position[handle]


@c_function("nrn_is_artificial", "int int")
def nrn_is_artificial(interface: CInterface, number: int) -> int:
    data = [one for one in machine_of(interface).model.mechanism_data.values() if one.order == number]
    return bool(data) and data[0].record.kind == "artificial"


def netcon_of(interface: CInterface, handle: int) -> NetCon:
    found = interface.thing(handle)
    if not isinstance(found, NetCon):
        raise RanvierError(f"a NetCon is needed here, not {hoc_arguments.kind_of(found)}")
    return found


@c_function("nrn_netcon_weight", "int address address")
def nrn_netcon_weight(interface: CInterface, handle: int, where: int) -> int:
    """Where the weights of a NetCon are, and how many."""
    connection, network = netcon_of(interface, handle), machine_of(interface).model.network
    first = network.connections.views.first_weight[connection.row]
    callbacks.put_address(where, network.weights["weight"].ctypes.data + 8 * first)
    return network.weight_count(connection.row)


@c_function("nrn_netcon_get_thresh", "double address")
def nrn_netcon_get_thresh(interface: CInterface, handle: int) -> float:
    connection = netcon_of(interface, handle)
    source = connection.network.source(connection.row)
    return source.threshold if source is not None else 0.0


@c_function("nrn_netcon_set_thresh", "void address double")
def nrn_netcon_set_thresh(interface: CInterface, handle: int, value: float) -> None:
    connection = netcon_of(interface, handle)
    source = connection.network.source(connection.row)
    if source is not None:
        source.threshold = value


@c_function("nrn_netcon_event", "void address double")
def nrn_netcon_event(interface: CInterface, handle: int, time: float) -> None:
    """An event that arrives over the NetCon at `time`, whatever its delay."""
    machine_of(interface).simulation.events.send_over(netcon_of(interface, handle).row, time)


@c_function("clear_event_queue", "void")
def clear_event_queue(interface: CInterface) -> None:
    machine_of(interface).simulation.events.empty()


@c_function("nrn_event_queue_stats", "double address")
def nrn_event_queue_stats(interface: CInterface, where: int) -> float:
    """How many events wait; puts how many were put in, moved and taken out so far into three numbers."""
    events = machine_of(interface).simulation.events
    inserted = float(events.state[INSERTED])
    callbacks.put_numbers(where, [inserted, float(events.state[MOVED]), inserted - events.count])
    return float(events.count)


@c_function("cvode_fadvance", "void double")
def cvode_fadvance(interface: CInterface, until: float) -> None:
    """Advance to a time, or until `stoprun` is set; one step without (-1)."""
    machine = machine_of(interface)
    simulation, stop = machine.simulation, machine.pointer("stoprun")
    with handed_over(interface):
        if until < 0.0:
            simulation.advance(1)
        while until > machine.model.t + 1e-9 and not stop.get():
            simulation.advance(1)


def fill_image(interface: CInterface, thing: Any, where: int) -> None:
    """What hangs on an Object: the Point_process."""
    if is_point_process(thing):
        image = interface.instances.address(thing.point.data, thing.point.handle)
        callbacks.put_address(where + 8, image)
        callbacks.put_address(image + OWNER, where)


@c_function("c_dataspace_", "address address")
def c_dataspace(interface: CInterface, handle: int) -> int:
    """The `dataspace` of a template's object: its numbers, strings and objects in the order of their declarations, as
    they are now."""
    thing = interface.thing(handle)
    if not hasattr(type(thing), "template"):
        raise RanvierError(f"{hoc_arguments.kind_of(thing)} has no dataspace: only objects of templates have")
    symbols = [s for name, s in thing.template.scope.names.items() if name != "this" and hasattr(s, "attribute")]
    table = callbacks.string_memory(bytes(8 * (len(symbols) + 1)))
    kept: list[Any] = [table]
    for number, symbol in enumerate(symbols):
        where, more = _member(interface, getattr(thing, symbol.attribute, None))
        kept += more
        callbacks.put_address(callbacks.memory_address(table) + 8 * number, where)
    interface.kept["variables of", id(thing)] = kept
    return callbacks.memory_address(table)


def _member(interface: CInterface, value: Any) -> tuple[int, list[Any]]:
    """Where C text finds a member's value, and the memory that is to be kept."""
    if isinstance(value, NumberArray):
        return value.data.buffer_info()[0], [value.data]
    if isinstance(value, float):
        number = callbacks.number_memory(value)
        return callbacks.memory_address(number), [number]
    kept = [callbacks.string_memory(bytes(8))]
    where = callbacks.memory_address(kept[0])
    if isinstance(value, str):
        kept.append(callbacks.string_memory(value.encode("latin-1", "replace")))
        callbacks.put_address(where, callbacks.memory_address(kept[1]))
    elif isinstance(value, HocObject):
        callbacks.put_address(where, interface.handle(value, value.class_name, value.index))
    return where, kept
