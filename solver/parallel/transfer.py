"""Continuous transfer of voltages: gap junctions, and synapses that depend on another cell's voltage.

Targets get the values of their sources in every step when v is new and before the states are advanced, at
initialization when v was set, and with the variable step whenever rates are computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..integrate.pipeline import Entry, driver_of
from ..kernels import transfer as kernels
from ..target import cpu
from ..target.arrays import Slots, aligned

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

    def add_source(self, number: int, pointer: Any) -> None:
        if number in self.sources:
            raise RanvierError(f"the source number {number} is in use already")
        self.sources[number] = pointer
        self.waits = True

    def add_target(self, number: int, pointer: Any) -> None:
        self.targets.append((pointer, number))
        self.waits = True

    def set_up(self) -> None:
        """From now on the targets follow; those that name no source do not."""
        self.waits = False
        self._change(bool(self.sources and self.targets))

    def clear(self) -> None:
        """No sources, no targets."""
        self.sources.clear()
        self.targets.clear()
        self.waits = False
        self._change(False)

    def _change(self, there: bool) -> None:
        self.entries = self._make() if there else []
        self.version += 1
        self.simulation.forget_pipelines()
        self.bind()

    def _make(self) -> list[Entry]:
        module, nothing = cpu.compile((kernels.transfer,)), aligned(1, np.int64)
        slots = Slots(module["transfer"], {"count": 0, "sources": nothing, "targets": nothing})
        return [Entry("transfer", module.address("transfer"), slots)]

    def bind(self) -> None:
        """Tell the kernel where everything lies now."""
        for entry in self.entries:
            pairs = [(self.sources[n], target) for target, n in self.targets if n in self.sources]
            pairs = [(source, target) for source, target in pairs if source.alive and target.alive]
            entry.slots["sources"] = _table([source.address() for source, _ in pairs])
            entry.slots["targets"] = _table([target.address() for _, target in pairs])
            entry.slots["count"] = len(pairs)

    def check(self) -> None:
        """Before a run: RanvierError if `set_up` or a source was forgotten."""
        if self.waits:
            raise RanvierError(
                "sources or targets of transfer were added, and setup_transfer() was not called after that"
            )
        for _, number in self.targets:
            if number not in self.sources:
                raise RanvierError(f"a target of transfer follows source {number}, and no source has this number")

    def run(self) -> None:
        """The targets get the present values."""
        if self.entries:
            driver_of(self.entries).run(1)


def _table(values: list[int]) -> np.ndarray:
    out = aligned(max(len(values), 1), np.int64)
    out[: len(values)] = values
    return out
