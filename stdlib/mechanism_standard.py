"""MechanismStandard: a set of values for the variables of a mechanism."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from .context import Later
from .gui.desktop import desktop
from .gui.panels import Item, Panel
from .mechanism_names import ALL, EVERYWHERE, GLOBAL, PARAMETER, Variable, variables

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..interp.values import StringCell


@hoc_class("MechanismStandard")
class MechanismStandard(HocObject):
    """new MechanismStandard("name" [, kind]): kind is 1 PARAMETER (the default), 2 ASSIGNED, 3 STATE, 0 all of them,
    -1 GLOBAL, of which only the names can be asked. Those of an ion are what its style in the accessed section says.
    Values of the other variables can be set and asked too, but are not copied to and from segments."""

    def __init__(self, machine: Machine, mechanism: str, kind: int = PARAMETER) -> None:
        machine.make_mechanism(mechanism)
        if mechanism not in EVERYWHERE and mechanism not in machine.model.mechanisms:
            raise RanvierError(f"MechanismStandard: {mechanism} is not a mechanism")
        self.mechanism = mechanism
        self.kind = kind
        known = variables(machine, mechanism, GLOBAL if kind == GLOBAL else ALL)
        self.values = {one.name: [one.default] * one.size for one in known}
        first = sum(one.kind < kind for one in known)  # NEURON's way: as if they stood in the order of their kinds
        count = sum(kind in (ALL, one.kind) for one in known)
        self.variables: list[Variable] = known[first : first + count]
        self.statement: Later | None = None

    def _values(self, name: str, index: int) -> list[float]:
        if self.kind == GLOBAL:
            raise RanvierError("MechanismStandard: of GLOBAL variables there are only the names")
        values = self.values.get(name)
        if values is None:
            raise RanvierError(f"{name} is not a variable of {self.mechanism}")
        if not 0 <= index < len(values):
            raise RanvierError(f"{name}[{index}]: it has {len(values)} elements")
        return values

    def _copied(self) -> list[Variable]:
        return variables(self.machine, self.mechanism, self.kind)

    @method
    def count(self) -> int:
        """The number of variables."""
        return len(self.variables)

    @method
    def name(self, name: StringCell, index: int | None = None) -> int:
        """name(strdef) copies the mechanism's name; name(strdef, i) the i-th variable's, and gives its size."""
        if index is None:
            name.value = self.mechanism
            return 0
        one = self._variable(index)
        name.value = one.name
        return one.size

    def _variable(self, index: int) -> Variable:
        if not 0 <= index < len(self.variables):
            raise RanvierError(f"MechanismStandard: there is no variable {index}, there are {len(self.variables)}")
        return self.variables[index]

    @method
    def is_array(self, index: int) -> bool:
        """Whether the i-th variable is an array."""
        return self._variable(index).size > 1

    @method
    def get(self, name: str, index: int = 0) -> float:
        """The value of a variable: ("name" [, index])."""
        return self._values(name, index)[index]

    @method
    def set(self, name: str, value: float, index: int = 0) -> float:
        """Set a variable: ("name", value [, index])."""
        self._values(name, index)[index] = value
        return 0.0

    @method("in")
    def take(self, source: float | HocObject = None) -> float:
        """Copy the values from the accessed section's first segment, its segment at x, a point process or another
        MechanismStandard."""
        if isinstance(source, MechanismStandard):
            if source.mechanism == self.mechanism:
                for name in self.values.keys() & source.values.keys():
                    self.values[name][:] = source.values[name]
            return 0.0
        if not self._fits(source):
            return 0.0
        for one in self._copied():
            for i in range(one.size):
                self.values[one.name][i] = self._get(source, one, i)
        return 0.0

    @method("_in")
    def take_as_python_says(self, source: float | HocObject = None) -> float:
        """`in` is a word of Python."""
        return self.take(source)

    @method
    def out(self, target: float | HocObject = None) -> float:
        """Copy the values to all segments of the accessed section, its segment at x, a point process or another
        MechanismStandard."""
        if isinstance(target, MechanismStandard):
            return target.take(self)
        if not self._fits(target):
            return 0.0
        for one in self._copied():
            for i in range(one.size):
                self._set(target, one, i, self.values[one.name][i])
        return 0.0

    def _fits(self, place: float | HocObject | None) -> bool:
        """Whether the mechanism is there."""
        if isinstance(place, HocObject):
            return place.class_name == self.mechanism
        return self.mechanism in EVERYWHERE or self.machine.current_section().has(self.mechanism)

    def _get(self, place: Any, one: Variable, index: int) -> float:
        if isinstance(place, HocObject):
            return place.point.get(one.column, index)  # type: ignore[attr-defined]
        section = self.machine.current_section()
        return section.get(one.name, section.node_x(0) if place is None else place, index)

    def _set(self, place: Any, one: Variable, index: int, value: float) -> None:
        if isinstance(place, HocObject):
            place.point.set(one.column, value, index)  # type: ignore[attr-defined]
        elif place is None:
            self.machine.current_section().set_all(one.name, value, index)
        else:
            self.machine.current_section().set(one.name, place, value, index)

    @method
    def action(self, statement: str) -> float:
        """What to execute when a value is changed in the panel; hoc_ac_ is the variable's index."""
        self.statement = Later(self.machine, statement)
        return 0.0

    @method
    def panel(self, title: str | None = None) -> float:
        """Show the values: as a panel, or within the panel that is being written."""
        screen = desktop(self.machine)
        panel = screen.open[-1] if screen.open else Panel(title or self.mechanism)
        panel.items.append(Item("label", title or self.mechanism))
        for one in self.variables:
            for i, value in enumerate(self.values[one.name]):
                label = one.name if one.size == 1 else f"{one.name}[{i}]"
                read = lambda name=one.name, i=i: self.values[name][i]  # noqa: E731
                panel.items.append(Item("value", label, self.statement, read, value))
        if isinstance(panel, Panel) and not screen.open:
            screen.panels.append(panel)
            screen.show(panel)
        return 0.0

    @method
    def save(self, name: str) -> float:
        """While a session file is written: there, what makes it again with its values, as the variable `name`."""
        session = desktop(self.machine).session
        if session is not None:
            session.lines.append(f'{name} = new MechanismStandard("{self.mechanism}")')
            session.lines += [
                f'{name}.set("{one.name}", {value:.9g}, {i})'
                for one in self.variables
                for i, value in enumerate(self.values[one.name])
            ]
        return 0.0
