"""What is known of variables besides their values: units and limits; and variables that are there for old programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.per_machine import PerMachine
from ...interp.registry import function, variable, variable_at
from ...interp.values import NumberCell, Pointer
from ...lang.errors import RanvierError

if TYPE_CHECKING:
    from ...interp.machine import Machine

variable("hoc_cross_x_", 0.0, "Where the crosshair of a Graph was, x.")
variable("hoc_cross_y_", 0.0, "Where the crosshair of a Graph was, y.")
variable("xopen_broadcast_", 255.0, "There for old programs; nothing reads it.")
variable("default_dll_loaded_", 0.0, "There for old programs; nothing reads it.")
variable("clamp_resist", 0.001, "The resistance of the old fclamp, megohm.")
variable("nrn_shape_changed_", 0.0, "There for old programs; nothing reads it.")

_UNITS: PerMachine[dict[str, str]] = PerMachine()  # machine → name of a hoc variable → its unit
_OF_SECTIONS = {"L": "um", "Ra": "ohm-cm"}
_OF_NUMBERS = {"t": "ms", "dt": "ms", "celsius": "degC"}
_DOMAINS: PerMachine[dict[str, tuple[float, float]]] = PerMachine()


class DiameterChanged(Pointer):
    """`diam_changed`: 1 if areas and resistances are to be computed again."""

    def __init__(self, machine: Machine) -> None:
        self.model = machine.model

    def get(self) -> float:
        return float(self.model.diam_changed)

    def set(self, value: float) -> None:
        self.model.diam_changed = value != 0.0


@variable_at("diam_changed")
def diam_changed(machine: Machine) -> Pointer:
    """1 if areas and axial resistances are to be computed again before the next step."""
    return DiameterChanged(machine)


@function("variable_domain")
def variable_domain(machine: Machine, which: Pointer, low: float, high: float) -> float:
    """variable_domain(&x, low, high): the limits that fields for this variable keep."""
    if isinstance(which, NumberCell):
        _DOMAINS.setdefault(machine, {})[which.name] = (low, high)
    return 1.0


@function("units")
def units(machine: Machine, which: str | Pointer | float, unit: str = "") -> str:
    """units("name") or units(&x): the unit of a variable, "" if it has none; units(&x, "mV") sets it.
    units(1) and units(0): "on" and "off", for windows that show units.
    """
    if isinstance(which, float):
        if which not in (0.0, 1.0):
            raise RanvierError(f"units: 0 or 1 switches them off or on, not {which:g}")
        return "on" if which == 1.0 else "off"
    name = which if isinstance(which, str) else _name_of(machine, which)
    if name is None:
        column = getattr(which, "column", None)
        variables = machine.model.range_variables.values()
        return next((variable.unit for variable in variables if variable.column is column), "")
    of_names = _UNITS.setdefault(machine, {})
    if unit:
        of_names[name] = unit
    known = of_names.get(name) or _OF_SECTIONS.get(name) or _OF_NUMBERS.get(name) or _unit_of_name(machine, name)
    if not known and machine.lookup(name) is None and "." not in name:
        raise RanvierError(f"units: there is no variable {name}", hint=machine.globals.hint(name))
    return known


def _name_of(machine: Machine, which: Pointer) -> str | None:
    """The name of the variable that a pointer points to, if it is not one along sections."""
    if isinstance(which, NumberCell) or getattr(which, "name", None) in _OF_SECTIONS:
        return which.name
    return next((name for name in _OF_NUMBERS if machine.builtins.find(name).pointer is which), None)


def _unit_of_name(machine: Machine, name: str) -> str:
    """The unit of a range variable, or of a point process's variable named as in IClamp.amp."""
    model = machine.model
    mechanism, _, member = name.rpartition(".")
    if mechanism:
        data = model.mechanism_data.get(mechanism)
        fields = data.record.fields if data is not None else ()
        return next((field.unit for field in fields if field.name == member), "")
    if name in model.range_variables:
        return model.range_variables[name].unit
    if machine.lookup(name) is None:
        raise RanvierError(f"units: there is no variable {name}")
    return ""


@function("use_exp_pow_precision")
def use_exp_pow_precision(how: float = 0.0) -> float:
    """use_exp_pow_precision(i): accepted; exp and pow are exact to the last digit or two always."""
    return 0.0


@function("nrn_feenableexcept")
def nrn_feenableexcept(on: float = 1.0) -> float:
    """nrn_feenableexcept(i): accepted; a number that is lost (NaN) ends a run always, with the place where it was."""
    return -2.0
