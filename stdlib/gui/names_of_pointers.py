"""What a variable is called at the top level, from a pointer to it: for session files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...interp.values import AttributePointer, ElementPointer, NumberCell, StringCell
from ...solver.integrate.binding import find_node
from ...solver.model.pointer import Pointer

if TYPE_CHECKING:
    from ...interp.machine import Machine


def name_of(machine: Machine, variable: Any) -> str:
    """A text by which hoc finds the variable again, "" if there is none. Also of what reads it: its method get."""
    variable = getattr(variable, "__self__", variable)
    if isinstance(variable, (NumberCell, StringCell)) and getattr(variable, "name", ""):
        return variable.name
    if isinstance(variable, Pointer):
        return _of_model(machine, variable)
    if isinstance(variable, ElementPointer):
        array = variable.array
        return f"{array.name}[{variable.position}]" if array.name and len(array.dimensions) == 1 else ""
    if isinstance(variable, AttributePointer):
        return f"{variable.owner.name}.{variable.name}" if hasattr(variable.owner, "name") else ""
    if hasattr(variable, "owner") and hasattr(variable, "attribute"):
        return f"{variable.owner}.{variable.attribute}" if variable.owner is not None else ""
    return next((name for name, one in machine.model.globals.items() if one is variable), "")


def _of_model(machine: Machine, pointer: Pointer) -> str:
    """`soma.v(0.5)`, `IClamp[0].amp`."""
    model = machine.model
    if not pointer.alive:
        return ""
    if pointer.table is model.nodes:
        return _at(machine, pointer.handle, pointer.column.name)
    data = next((one for one in model.mechanism_data.values() if one.table is pointer.table), None)
    if data is None:
        return ""
    name = pointer.column.name
    record, row = data.record, pointer.table.row(pointer.handle)
    if record.kind in ("point", "artificial"):
        cls = next((cls for cls in machine.classes() if cls.class_name == record.name), None)
        owners = [] if cls is None else [o for o in machine.instances[cls] if o.point.handle == pointer.handle]
        element = f"[{pointer.index}]" if pointer.column.size > 1 else ""
        return f"{owners[0]}.{name}{element}" if owners else ""
    field = next((field for field in record.fields if field.name == name), None)
    return "" if field is None or field.size > 1 else _at(machine, data.table.owner[row], record.hoc_name(field))


def _at(machine: Machine, node: int, name: str) -> str:
    place = find_node(machine.model, int(node))
    return f"{place[0].name}.{name}({place[1]:.9g})" if place else ""
