"""Functions about ions."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Any

from ...interp.registry import function
from ...lang.errors import RanvierError
from ...solver.mechanism import ions
from ..mechanism_names import style_there

if TYPE_CHECKING:
    from ...interp.machine import Machine


def ion_record(machine: Machine, name: str) -> Any:
    """The mechanism of an ion, such as na_ion."""
    record = machine.model.mechanisms.get(name)
    if record is None or record.kind != "ion":
        raise RanvierError(f"{name} is not an ion mechanism", hint="its name is like na_ion")
    return record


@function("ion_style")
def ion_style(
    machine: Machine,
    name: str,
    concentration: int | None = None,
    potential: int = 0,
    at_start: int = 0,
    at_step: int = 0,
    reset: int = 0,
) -> float:
    """ion_style("na_ion" [, c_style, e_style, einit, eadvance, cinit]): how an ion is treated in the accessed section.

    c_style and e_style: 0 unused, 1 a parameter, 2 assigned, 3 a state. einit, eadvance: whether the potential follows
    Nernst's equation at the initialization and at each step; cinit: whether concentrations start from the global
    initial values. Gives the style before, or -1 if the ion is not there.
    """
    record = ion_record(machine, name)
    section, before = machine.current_section(), style_there(machine, record.name)
    if before is None:
        return -1.0
    if concentration is not None:
        _check(concentration, potential, at_start, at_step, reset)
        style = ions.chosen(before, concentration, potential, at_start, at_step, reset)
        data = machine.model.mechanism_data[record.name]
        for handle in range(section.rows[data], section.rows[data] + section.nseg):
            data.table.columns["style"].view[data.table.position[handle]] = style
    return float(before)


def _check(concentration: int, potential: int, *switches: int) -> None:
    if not (0 <= concentration <= 3 and 0 <= potential <= 3):
        raise RanvierError("ion_style: c_style and e_style are 0, 1, 2 or 3")
    if any(switch not in (0, 1) for switch in switches):
        raise RanvierError("ion_style: einit, eadvance and cinit are 0 or 1")


@function("ion_charge")
def ion_charge(machine: Machine, name: str) -> float:
    """The valence of an ion: ion_charge("na_ion")."""
    return float(machine.model.mechanism_data[ion_record(machine, name).name].globals["valence"][0])


@function("ion_register")
def ion_register(machine: Machine, ion: str, charge: float) -> float:
    """Make an ion known: ion_register("ca", 2). Gives its number among the mechanisms."""
    name = f"{ion}_ion"
    if name in machine.model.mechanisms:
        old = ion_charge(machine, name)
        if old != charge:
            raise RanvierError(f"{name} exists already, with charge {old:g}")
    else:
        machine.model.register(ions.ion_mechanism(ion, charge))
        machine.mechanisms_changed()
    return float(list(machine.model.mechanisms).index(name))


@function("nernst")
def nernst(machine: Machine, *arguments: object) -> float:
    """nernst(inside, outside, valence): the reversal potential, mV. nernst("ena" | "nai" | "nao" [, x]) computes what
    the others imply at x of the accessed section."""
    if arguments and isinstance(arguments[0], float):
        if len(arguments) < 3 or not all(isinstance(value, float) for value in arguments[:3]):
            raise RanvierError("nernst takes (inside, outside, valence)")
        inside, outside, valence = (float(value) for value in arguments[:3])  # type: ignore[arg-type]
        return ions.nernst(inside, outside, valence, machine.model.celsius)
    if not arguments:
        raise RanvierError("nernst takes (inside, outside, valence) or the name of a potential or concentration")
    x = arguments[1] if len(arguments) > 1 and isinstance(arguments[1], float) else 0.5
    return _implied(machine, str(arguments[0]), x)


def _implied(machine: Machine, variable: str, x: float) -> float:
    section = machine.current_section()
    ion = variable[1:] if variable[:1] == "e" else variable[:-1]
    if f"{ion}_ion" not in machine.model.mechanisms or variable not in (f"e{ion}", f"{ion}i", f"{ion}o"):
        raise RanvierError(f"{variable} is not a reversal potential or concentration")
    valence = ion_charge(machine, f"{ion}_ion")
    inside, outside, potential = (section.get(name, x) for name in (f"{ion}i", f"{ion}o", f"e{ion}"))
    celsius = machine.model.celsius
    if variable[:1] == "e" and variable == f"e{ion}":
        return ions.nernst(inside, outside, valence, celsius)
    factor = exp(valence * potential / ions.thermal_voltage(celsius))
    return outside / factor if variable == f"{ion}i" else inside * factor


@function("ghk")
def ghk(machine: Machine, v: float, inside: float, outside: float, valence: float) -> float:
    """The Goldman-Hodgkin-Katz current of unit permeability (cm/s), mA/cm2; v in mV, concentrations in mM."""
    return ions.ghk(v, inside, outside, valence, machine.model.celsius)
