"""The methods of ParallelContext that hand Python objects from process to process. They must be ones that can be
pickled."""

from __future__ import annotations

from typing import Any

from ..interp.registry import method
from ..lang.errors import RanvierError
from ..solver.parallel.world import JOB
from .parallel_settings import ParallelObject
from .python_object import PythonObject


class ParallelPython(ParallelObject):
    """py_allgather and the like."""

    @method
    def py_allgather(self, value: PythonObject) -> object:
        """pc.py_allgather(o): a list of what all processes gave, in their order."""
        return self._wrapped(JOB.net.gather(value.value))

    @method
    def py_gather(self, value: PythonObject, root: int = 0) -> object:
        """pc.py_gather(o, id): the process with this number gets a list of what all gave, the others None."""
        gathered = JOB.net.gather(value.value)
        return self._wrapped(gathered if JOB.net.rank == self._process(root) else None)

    @method
    def py_alltoall(self, parts: PythonObject, size: PythonObject | None = None) -> object:
        """pc.py_alltoall(list): the list has an element for each process; gives what all sent to this one."""
        return self._wrapped(JOB.net.exchange(self._for_each(parts.value, "py_alltoall")))

    @method
    def py_broadcast(self, value: PythonObject, root: PythonObject | int = 0) -> object:
        """pc.py_broadcast(o, id): all get the object of the process with this number."""
        return self._wrapped(JOB.net.broadcast(value.value, self._process(root)))

    @method
    def py_scatter(self, parts: PythonObject, root: PythonObject | int = 0) -> object:
        """pc.py_scatter(list, id): each process gets its element of the list of the process with this number."""
        process = self._process(root)
        given = self._for_each(parts.value, "py_scatter") if JOB.net.rank == process else None
        return self._wrapped(JOB.net.broadcast(given, process)[JOB.net.rank])

    def _process(self, number: Any) -> int:
        process = int(number.value if isinstance(number, PythonObject) else number)
        if not 0 <= process < JOB.net.size:
            raise RanvierError(f"ParallelContext: there is no process {process}")
        return process

    def _for_each(self, parts: Any, title: str) -> list[Any]:
        if not isinstance(parts, (list, tuple)) or len(parts) != JOB.net.size:
            raise RanvierError(
                f"ParallelContext.{title}: a list with {JOB.net.size} elements is needed, one per process"
            )
        return list(parts)

    def _wrapped(self, value: Any) -> PythonObject:
        return PythonObject.wrapping(self.machine, value)

    @method
    def master_works_on_jobs(self, works: bool) -> float:
        """pc.master_works_on_jobs(0 or 1): whether the first process executes tasks too while it waits for results;
        where it is alone it does. Gives what was said."""
        return float(works)
