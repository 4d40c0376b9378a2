"""FUNCTIONs and PROCEDUREs of mechanisms, called from outside a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...lang.errors import RanvierError
from ..model.mechanisms import MechanismData
from ..target.arrays import Slots, aligned
from ..target.driver import Driver

if TYPE_CHECKING:
    from .simulation import Simulation


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
        if len(arguments) != len(known.parameters):
            wanted = len(known.parameters)
            raise RanvierError(f"{function} of {data.name} takes {wanted} arguments, not {len(arguments)}")
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
        driver.run(1)
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
