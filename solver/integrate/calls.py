"""FUNCTIONs and PROCEDUREs of mechanisms, called from outside a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ..mechanism.fields import Function
from ..model.mechanisms import MechanismData
from ..target.arrays import Slots, aligned
from ..target.driver import Driver
from .copied_variables import copies_of

if TYPE_CHECKING:
    from .simulation import Simulation


INITIAL = "initmodel"
"""What C text calls the INITIAL block."""


class Functions:
    """Bound functions, kept until the structure changes."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.bound: dict[tuple[str, str], tuple[Driver, Slots]] = {}
        self.result = aligned(1)

    def forget(self) -> None:
        self.bound.clear()

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

    def call_row(self, data: MechanismData, function: str, row: int, arguments: Sequence[float]) -> float:
        """`function`, called by C text that runs for the instance in this row."""
        if function == INITIAL:
            self._run_for(data, "initialize", row)
            return 0.0
        known = data.record.functions[function]
        handle = data.table.position.index(row) if known.needs_instance else None
        return self._run(data, known, handle, arguments)

    def run_block(self, data: MechanismData, key: str, handle: int, arguments: Sequence[Any]) -> None:
        """A block for one instance: its CONSTRUCTOR or DESTRUCTOR, with the arguments of `new`."""
        self.simulation.prepare()
        with self.simulation.services.c.given(arguments):
            self._run_for(data, key, self._row(data, handle))
        self.simulation.services.attend()

    def _run_for(self, data: MechanismData, key: str, row: int) -> None:
        signature = data.record.signatures.get(key)
        if signature is not None:
            slots = self.simulation.binder.slots(data, signature, row, row + 1)
            Driver([(data.record.address(key), slots)]).run(1)

    def _run(self, data: MechanismData, known: Function, handle: int | None, arguments: Sequence[float]) -> float:
        function = known.name
        if known.needs_instance and handle is None:
            raise RanvierError(
                f"{function} uses variables of an instance of {data.name}",
                hint=f"say which one before, with setdata_{data.name}(x)",
            )
        driver, slots = self._bind(data, function)
        for name, value in zip(known.parameters, arguments, strict=True):
            if f"argument.{name}" in slots.positions:
                slots[f"argument.{name}"] = float(value)
        if known.needs_instance:
            slots["instance"] = self._row(data, handle)
        self.result[0] = 1.0  # what a PROCEDURE gives
        self.simulation.services.c.fetch()
        copies = copies_of(self.simulation)
        if copies is not None:
            copies.fetch()
        driver.run(1)
        if copies is not None:
            copies.deliver()
        self.simulation.services.attend()
        return self.result.item(0)

    def _row(self, data: MechanismData, handle: int | None) -> int:
        row = data.table.position[handle] if handle is not None else -1
        if row < 0:
            raise RanvierError(f"the instance of {data.name} is gone")
        return row

    def _bind(self, data: MechanismData, function: str) -> tuple[Driver, Slots]:
        self.simulation.prepare()
        found = self.bound.get((data.name, function))
        if found is None:
            record, key = data.record, f"function.{function}"
            signature = record.signatures[key]
            extra: dict[str, object] = {"instance": 0, "result": self.result}
            extra |= {p.name: 0.0 for p in signature.parameters if p.name.startswith("argument.")}
            slots = self.simulation.binder.slots(data, signature, 0, 1, **extra)
            found = self.bound[data.name, function] = Driver([(record.address(key), slots)]), slots
        return found
