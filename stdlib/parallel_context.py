"""ParallelContext: many processes, threads and tasks, of which there is one process here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..interp.registry import hoc_class
from .parallel_cell_state import ParallelCellState
from .parallel_collectives import ParallelCollectives
from .parallel_network import ParallelNetwork
from .parallel_python import ParallelPython
from .parallel_tasks import ParallelTasks
from .parallel_threads import ParallelThreads

if TYPE_CHECKING:
    from ..interp.machine import Machine


@hoc_class("ParallelContext")
class ParallelContext(
    ParallelTasks, ParallelCollectives, ParallelNetwork, ParallelThreads, ParallelCellState, ParallelPython
):
    """new ParallelContext([n]): what a program needs to simulate with many processes; it runs with one all the same.
    All its objects are about the same processes, global numbers and tasks."""

    def __init__(self, machine: Machine, hosts: float = 1.0) -> None: ...
