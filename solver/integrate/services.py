"""What mechanisms ask of the solver while they run: random numbers, messages to print, events."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Protocol
from weakref import WeakValueDictionary

import numpy as np

from ...lang.errors import RanvierError
from ..mechanism.messages import ERROR, VALUES
from ..mechanism.random_numbers import INITIAL_STATE
from ..model.mechanisms import MechanismData
from ..target import callbacks
from ..target.arrays import aligned
from .c_interface import CInterface

MESSAGES = 4096  # in one native call; more are lost
REQUESTS = 4096  # for events in one launch, at least
REQUESTS_EACH = 4  # for events in one launch, of each instance


class Stream(Protocol):
    """What gives random numbers: a Random of hoc."""

    def repick(self) -> float: ...


Writer = Callable[[str, tuple[float, ...]], None]


class Services:
    """The lists that kernels write into, by the names of their parameters. `write` is told each message: its format
    and its numbers."""

    def __init__(self) -> None:
        self.c = CInterface(lambda text: self.write("%s", (text,)))  # type: ignore[arg-type]
        self.random_state = aligned(len(INITIAL_STATE), np.int64)
        self.random_state[:] = INITIAL_STATE
        self.c.kept["random state"] = self.random_state
        self.drawn = aligned(2)  # what a kernel says that draws from a Random of hoc, and the number it gets
        self.randoms: WeakValueDictionary[int, Stream] = WeakValueDictionary()  # those, by number
        self._counter = count(1)
        self._pick = callbacks.callback(self._draw, ("long", "address"))
        self.messages = message_list()  # one for all mechanisms, so that they are printed in their order
        self._message_count = memoryview(self.messages["message.count"])  # type: ignore[arg-type]
        self.formats: list[str] = []
        self.first_format: dict[MechanismData, int] = {}
        self.requests: dict[MechanismData, dict[str, object]] = {}
        self.write: Writer = lambda form, values: print(form % values, end="")
        self.c.print_messages = self.print_messages

    def binding(self, data: MechanismData, name: str) -> object:
        """What belongs to a parameter `random.… message.… event.…`; None if it is none of these."""
        if name == "random.state":
            return self.random_state
        if name == "random.pick":
            return callbacks.address(self._pick)
        if name == "random.drawn":
            return self.drawn
        if name == "message.first":
            return self._first_format(data)
        if name.startswith("message."):
            return self.messages[name]
        if name.startswith("event."):
            return self.request_list(data)[name]
        if name.startswith("c."):
            return self.c.address(data, name.removeprefix("c."))
        return None

    def add_random(self, random: Stream) -> int:
        """The number, from 1, by which kernels know a stream as long as it lives elsewhere."""
        number = next(self._counter)
        self.randoms[number] = random
        return number

    def _draw(self, _: int) -> int:
        try:
            self.drawn[1] = self.randoms[int(self.drawn[0])].repick()
        except BaseException as error:  # native code has no exceptions: Python raises it later
            self.c.fail(error)
        return 0

    def request_list(self, data: MechanismData) -> dict[str, object]:
        """Where a mechanism's requests for events go."""
        found = self.requests.get(data)
        if found is None:
            found = self.requests[data] = _request_list(max(REQUESTS, REQUESTS_EACH * data.table.used))
        return found

    def forget(self) -> None:
        """Kernels are bound anew."""
        self.requests.clear()
        self.first_format.clear()
        self.formats.clear()

    def _first_format(self, data: MechanismData) -> int:
        """Where a mechanism's formats begin among those of all."""
        if data not in self.first_format:
            self.first_format[data] = len(self.formats)
            self.formats += data.record.messages
        return self.first_format[data]

    def attend(self) -> None:
        """After a native call: print what is to be printed, raise what C text called an error."""
        self.c.raise_error()
        if self._message_count[0]:
            self.print_messages()

    def print_messages(self) -> None:
        count = self.messages["message.count"]
        if not count[0]:
            return
        which, values = self.messages["message.which"], self.messages["message.values"].reshape(-1, VALUES)
        written = min(int(count[0]), MESSAGES)
        count[0] = 0
        for k in range(written):
            form = self.formats[int(which[k])]
            numbers = tuple(values[k, : _conversions(form)].tolist())
            if form.startswith(ERROR):
                raise RanvierError(form.removeprefix(ERROR) % numbers)
            self.write(form, numbers)


def _conversions(form: str) -> int:
    """How many numbers a format takes."""
    return form.replace("%%", "").count("%")


def message_list() -> dict[str, object]:
    """Where mechanisms write what they have to say."""
    return {
        "message.count": aligned(1, np.int64),
        "message.capacity": MESSAGES,
        "message.which": aligned(MESSAGES, np.int64),
        "message.values": aligned(MESSAGES * VALUES),
    }


def _request_list(capacity: int) -> dict[str, object]:
    return {
        "event.count": aligned(1, np.int64),
        "event.capacity": capacity,
        "event.kind": aligned(capacity, np.int64),
        "event.instance": aligned(capacity, np.int64),
        "event.time": aligned(capacity),
        "event.flag": aligned(capacity),
    }
