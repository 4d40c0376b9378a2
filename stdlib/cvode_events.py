"""The methods of CVode that are about events and connections; they work with every method of integration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..interp.registry import method
from ..interp.values import HocObject
from .context import object_of_running_code
from .list_ import List
from .netcon import NetCon, by_source, listed

if TYPE_CHECKING:
    from ..interp.machine import Machine


class CVodeEvents(HocObject):
    """event, netconlist and what looks into the queue."""

    @method
    def event(self, time: float, statement: str | None = None, *rest: object) -> float:
        """cvode.event(t [, "statement" [, point process, re_init]]): the statement is executed at t (ms), with the
        fixed step at the end of the step that t lies in. An event in the past does not happen."""
        callback = None
        if statement is not None:
            callback = self.machine.statement(statement, object_of_running_code(self.machine))
        self.machine.simulation.events.call_at(time, callback)
        return time

    @method
    def netconlist(self, pre: object, post: object, target: object, given: List | None = None) -> List:
        """cvode.netconlist(pre, post, target [, list]): the NetCons whose source (or its cell), target's cell and
        target are these objects, or have names that match these patterns ("" matches all)."""
        is_pre, is_post, is_target = (_test(self.machine, what) for what in (pre, post, target))

        def chosen(connection: NetCon) -> bool:
            source = connection.precell() or connection.pre()
            return is_pre(source) and is_post(connection.postcell()) and is_target(connection.syn())

        return listed(self.machine, given, filter(chosen, by_source(self.machine)))


def _test(machine: Machine, what: Any) -> Callable[[HocObject | None], bool]:
    """Whether an object is the one that is meant, or has a name that matches."""
    if what is None or isinstance(what, HocObject):
        return lambda found: found is not None and found is what
    matches = machine.section_pattern(str(what))
    return lambda found: not str(what) or (found is not None and bool(matches(str(found))))
