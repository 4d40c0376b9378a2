"""MechanismType: the mechanisms there are, one of them selected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject, ObjectCell, StringCell
from ..lang.errors import RanvierError
from .gui.panels import Item, Menu, innermost
from .mechanism_names import density_mechanisms, point_processes

if TYPE_CHECKING:
    from ..interp.machine import Machine


@hoc_class("MechanismType")
class MechanismType(HocObject):
    """new MechanismType(0): the density mechanisms; new MechanismType(1): the point processes."""

    def __init__(self, machine: Machine, points: bool = False) -> None:
        self.points = points
        self.place = 0
        self.statement = ""
        self.found: list[HocObject] = []
        self._names: list[str] = []
        self._of_mechanisms = (-1, -1)  # how many there were when the names were listed

    @property
    def names(self) -> list[str]:
        machine = self.machine
        if self._of_mechanisms != (len(machine.model.mechanisms), len(machine.mechanism_makers)):
            self._names = point_processes(machine) if self.points else density_mechanisms(machine)
            self._of_mechanisms = len(machine.model.mechanisms), len(machine.mechanism_makers)
        return self._names

    @property
    def name(self) -> str:
        return self.names[self.place]

    @method
    def count(self) -> int:
        """How many there are."""
        return len(self.names)

    @method
    def select(self, which: str | float) -> float:
        """Select by name or index; a name that is not there changes nothing."""
        names = self.names
        if isinstance(which, str):
            self.place = names.index(which) if which in names else self.place
        elif 0 <= int(which) < len(names):
            self.place = int(which)
        else:
            raise RanvierError(f"MechanismType.select: there is no {int(which)}, there are {len(names)}")
        return 0.0

    @method
    def selected(self, name: StringCell | None = None) -> int:
        """The index of the selected one; copies its name."""
        if name is not None:
            name.value = self.name
        return self.place

    @method
    def make(self, target: ObjectCell | None = None) -> float:
        """Insert the selected mechanism into the accessed section, or make a point process: make(objref)."""
        if not self.points:
            self.machine.insert(self.machine.current_section(), self.name)
        elif target is None:
            raise RanvierError("MechanismType.make needs the object variable for the point process")
        else:
            target.value = self.machine.builtins.find(self.name).constructor(self.machine)
        return 0.0

    @method
    def remove(self) -> float:
        """Take the selected mechanism out of the accessed section."""
        section = self.machine.current_section()
        if not self.points and section.has(self.name):
            section.uninsert(self.name)
        return 0.0

    def _record(self, index: int) -> Any:
        if not 0 <= index < len(self.names):
            raise RanvierError(f"MechanismType: {index:g} is not 0 to {len(self.names) - 1}")
        return self.machine.model.mechanisms.get(self.names[index])

    @method
    def is_netcon_target(self, index: int) -> bool:
        """Whether a NetCon may deliver to it."""
        return bool(getattr(self._record(index), "has_net_receive", False))

    @method
    def is_ion(self) -> bool:
        """Whether the selected mechanism is an ion."""
        return self.name.endswith("_ion")

    @method
    def has_net_event(self, index: int) -> bool:
        """Whether it may be the source of a NetCon by itself."""
        record = self._record(index)
        return record is not None and record.kind == "artificial" and record.has_net_receive

    @method
    def is_artificial(self, index: int) -> bool:
        """Whether it is an ARTIFICIAL_CELL."""
        record = self._record(index)
        return record is not None and record.kind == "artificial"

    @method
    def internal_type(self) -> float:
        """A number for the selected one."""
        names = [*density_mechanisms(self.machine), *point_processes(self.machine)]
        return float(names.index(self.name) + 2)

    @method
    def pp_begin(self) -> HocObject | None:
        """The first point process of the selected type in the accessed section."""
        if not self.points:
            raise RanvierError("MechanismType.pp_begin: this is not a MechanismType(1)")
        section, name = self.machine.current_section(), self.name
        points = [point for point in section.point_processes if point.data.name == name]
        here = filter(None, map(self.machine.python.object_of_point, points))
        self.found = sorted(here, key=lambda one: (-one.point.x, one.index))  # type: ignore[attr-defined]
        return self.pp_next()

    @method
    def pp_next(self) -> HocObject | None:
        """The next one; NULLobject after the last."""
        return self.found.pop() if self.found else None

    @method
    def action(self, statement: str) -> float:
        """What to execute when the user selects one in the menu."""
        self.statement = statement
        return 0.0

    @method
    def menu(self) -> float:
        """Put a menu of them into the panel that is being written."""
        menu = Menu(self.name)
        menu.items += [Item("button", name, self.statement) for name in self.names]
        innermost(self.machine).items.append(menu)
        return 0.0

    @method
    def code(self) -> str:
        """The text of the selected one's .mod file, "" if it has none."""
        path = Path(self.file())
        return path.read_text(errors="replace") if path.is_file() else ""

    @method
    def file(self) -> str:
        """The name of the selected one's .mod file, "" if it has none."""
        record = self.machine.model.mechanisms.get(self.name)
        return str(getattr(record, "source", "") or "")
