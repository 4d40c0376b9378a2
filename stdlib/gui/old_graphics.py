"""Graphics of long ago, before Graph, and menus that NEURON makes out of a section's mechanisms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import absent, function
from ..mechanism_names import GLOBAL, PARAMETER, variables
from .desktop import desktop
from .expressions import Expression
from .panels import Item, Panel

if TYPE_CHECKING:
    from ...interp.machine import Machine

OLD = "it drew on terminals of long ago."
for name in ("axis", "fmatrix", "graph", "graphmode", "lw", "plot", "plotx", "ploty", "plt", "regraph", "setcolor"):
    absent(name, OLD, "Graph shows curves.")
for name in ("fclamp", "fclampi", "fclampv", "fstim", "fstimi", "fsyn", "fsyng", "fsyni", "prstim"):
    absent(name, "it is a stimulus of long ago.", "IClamp, SEClamp and AlphaSynapse are its successors.")
for name in ("batch_run", "batch_save"):
    absent(name, "batch runs are not there yet.", "Vector.record and Vector.printf write a run's results.")
absent("PointProcessMark", "it marks point processes for the mouse.", "Shape.point_mark marks them.")


def _panel(machine: Machine, title: str, fields: list[tuple[str, str]]) -> float:
    """A panel with a field for each (label, expression)."""
    panel = Panel(title)
    panel.items = [Item("value", label, variable=Expression(machine, text, None)) for label, text in fields]
    screen = desktop(machine)
    screen.panels.append(panel)
    screen.show(panel)
    return 0.0


@function("nrnsecmenu")
def nrnsecmenu(machine: Machine, x: float, kind: int = PARAMETER) -> float:
    """A panel with the variables at x of the accessed section (x < 0: all of it)."""
    section = machine.current_section()
    place = 0.5 if x < 0.0 else x
    names = [one.name for name in section.mechanisms for one in variables(machine, name, kind) if one.size == 1]
    fields = [(name, f"{section.name}.{name}({place:g})") for name in ("diam", "cm", *names)]
    return _panel(machine, f"{section.name}({place:g})", fields)


@function("nrnglobalmechmenu")
def nrnglobalmechmenu(machine: Machine, mechanism: str) -> float:
    """A panel with the GLOBAL variables of a mechanism."""
    found = variables(machine, mechanism, GLOBAL)
    return _panel(machine, f"{mechanism} (Globals)", [(one.name, one.name) for one in found if one.size == 1])


@function("ivoc_style")
def ivoc_style(machine: Machine, pattern: str, value: str) -> float:
    """How a screen looks: kept, there is none."""
    desktop(machine).styles[pattern] = value
    return 1.0


for name in ("nrnmechmenu", "nrnpointmenu", "nrnallpointmenu", "nrnallsectionmenu"):
    absent(name, "it is a panel for the mouse.", "psection() prints a section's parameters.")
