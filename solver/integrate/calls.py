"""FUNCTIONs and PROCEDUREs of mechanisms, called from outside a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ..mechanism.fields import Function
from ..model.mechanisms import MechanismData
from ..target.arrays import Slots, aligned
from ..target.driver import Driver

if TYPE_CHECKING:
    from .simulation import Simulation


BEYOND = ("node", "ion.", "row.", "pointer.", "event.")
"""How the parameters of kernels begin whose arrays depend on the structure, not on their mechanism alone."""


@dataclass(slots=True)
class Bound:
    """A kernel and its arguments; `moved`: how often its mechanism's arrays had moved then."""

    driver: Driver
    slots: Slots
    moved: int


class Functions:
    """Bound functions and blocks, kept until the structure changes."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.bound: dict[tuple[MechanismData, str], Bound] = {}
        self.result = aligned(1)

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
        with self.simulation.services.c.given(arguments):
            numbers = [value if isinstance(value, float) else 0.0 for value in arguments[: len(known.parameters)]]
            missing = len(known.parameters) - len(numbers)
            return self._run(data, known, handle, [*numbers, *[0.0] * missing])

    def run_initial(self, data: MechanismData, row: int) -> None:
        """INITIAL, which C text asks for that runs for the instance in this row."""
        if "initialize" in data.record.signatures:
            self._run_for(self._bind(data, "initialize"), row)

    def entry_for_c(self, data: MechanismData, function: str) -> list[int]:
        """What C text needs to call a FUNCTION by itself: kernel, arguments, where among them the instance stands,
        where the result and the number of messages lie, and where the parameters stand."""
        known = data.record.functions[function]
        slots = self._bind(data, f"function.{function}").slots
        messages: Any = self.simulation.services.messages["message.count"]
        places = ["instance", *(f"argument.{name}" for name in known.parameters)]
        at_instance, *at_parameters = (slots.positions.get(place, -1) for place in places)
        kernel = data.record.address(f"function.{function}")
        addresses = [self.result.ctypes.data, messages.ctypes.data]
        return [kernel, slots.address, at_instance, *addresses, *at_parameters]

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
        bound = self._bind(data, f"function.{function}")
        slots = bound.slots
        for name, value in zip(known.parameters, arguments, strict=True):
            if f"argument.{name}" in slots.positions:
                slots[f"argument.{name}"] = float(value)
        if known.needs_instance:
            slots["instance"] = self._row(data, handle)
        self.result[0] = 1.0  # what a PROCEDURE gives
        self.simulation.services.c.fetch()
        self.simulation.hoc_variables.fetch()
        bound.driver.run(1)
        self.simulation.hoc_variables.deliver()
        self.simulation.services.attend()
        return self.result.item(0)

    def _row(self, data: MechanismData, handle: int | None) -> int:
        row = data.table.position[handle] if handle is not None else -1
        if row < 0:
            raise RanvierError(f"the instance of {data.name} is gone")
        return row

    def _bind(self, data: MechanismData, key: str) -> Bound:
        """A kernel of a mechanism, with the model prepared as far as it needs that."""
        signature = data.record.signatures[key]
        if self._needs_structure(data, signature):
            self.simulation.prepare()
        else:
            self.simulation.services.c.follow()
        found = self.bound.get((data, key))
        if found is not None and found.moved == data.table.moved:
            return found
        if found is not None:
            self.simulation.services.c.forget_functions()
        extra: dict[str, object] = {"instance": 0, "result": self.result}
        extra |= {p.name: 0.0 for p in signature.parameters if p.name.startswith("argument.")}
        slots = self.simulation.binder.slots(data, signature, 0, 1, **extra)
        found = self.bound[data, key] = Bound(Driver([(data.record.address(key), slots)]), slots, data.table.moved)
        return found

    def _needs_structure(self, data: MechanismData, signature: Any) -> bool:
        """Whether it needs more than its mechanism's own arrays. One that does not may run while a model is being
        built, a thousand times, without the model being put in order each time."""
        if not self.simulation.model.structure_changed or self.simulation.binder is None:
            return True
        code = data.record.c
        if (
            code is not None
            and "c_links" in code.wanted
            and not signature.name.endswith(("structor", "structor.exact"))
        ):
            return True  # it may send events
        return any(p.name.startswith(BEYOND) for p in signature.parameters)
