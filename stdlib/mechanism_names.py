"""The mechanisms of a model as MechanismType and MechanismStandard list them, and their variables by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from ..interp.machine import Machine

GLOBAL, ALL, PARAMETER, ASSIGNED, STATE, UNKNOWN = -1, 0, 1, 2, 3, 8
KINDS = {"parameter": PARAMETER, "assigned": ASSIGNED, "ion": ASSIGNED, "state": STATE}


@dataclass(frozen=True)
class Variable:
    """A variable of a mechanism: its name in hoc, its column ("" for those every section has), size, kind, default."""

    name: str
    column: str
    size: int
    kind: int
    default: float


#: What every section has.
EVERYWHERE = {
    "morphology": (Variable("diam", "", 1, PARAMETER, 500.0),),
    "capacitance": (Variable("cm", "", 1, PARAMETER, 1.0), Variable("i_cap", "", 1, ASSIGNED, 0.0)),
}


def density_mechanisms(machine: Machine) -> list[str]:
    """What can be inserted, in the order of registration."""
    return [*EVERYWHERE, *_of_kinds(machine, "density", "ion")]


def point_processes(machine: Machine) -> list[str]:
    """What `new` makes and can be placed, and artificial cells."""
    return _of_kinds(machine, "point", "artificial")


def _of_kinds(machine: Machine, *kinds: str) -> list[str]:
    for name in machine.mechanism_makers:  # what a KSChan makes is compiled when it is asked for
        machine.make_mechanism(name)
    return [name for name, record in machine.model.mechanisms.items() if record.kind in kinds]


def variables(machine: Machine, mechanism: str, kind: int) -> list[Variable]:
    """The variables of a mechanism that are of this kind: parameters first, then assigned ones, then states."""
    if mechanism in EVERYWHERE:
        found = [*EVERYWHERE[mechanism]]
        return [] if kind == GLOBAL else [one for one in found if kind in (ALL, one.kind)]
    machine.make_mechanism(mechanism)
    record = machine.model.mechanisms.get(mechanism)
    if record is None:
        raise RanvierError(f"{mechanism} is not a mechanism", hint=machine.mechanism_hint(mechanism))
    if kind == GLOBAL:
        return [
            Variable(f"{one.name}_{mechanism}", one.name, one.size, GLOBAL, one.default)
            for one in record.globals
            if one.visible
        ]
    fields = [field for field in record.fields if field.visible and field.role in KINDS]
    if record.kind != "ion":
        fields.sort(key=lambda field: KINDS[field.role])
    kinds = _kinds_of_ion(machine, record) if record.kind == "ion" else [KINDS[field.role] for field in fields]
    defaults = [field.default for field in fields]
    if record.kind == "ion" and mechanism != "na_ion":
        defaults[:3] = 0.0, 1.0, 1.0  # NEURON's, whatever sections begin with
    known = zip(fields, kinds, defaults, strict=True)
    made = [Variable(record.hoc_name(field), field.name, field.size, kind, default) for field, kind, default in known]
    return [one for one in made if kind in (ALL, one.kind)]


def _kinds_of_ion(machine: Machine, record: Any) -> list[int]:
    """As the ion's style in the accessed section says: of the potential, the concentrations, the current, its
    derivative."""
    style = style_there(machine, record.name)
    potential, concentration = (UNKNOWN, UNKNOWN) if style is None else (style // 8 % 4, style % 4)
    return [potential, concentration, concentration, ASSIGNED, ASSIGNED]


def style_there(machine: Machine, ion: str) -> int | None:
    """The style (see `solver.mechanism.ions`) of `<ion>_ion` in the accessed section; None where it is not."""
    if not machine.section_stack or not machine.current_section().has(ion):
        return None
    data = machine.model.mechanism_data[ion]
    row = data.table.position[machine.current_section().rows[data]]
    return int(data.table.columns["style"].view[row])
