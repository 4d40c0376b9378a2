"""Panels that NEURON makes out of a section's mechanisms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import function
from ..context import Later
from ..mechanism_names import GLOBAL, PARAMETER, variables
from .desktop import desktop
from .expressions import Expression
from .panels import Item, Panel

if TYPE_CHECKING:
    from ...interp.machine import Machine


def _panel(machine: Machine, title: str, fields: list[tuple[str, str]]) -> float:
    """A panel with a field for each (label, expression)."""
    panel = Panel(title)
    panel.items = [Item("value", label, variable=Expression(machine, text, None)) for label, text in fields]
    return _show(machine, panel)


def _menu(machine: Machine, title: str, actions: list[tuple[str, str]]) -> float:
    """A panel with a button for each (label, statement)."""
    panel = Panel(title)
    panel.items = [Item("button", label, Later(machine, statement)) for label, statement in actions]
    return _show(machine, panel)


def _show(machine: Machine, panel: Panel) -> float:
    screen = desktop(machine)
    screen.panels.append(panel)
    screen.show(panel)
    return 1.0


@function("nrnsecmenu")
def nrnsecmenu(machine: Machine, x: float = 0.5, kind: int = PARAMETER) -> float:
    """A panel with the variables at x of the accessed section (x < 0: all of it)."""
    section = machine.current_section()
    place = 0.5 if x < 0.0 else x
    names = [one.name for name in section.mechanisms for one in variables(machine, name, kind) if one.size == 1]
    fields = [(name, f"{section.name}.{name}({place:g})") for name in ("diam", "cm", *names)]
    return _panel(machine, f"{section.name}({place:g})", fields)


@function("nrnglobalmechmenu")
def nrnglobalmechmenu(machine: Machine, mechanism: str = "") -> float:
    """A panel with the GLOBAL variables of a mechanism."""
    if mechanism not in machine.model.mechanisms:
        return 1.0
    found = variables(machine, mechanism, GLOBAL)
    return _panel(machine, f"{mechanism} (Globals)", [(one.name, one.name) for one in found if one.size == 1])


@function("nrnpointmenu")
def nrnpointmenu(machine: Machine, point: object = None, kind: float = PARAMETER) -> float:
    """nrnpointmenu(o [, kind]): a panel with the variables of a point process."""
    if not hasattr(point, "point"):
        return 1.0
    found = [one for one in variables(machine, point.class_name, int(kind)) if one.size == 1]
    return _panel(machine, str(point), [(one.name, f"{point}.{one.name}") for one in found])


@function("nrnallpointmenu")
def nrnallpointmenu(machine: Machine, kind: float = PARAMETER) -> float:
    """nrnallpointmenu(): a menu of all point processes, each with the panel of nrnpointmenu."""
    points = [one for cls in machine.classes() for one in machine.instances[cls] if hasattr(one, "point")]
    return _menu(machine, "Point Processes", [(str(one), f"nrnpointmenu({one}, {kind:g})") for one in points])


@function("nrnallsectionmenu")
def nrnallsectionmenu(machine: Machine, kind: float = PARAMETER) -> float:
    """nrnallsectionmenu(): a menu of all sections, each with the panel of nrnsecmenu."""
    names = [section.name for section in machine.model.sections]
    return _menu(machine, "Sections", [(name, f"{name} nrnsecmenu(-1, {kind:g})") for name in names])


@function("nrnmechmenu")
def nrnmechmenu(machine: Machine, mechanism: object = None) -> float:
    """nrnmechmenu(): accepted; it shows nothing in NEURON either. See nrnsecmenu."""
    return 1.0
