"""FUNCTIONs and PROCEDUREs of mechanisms, called from outside a run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ...lang.errors import RanvierError
from ..mechanism.fields import Function
from ..model.mechanisms import MechanismData
from ..target.arrays import Slots, aligned
from ..target.driver import Driver
from .c_interface import Frame

if TYPE_CHECKING:
    from .simulation import Simulation


@cache
def _key(function: str) -> str:
    """The name of its kernel."""
    return f"function.{function}"


BEYOND = ("node", "ion.", "row.", "pointer.", "event.", "global.ftable_")
"""How the parameters of kernels begin whose arrays depend on the structure, not on their mechanism alone."""


class Bound:
    """A kernel with its arguments. `alone`: it works on its own instance, nothing else of the model. `moved`: how often
    its mechanism's arrays had moved when it was bound; `places`: where its parameters stand (-1: unused)."""

    __slots__ = ("driver", "slots", "signature", "alone", "moved", "at_instance", "places", "whole", "numbers")

    def __init__(self, driver: Driver, slots: Slots, signature: Any, alone: bool, moved: int, names: list[str]) -> None:
        self.driver, self.slots, self.signature, self.alone, self.moved = driver, slots, signature, alone, moved
        self.at_instance = slots.positions.get("instance", -1)
        self.places = [slots.positions.get(f"argument.{name}", -1) for name in names]
        self.whole, self.numbers = memoryview(slots.values), memoryview(slots.values.view(np.float64))


class Functions:
    """Bound functions and blocks, kept until the structure changes."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.bound: dict[tuple[MechanismData, str], Bound] = {}
        self.result = aligned(1)
        self._result = memoryview(self.result)

    def forget(self) -> None:
        self.bound.clear()
        self.simulation.services.c.forget_functions()

    def call(self, data: MechanismData, function: str, handle: int | None, arguments: Sequence[float]) -> float:
        """`function` of a mechanism for the instance with this handle; None where it needs no instance."""
        known = data.record.functions.get(function)
        if known is None:
            raise RanvierError(f"{data.name} has no function {function}")
        if data.record.c is not None:
            return self._call_with_c(data, known, handle, arguments)
        if len(arguments) != len(known.parameters):
            wanted = len(known.parameters)
            raise RanvierError(f"{function} of {data.name} takes {wanted} arguments, not {len(arguments)}")
        return self._run(data, known, handle, arguments)

    def _call_with_c(self, data: MechanismData, known: Function, handle: int | None, arguments: Sequence[Any]) -> float:
        """Where C text may look at the arguments itself, their number and kinds are its own affair."""
        c, numbers = self.simulation.services.c, []
        if known.parameters:
            numbers = [value if isinstance(value, float) else 0.0 for value in arguments[: len(known.parameters)]]
            numbers += [0.0] * (len(known.parameters) - len(numbers))
        c.frames.append(Frame(arguments))  # as `c.given(arguments)` does; this is called often
        try:
            return self._run(data, known, handle, numbers)
        finally:
            if c.afterwards:
                c.hand_back()
            c.frames.pop()

    def run_initial(self, data: MechanismData, row: int) -> None:
        """INITIAL, which C text asks for that runs for the instance in this row."""
        if "initialize" in data.record.signatures:
            self._run_for(self._bind(data, "initialize"), row)

    def entry_for_c(self, data: MechanismData, function: str) -> list[int]:
        """What C text needs to call a FUNCTION by itself: kernel, arguments, where among them the instance stands,
        where the result and the number of messages lie, and where the parameters stand."""
        bound = self._bind(data, _key(function))
        messages: Any = self.simulation.services.messages["message.count"]
        kernel = data.record.address(_key(function))
        addresses = [self.result.ctypes.data, messages.ctypes.data]
        return [kernel, bound.slots.address, bound.at_instance, *addresses, *bound.places]

    def run_block(self, data: MechanismData, key: str, handle: int, arguments: Sequence[Any]) -> None:
        """A block for one instance: its CONSTRUCTOR or DESTRUCTOR, with the arguments of `new`."""
        with self.simulation.services.c.given(arguments):
            bound = self._bind(data, key)
            self._run_for(bound, self._row(data, handle))
        self.simulation.services.attend()

    def _run_for(self, bound: Bound, row: int) -> None:
        bound.slots["first"], bound.slots["last"] = row, row + 1
        bound.driver.run(1)

    def _run(self, data: MechanismData, known: Function, handle: int | None, arguments: Sequence[float]) -> float:
        function = known.name
        if known.needs_instance and handle is None:
            raise RanvierError(
                f"{function} uses variables of an instance of {data.name}",
                hint=f"say which one before, with setdata_{data.name}(x)",
            )
        bound = self._bind(data, _key(function))
        if arguments:
            for place, value in zip(bound.places, arguments, strict=True):
                if place >= 0:
                    bound.numbers[place] = value
        if known.needs_instance:
            bound.whole[bound.at_instance] = self._row(data, handle)
        self._result[0] = 1.0  # what a PROCEDURE gives
        self.simulation.services.c.fetch()
        self.simulation.hoc_variables.fetch()
        bound.driver.run(1)
        self.simulation.hoc_variables.deliver()
        self.simulation.services.attend()
        return self._result[0]

    def _row(self, data: MechanismData, handle: int | None) -> int:
        row = data.table.position[handle] if handle is not None else -1
        if row < 0:
            raise RanvierError(f"the instance of {data.name} is gone")
        return row

    def _bind(self, data: MechanismData, key: str) -> Bound:
        """A kernel of a mechanism, with the model prepared as far as it needs that: one that works on its instance
        alone may run a thousand times while a model is being built, and the model is not put in order each time."""
        simulation, signature = self.simulation, data.record.signatures[key]
        found = self.bound.get((data, key))
        if found is not None and found.signature is signature:
            alone = found.alone
        else:
            alone = self._works_alone(data, key, set())
        if simulation.binder is None or not alone:
            simulation.prepare()
            found = self.bound.get((data, key))
        elif simulation.model.structure_changed:
            simulation.services.c.follow()
        if found is not None and found.signature is signature and found.moved == data.table.moved:
            return found
        if found is not None:
            simulation.services.c.forget_functions()
        extra: dict[str, object] = {"instance": 0, "result": self.result}
        extra |= {p.name: 0.0 for p in signature.parameters if p.name.startswith("argument.")}
        slots = simulation.binder.slots(data, signature, 0, 1, **extra)
        driver = Driver([(data.record.address(key), slots)])
        known = data.record.functions.get(key.removeprefix("function."))
        names = list(known.parameters) if known is not None else []
        found = self.bound[data, key] = Bound(driver, slots, signature, alone, data.table.moved, names)
        return found

    def _works_alone(self, data: MechanismData, key: str, seen: set[str]) -> bool:
        """Whether a kernel, with the C text in it and what that calls, needs its mechanism's own arrays only."""
        signature = data.record.signatures.get(key)
        if signature is None or (data.record.kind == "density" and "constructor" in data.record.signatures):
            return False
        seen.add(key)
        names = [p.name for p in signature.parameters]
        if any(name.startswith(BEYOND) for name in names):
            return False
        fragments = {name.removeprefix("c.enter_") for name in names if name.startswith("c.enter_")}
        called = {f"function.{name}" for k, name in data.record.c.reached if k in fragments} if fragments else set()
        return all(self._works_alone(data, one, seen) for one in called - seen)
