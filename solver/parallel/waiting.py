"""Messages between processes as entries of a step, and who waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..integrate.pipeline import Entry
from ..target.messages import Messages, messages_address
from .world import JOB

if TYPE_CHECKING:
    from ..integrate.simulation import Simulation

TRANSFER, SPLITS, STEPS = range(3)  # tags of messages
GAVE_UP = 1 << 42  # the code of a kernel that waited in vain


def entry_of(messages: Messages) -> Entry:
    """The launch by which they are sent and received."""
    return Entry("messages", messages_address(), messages)


class Waiter:
    """Called by native code while others are not there yet: waits a moment. What fails meanwhile is raised when the
    native code has been left."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.time = 0.0  # s, besides that in native code
        self.patience: Any = None

    def __call__(self, first: int) -> int:
        started, services = JOB.net.time(), self.simulation.services
        if services.c.error is not None:
            return GAVE_UP
        try:
            if first:
                self.patience = JOB.net.patience(self.simulation.spikes.timeout)
            self.patience.wait()
        except BaseException as error:
            services.c.fail(error)
            return GAVE_UP
        self.time += JOB.net.time() - started
        return 0
