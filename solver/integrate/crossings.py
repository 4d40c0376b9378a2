"""The kernels that find thresholds within a variable step (`condition_order` 2), bound to the event queue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ..kernels import crossing as k
from ..target import cpu
from ..target.arrays import aligned
from .pipeline import Entry, driver_of

if TYPE_CHECKING:
    from .events import Events
    from .pipeline import Pipeline

KERNELS = (k.look, k.cross_at_once, k.plan_crossings)
COLUMNS = "before", "due", "low"  # of each source: see the kernels


@cache
def _module() -> Any:
    return cpu.compile(KERNELS)


class Crossings:
    def __init__(self, events: Events) -> None:
        self.events = events
        self._addresses: np.ndarray | None = None
        looked, *self._of_sources = entries = [self._entry(kernel) for kernel in KERNELS]
        self._looked = driver_of([looked])
        self.slots = [one.slots for one in entries]

    def _entry(self, kernel: Any) -> Entry:
        signature, nothing = _module()[kernel.name], {name: aligned(1) for name in COLUMNS}
        one = Entry(kernel.name, _module().address(kernel.name), self.events.slots(signature, **nothing))
        one.rows = {}
        return one

    def look(self, pipeline: Pipeline) -> None:
        """Where the sources' variables and the conditions of WATCH are now, from where the next step starts."""
        if self._addresses is not self.events.addresses:  # the network is another
            self._addresses = self.events.addresses
            count = self.events.network.sources.count
            given = {name: aligned(max(count, 1)) for name in COLUMNS} | {"first": 0, "last": count}
            for slots in self.slots:
                for name in given.keys() & slots.positions.keys():
                    slots[name] = given[name]
        self._looked.run(1)
        self.events.watches.look(pipeline.launches("watch"))

    def entries(self, pipeline: Pipeline) -> list[list[Entry]]:
        """What is launched where the integrator began anew, and at the end of a step."""
        values, watches = pipeline.launches("watch"), self.events.watches.entries()[1:]
        return [[one, *values, other] for one, other in zip(self._of_sources, watches, strict=True)]

    def follow(self, pipeline: Pipeline) -> None:
        """After changes of the network."""
        if self._addresses is not self.events.addresses:
            self.look(pipeline)
