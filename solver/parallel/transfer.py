"""Continuous transfer of voltages: gap junctions, and synapses that depend on another cell's voltage.

Targets get the values of their sources in every step when v is new and before the states are advanced, at
initialization when v was set, and with the variable step whenever rates are computed. Between processes the values go
by messages, begun and finished in native code; all processes then take the same variable steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..integrate.pipeline import Entry, driver_of
from ..kernels import transfer as kernels
from ..target import cpu
from ..target.arrays import Slots, aligned
from ..target.messages import Messages, Part
from .waiting import TRANSFER, Waiter, entry_of
from .world import JOB

if TYPE_CHECKING:
    from ..integrate.simulation import Simulation


class Transfers:
    """Sources and targets of a simulation, by the numbers of the sources. `version` counts the changes of `entries`."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.sources: dict[int, Any] = {}  # pointers
        self.targets: list[tuple[Any, int]] = []
        self.entries: list[Entry] = []
        self.version = 0
        self.waits = False  # something was added that is not set up yet
        self.between: Messages | None = None  # if any process needs them
        self.outgoing: list[int] = []  # numbers of the sources, in the order in which their values are sent
        self.incoming: list[int] = []
        self.waiter = Waiter(simulation)

    def add_source(self, number: int, pointer: Any) -> None:
        if number in self.sources:
            raise RanvierError(f"the source number {number} is in use already")
        self.sources[number] = pointer
        self.waits = True

    def add_target(self, number: int, pointer: Any) -> None:
        self.targets.append((pointer, number))
        self.waits = True

    def set_up(self) -> None:
        """From now on the targets follow; those that name no source do not. All processes must call it."""
        self.waits = False
        self._find_others()
        self._change(self.between is not None or bool(self.sources and self.targets))

    def _find_others(self) -> None:
        """What goes to other processes and comes from them."""
        wanted = {number for _, number in self.targets}
        everywhere = JOB.net.gather((set(self.sources), wanted))
        owners: dict[int, int] = {}
        for rank, (there, _) in enumerate(everywhere):
            for number in there:
                if number in owners:
                    raise RanvierError(
                        f"the source number {number} is in use by process {owners[number]} and by process {rank}"
                    )
                owners[number] = rank
        pairs = [
            (owners[n], rank, n) for rank, (_, wanted) in enumerate(everywhere) for n in sorted(wanted) if n in owners
        ]
        crossing = [pair for pair in pairs if pair[0] != pair[1]]
        me = JOB.net.rank
        to = [[n for sender, to, n in crossing if sender == me and to == rank] for rank in range(JOB.net.size)]
        of = [[n for sender, to, n in crossing if sender == rank and to == me] for rank in range(JOB.net.size)]
        self.outgoing, self.incoming = sum(to, []), sum(of, [])
        self.sent, self.received = aligned(len(self.outgoing)), aligned(len(self.incoming))
        parts = _parts(self.sent, to), _parts(self.received, of)
        self.between = JOB.net.messages(*parts, TRANSFER, self.waiter) if crossing else None

    def clear(self) -> None:
        """No sources, no targets."""
        self.sources.clear()
        self.targets.clear()
        self.waits = False
        self.between, self.outgoing, self.incoming = None, [], []
        self._change(False)

    def _change(self, there: bool) -> None:
        self.entries = self._make() if there else []
        self.version += 1
        self.simulation.forget_pipelines()
        self.bind()

    def _make(self) -> list[Entry]:
        if self.between is None:
            return [_copying()]
        return [_copying(), entry_of(self.between), _copying()]

    def bind(self) -> None:
        """Tell the kernels where everything lies now."""
        if not self.entries:
            return
        address = {number: source.address() for number, source in self.sources.items() if source.alive}
        if self.between is not None:
            there = [(address[n], at) for n, at in zip(self.outgoing, _places(self.sent), strict=True) if n in address]
            _bind(self.entries[0], there)
            address.update(zip(self.incoming, _places(self.received), strict=True))
        pairs = [(address[n], target.address()) for target, n in self.targets if n in address and target.alive]
        _bind(self.entries[-1], pairs)

    def check(self) -> None:
        """Before a run: RanvierError if `set_up` or a source was forgotten."""
        if self.waits:
            raise RanvierError(
                "sources or targets of transfer were added, and setup_transfer() was not called after that"
            )
        for _, number in self.targets:
            if number not in self.sources and number not in self.incoming:
                raise RanvierError(f"a target of transfer follows source {number}, and no source has this number")

    def run(self) -> None:
        """The targets get the present values."""
        if self.entries:
            self.simulation.run_driver(driver_of(self.entries))


def _copying() -> Entry:
    module, nothing = cpu.compile((kernels.transfer,)), aligned(1, np.int64)
    slots = Slots(module["transfer"], {"count": 0, "sources": nothing, "targets": nothing})
    return Entry("transfer", module.address("transfer"), slots)


def _bind(entry: Entry, pairs: list[tuple[int, int]]) -> None:
    """The kernel copies from the first address of each pair to the second."""
    entry.slots["sources"] = _table([source for source, _ in pairs])
    entry.slots["targets"] = _table([target for _, target in pairs])
    entry.slots["count"] = len(pairs)


def _places(numbers: np.ndarray) -> list[int]:
    """The address of each."""
    return [numbers.ctypes.data + numbers.itemsize * k for k in range(len(numbers))]


def _parts(data: np.ndarray, numbers: list[list[int]]) -> list[Part]:
    """The part of each rank that has one."""
    ends = np.cumsum([len(one) for one in numbers]).tolist()
    parts = [(rank, data[end - len(one) : end]) for rank, (one, end) in enumerate(zip(numbers, ends, strict=True))]
    return [part for part in parts if len(part[1])]


def _table(values: list[int]) -> np.ndarray:
    out = aligned(max(len(values), 1), np.int64)
    out[: len(values)] = values
    return out
