"""What hoc sees of the mechanisms: point process classes, functions such as `rates_hh(v)`, hints for missing ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..lang.errors import RanvierError
from .arguments import did_you_mean
from .hints import NOT_LOADED, unloaded_mechanism
from .point_processes import PointProcessObject, give_table, gives_table, point_process_class
from .runtime import number

if TYPE_CHECKING:
    from .machine import Machine


class MechanismFunction:
    """A FUNCTION or PROCEDURE of a density mechanism, or `setdata_NAME(x)`, which says of which segment it is."""

    def __init__(self, machine: Machine, mechanism: str, function: str) -> None:
        self.machine = machine
        self.mechanism = mechanism
        self.function = function

    def call_from_hoc(self, *arguments: Any) -> float:
        model = self.machine.model
        if self.function not in model.mechanism_data[self.mechanism].record.functions and self.function != "setdata":
            return give_table(model, model.mechanism_data[self.mechanism], self.function, arguments)
        if self.function != "setdata" and model.mechanism_data[self.mechanism].record.c is not None:
            values: list[Any] = list(arguments)
        else:
            values = [number(value) for value in arguments]
        if self.function == "setdata":
            section, x = self.machine.current_section(), values[0] if values else 0.5
            if not section.has(self.mechanism):
                raise RanvierError(f"{self.mechanism} is not inserted in {section.name}")
            self.machine.mechanism_places[self.mechanism] = (section, x)
            return 1.0
        data = model.mechanism_data[self.mechanism]
        section, x = self.machine.mechanism_places.get(self.mechanism, (None, 0.0))
        handle = None
        if section is not None and section.has(self.mechanism):
            handle = section.rows[data] + section.segment_of(x)
        return float(model.call_function(data, self.function, handle, values))


def mechanism_symbol(machine: Machine, name: str) -> Any:
    """The symbol that a mechanism gives to a name, or None."""
    data = machine.model.mechanism_data.get(name)
    if data is not None and data.record.kind in ("point", "artificial"):
        return point_process_class(data.record)
    if data is not None:
        return data
    for data in machine.model.mechanism_data.values():
        if data.record.kind == "nothing" and (name in data.record.functions or gives_table(data.record, name)):
            return MechanismFunction(machine, data.name, name)
    function, _, mechanism = name.partition("_")
    while mechanism:
        data = machine.model.mechanism_data.get(mechanism)
        if data is not None and data.record.kind == "density":
            if function == "setdata" or function in data.record.functions or gives_table(data.record, function):
                return MechanismFunction(machine, mechanism, function)
        more, _, mechanism = mechanism.partition("_")
        function = f"{function}_{more}"
    return None


def mechanism_replaced(machine: Machine, data: Any, gone: list[str]) -> None:
    """A mechanism goes on with another record: forget what was known of the old one's names, and bind anew."""
    known = machine.builtins.names
    cls = known.get(data.name)
    for name in gone:
        known.pop(name, None)
    for name, symbol in list(known.items()):
        if isinstance(symbol, MechanismFunction) and symbol.mechanism == data.name:
            del known[name]
    if isinstance(cls, type) and issubclass(cls, PointProcessObject):
        cls.record = data.record
        for name in [name for name in vars(cls) if name.startswith("hoc")]:
            delattr(cls, name)  # members that were made at their first use
        cls.expect_members()
    machine.mechanisms_changed()


def mechanism_hint(machine: Machine, name: str) -> str:
    """What to do about a mechanism or a variable of one that is not there."""
    model = machine.model
    near = unloaded_mechanism(machine, name) or did_you_mean(name, [*model.mechanism_data, *model.range_variables])
    return near or NOT_LOADED
