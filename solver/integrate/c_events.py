"""Instances and events as C text sees them: NEURON's Point_process with its Prop, and what lang/c/events.h needs to
send and deliver events itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..c.interface import c_function
from ..model.mechanisms import MechanismData
from ..target import callbacks
from ..target.arrays import aligned

if TYPE_CHECKING:
    from .c_interface import CInterface
    from .events import Events

# In an image: the Point_process (its Object), its Prop, the row and the handle of the instance, and the dparam.
OWNER, PROP, INSTANCE, DATUMS = 24, 64, 128, 144
TAKE, TAKE_SLOTS, AT_WHICH, AT_WEIGHT, HANDLERS, LAUNCHES, STATE, WEIGHTS, TYPES = range(9)
MOST_TYPES = 256


class Instances:
    """The images of instances, made when C text asks for them."""

    def __init__(self) -> None:
        self.images: dict[MechanismData, dict[int, Any]] = {}
        self.tables: dict[MechanismData, tuple[Any, np.ndarray]] = {}  # where the addresses by row are, and they

    def address(self, data: MechanismData, handle: int) -> int:
        """Where the image of an instance is."""
        try:
            image = self.images[data][handle]
        except KeyError:
            image = self.images.setdefault(data, {})[handle] = _image(data, handle)
            self.refresh(data, handle)
        return callbacks.memory_address(image)

    def table(self, data: MechanismData) -> int:
        """Where the address of a table stands: of the images of all instances, by row."""
        if data not in self.tables:
            self.tables[data] = callbacks.string_memory(bytes(8)), aligned(1, np.int64)
            self.bind(data)
        return callbacks.memory_address(self.tables[data][0])

    def bind(self, data: MechanismData) -> None:
        """Rows may be others now, and instances gone."""
        images = self.images.get(data, {})
        living = {handle: row for handle, row in enumerate(data.table.position) if row >= 0}
        for handle in [handle for handle in images if handle not in living]:
            _let_go(images.pop(handle))
        for handle in images:
            self.refresh(data, handle)
        if data in self.tables:
            rows = aligned(max(living.values(), default=0) + 1, np.int64)
            for handle, row in living.items():
                rows[row] = self.address(data, handle)
            self.tables[data] = self.tables[data][0], rows
            callbacks.put_address(callbacks.memory_address(self.tables[data][0]), rows.ctypes.data)

    def follow(self, data: MechanismData, first: int) -> None:
        """Instances with these handles and further ones were made."""
        if data not in self.tables:
            return
        holder, rows = self.tables[data]
        if data.table.used > len(rows):
            grown = aligned(2 * data.table.used, np.int64)
            grown[: len(rows)] = rows
            self.tables[data] = holder, grown
            callbacks.put_address(callbacks.memory_address(holder), grown.ctypes.data)
            rows = grown
        for handle in range(first, len(data.table.position)):
            row = data.table.position[handle]
            if row >= 0:
                rows[row] = self.address(data, handle)

    def row_changed(self, data: MechanismData, row: int) -> None:
        """C text put an address into a POINTER of the instance in this row."""
        if self.images.get(data):
            self.refresh(data, data.table.position.index(row))

    def refresh(self, data: MechanismData, handle: int) -> None:
        """Where the instance is, and what its POINTERs hold."""
        image = self.images.get(data, {}).get(handle)
        if image is None:
            return
        at, row = callbacks.memory_address(image), data.table.position[handle]
        callbacks.put_address(at + INSTANCE, row)
        names = data.record.c.datums if data.record.c is not None else ()
        for number, name in enumerate(names, 2):
            if name in data.table.columns:
                held = np.float64(data.table[name][row]).view(np.int64)
                callbacks.put_address(at + DATUMS + 8 * number, int(held))


def _let_go(image: Any) -> None:
    """Of an instance that is gone: its Object shows it no more."""
    owner = callbacks.address_at(callbacks.memory_address(image) + OWNER)
    if owner:
        callbacks.put_address(owner + 8, owner)


def _image(data: MechanismData, handle: int) -> Any:
    """Memory that looks like NEURON's Point_process and what hangs on it."""
    count = 2 + (len(data.record.c.datums) if data.record.c is not None else 0)
    image = callbacks.string_memory(bytes(DATUMS + 8 * count))
    at = callbacks.memory_address(image)
    callbacks.put_address(at + 16, at + PROP)
    callbacks.put_address(at + PROP + 8, data.order | count << 32)  # _type, dparam_size
    callbacks.put_address(at + PROP + 16, at + INSTANCE)
    callbacks.put_address(at + PROP + 24, at + DATUMS)
    callbacks.put_address(at + INSTANCE + 8, handle)
    callbacks.put_address(at + DATUMS + 8, at)
    return image


class Links:
    """What `c_links` holds, once a mechanism's C text sends or delivers events."""

    def __init__(self) -> None:
        self.values = aligned(TYPES + MOST_TYPES, np.int64)
        self.events: Events | None = None
        self._kept: Any = None

    def bind(self, events: Events) -> None:
        """The queue's arrays are these now."""
        self.events = events
        taker, handlers, launches = events.for_c()
        self._kept = taker, handlers, launches
        values = self.values
        values[TYPES:] = -1
        values[TAKE], values[TAKE_SLOTS] = taker.address, taker.slots.address
        values[AT_WHICH], values[AT_WEIGHT] = taker.slots.positions["which"], taker.slots.positions["weight_index"]
        values[HANDLERS], values[LAUNCHES] = handlers.ctypes.data, launches.ctypes.data
        values[STATE] = events.state.ctypes.data
        values[WEIGHTS] = events.network.weights["weight"].ctypes.data
        for number, data in enumerate(events.network.targets):
            if data.order < MOST_TYPES:
                values[TYPES + data.order] = number


@c_function("c_attend_", "void long")
def attend(interface: CInterface, code: int) -> None:
    """The queue stopped: make room, or say what is wrong."""
    assert interface.links.events is not None
    interface.links.events.stopped(code)


@c_function("c_no_events_", "void long")
def no_events(interface: CInterface, point: int) -> None:
    if not point:
        raise RanvierError("this C text sends an event to no point process (NULL)")
    raise RanvierError("this C text sends an event to a mechanism that has no NET_RECEIVE")


@c_function("c_pointers_changed_", "void long")
def pointers_changed(interface: CInterface, row: int) -> None:
    raise AssertionError("each mechanism has its own")
