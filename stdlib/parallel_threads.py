"""The methods of ParallelContext about threads. Results do not depend on their number, nor on who computes which
cells: what is said of that is only kept."""

from __future__ import annotations

import os
from bisect import bisect_right
from typing import TYPE_CHECKING

from ..interp.registry import absent, method
from ..lang.errors import RanvierError
from .parallel_settings import ParallelObject, ParallelSettings
from .section_list import SectionList

if TYPE_CHECKING:
    from ..solver.model.sections import Section

NODE_ORDERS = (0, 1, 2)
FIRST = 3  # the type of the handlers that finitialize calls first


class ParallelThreads(ParallelObject):
    """nthread, partition and the like."""

    @method
    def nthread(self, count: int | None = None, parallel: bool = True) -> int:
        """pc.nthread([n, 1 or 0]): the number of threads. They share the work of runs of many fixed steps, as far as
        there are cores and each has 512 segments or more: whole cells, or of a few large ones the mechanisms. With 0
        one does it all. The results do not depend on it."""
        if count is not None:
            if count < 1:
                raise RanvierError(f"ParallelContext.nthread: there is one thread at least, {count} given")
            workers = self._workers()
            self.settings.threads, self.settings.at_once = count, parallel
            if self._workers() != workers:
                self.machine.simulation.use_threads(self._workers() or 1)
        return self.settings.threads

    @method
    def nworker(self) -> int:
        """pc.nworker(): how many threads work: none besides the first if there is one, or if they take turns."""
        return self._workers()

    def _workers(self) -> int:
        return self.settings.threads if self.settings.threads > 1 and self.settings.at_once else 0

    def _thread(self, number: int, title: str) -> int:
        if not 0 <= number < self.settings.threads:
            raise RanvierError(f"ParallelContext.{title}: there is no thread {number}")
        return number

    @method
    def partition(self, thread: int | None = None, roots: SectionList | None = None) -> float:
        """pc.partition(i, sectionlist): the cells with these root sections belong to thread i; every thread needs a
        list. pc.partition(): none has one."""
        if thread is None:
            self.settings.parts.clear()
        elif roots is None:
            self.settings.parts.pop(self._thread(thread, "partition"), None)
        else:
            self._check_when_initialized()
            self.settings.parts[self._thread(thread, "partition")] = roots
        return 0.0

    def _check_when_initialized(self) -> None:
        settings, handlers = self.settings, self.machine.simulation.handlers[FIRST]
        if not settings.parts:
            handlers.append(lambda: check_parts(settings))

    @method
    def get_partition(self, thread: int) -> SectionList:
        """pc.get_partition(i): a new list of the root sections that belong to thread i."""
        self._thread(thread, "get_partition")
        made = SectionList(self.machine)
        made.members = [root for root in self._roots() if self._thread_of(root) == thread]
        return made

    @method
    def sec_in_thread(self) -> bool:
        """section pc.sec_in_thread(): the thread that the accessed section belongs to."""
        return self._thread_of(self.machine.current_section().root())

    def _roots(self) -> list[Section]:
        return [section for section in self.machine.model.sections if section.root() is section]

    def _thread_of(self, root: Section) -> int:
        """As the program said, or the same number of cells for each, the first threads one more if need be."""
        parts = self.settings.parts
        if parts:
            return next((thread for thread, roots in parts.items() if root in roots.sections()), 0)
        roots = self._roots()
        each, more = divmod(len(roots), self.settings.threads)
        ends = [each * (i + 1) + min(i + 1, more) for i in range(self.settings.threads)]
        return bisect_right(ends, roots.index(root))

    @method
    def thread_stat(self) -> float:
        """pc.thread_stat(): does nothing, in NEURON too."""
        return 0.0

    @method
    def thread_busywait(self, on: bool) -> float:
        """pc.thread_busywait(0 or 1): how threads wait; kept only. Gives what was set before."""
        before, self.settings.watches = self.settings.watches, on
        return float(before)

    @method
    def thread_how_many_proc(self) -> int:
        """pc.thread_how_many_proc(): how many threads this machine can run at once."""
        return os.cpu_count() or 1

    @method
    def thread_ctime(self, thread: int = 0) -> float:
        """pc.thread_ctime(i): seconds that psolve took in thread i; all of it is counted for the first."""
        return 0.0 if thread else self.settings.step_time

    @method
    def t(self, thread: int) -> float:
        """pc.t(i): t (ms), the same in each thread."""
        self._thread(thread, "t")
        return self.machine.model.t

    @method
    def dt(self, thread: int) -> float:
        """pc.dt(i): dt (ms), the same in each thread."""
        self._thread(thread, "dt")
        return self.machine.model.dt

    @method
    def optimize_node_order(self, order: int | None = None) -> int:
        """pc.optimize_node_order([0, 1 or 2]): how nodes are sorted; kept only, they lie in the solver's own order."""
        if order is not None:
            if order not in NODE_ORDERS:
                raise RanvierError(f"ParallelContext.optimize_node_order takes 0, 1 or 2, {order} given")
            self.settings.node_order = order
        return self.settings.node_order


def check_parts(settings: ParallelSettings) -> None:
    """At initialization: all threads have a list of sections, or none."""
    if settings.parts and len(settings.parts) < settings.threads:
        raise RanvierError(
            "some threads have sections of their own and some have none",
            hint="ParallelContext.partition(i, list) for every thread, or partition()",
        )


absent("Threads", "it is the title of a chapter of NEURON's documentation, not a method.", owner="ParallelContext")
absent(
    "mech_time", "the times of mechanisms are not kept apart.", "RANVIER_DEBUG=2 tells them.", owner="ParallelContext"
)
for _name in ("nrnbbcore_write", "nrncore_write", "nrncore_run", "nrnbbcore_register_mapping"):
    absent(
        _name, "files for CoreNEURON are not written.", "Every run is compiled code already: call psolve.",
        owner="ParallelContext",
    )  # fmt: skip
