"""Panels: buttons, menus and value fields, kept as data. Nobody presses a button here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...interp.registry import function
from ...interp.values import is_pointer, weak
from ...lang.errors import RanvierError
from ..context import Later, object_of_running_code
from ..python_object import PythonObject
from .desktop import Desktop, desktop
from .expressions import Expression

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import Pointer, StringCell

MAIN_MENU = "NEURON Main Menu"
"""The panel that every session has, and no session file."""


@dataclass
class Item:
    """One line of a panel. `variable` reads what a field shows; `action` is what a change or a click does."""

    kind: str  # button statebutton checkbox radiobutton label varlabel value fixedvalue slider
    label: str
    action: Later | None = None
    variable: Any = None
    default: float | None = None  # a field that marks whether its value was changed: the value it had at first
    selected: bool = False
    bounds: tuple[float, float] | None = None
    how: tuple[int, ...] = ()  # of a field: when its value is marked, whether it runs, by address; of a slider: form

    @property
    def of_object(self) -> bool:
        """Whether an object of a template made it, whose names it uses."""
        return self.action is not None and self.action.owner is not None

    def shown(self) -> str:
        """What stands in the field now."""
        if self.variable is None:
            return ""
        if self.kind == "varlabel":
            return str(self.variable.value)
        return f"{self.variable():g}"


@dataclass
class Group:
    """A panel or a menu in one."""

    title: str
    items: list[Item | Menu] = field(default_factory=list)


@dataclass
class Menu(Group):
    """A menu; with `make` its items are written when it is opened."""

    make: Later | None = None
    of_object: bool = False
    bar: bool = False


@dataclass(eq=False)
class Panel(Group):
    """A finished panel is a window."""

    horizontal: bool = False
    place: tuple[float, float] | None = None
    scroll: float = -1.0


def innermost(machine: Machine) -> Group:
    """The panel or menu that is being written."""
    opened = desktop(machine).open
    if not opened:
        raise RanvierError("no panel is open", hint='open one first: xpanel("title")')
    return opened[-1]


def _action(given: object) -> str | PythonObject:
    """A statement; in Python it may be a function."""
    return given if isinstance(given, PythonObject) else str(given)


def _reader(variable: Pointer | PythonObject) -> Callable[[], Any]:
    """What reads the variable of an item: &x, or in Python a tuple (object, "name of an attribute")."""
    if not isinstance(variable, PythonObject):
        return weak(variable).get
    try:
        owner, name = variable.value
    except (TypeError, ValueError):
        raise RanvierError('a variable of Python is a tuple (object, "name of the attribute")') from None
    return lambda: variable.guarded(lambda: float(getattr(owner, name)))


def add(machine: Machine, item: Item) -> float:
    """Put an item into what is being written."""
    innermost(machine).items.append(item)
    return 0.0


# --- panels and menus ----------------------------------------------------------------------------------------


@function("xpanel")
def xpanel(machine: Machine, *arguments: object) -> float:
    """xpanel("title" [, 1 for horizontal]) starts a panel; xpanel() or xpanel([scroll,] x, y) ends it and shows it."""
    screen = desktop(machine)
    if arguments and not isinstance(arguments[0], float):
        if screen.open:
            title = screen.open[0].title
            screen.open.clear()
            raise RanvierError(f'the panel "{title}" was not closed', hint="end it with xpanel()")
        screen.open.append(Panel(str(arguments[0]), horizontal=len(arguments) > 1 and arguments[1] == 1.0))
    else:
        if not all(isinstance(value, float) for value in arguments):
            raise RanvierError("xpanel() ends a panel, at the place (x, y) if two numbers are given")
        _close_panel(machine, screen, list(arguments))  # type: ignore[arg-type]
    return 0.0


def _close_panel(machine: Machine, screen: Desktop, numbers: list[float]) -> None:
    panel = innermost(machine)
    if not isinstance(panel, Panel):
        screen.open.clear()
        raise RanvierError(f'the menu "{panel.title}" is still open', hint="end it with xmenu()")
    screen.open.pop()
    if len(numbers) % 2:
        panel.scroll = numbers.pop(0)
    if numbers:
        panel.place = (numbers[0], numbers[1])
    screen.panels.append(panel)
    screen.show(panel)


@function("xmenu")
def xmenu(machine: Machine, *arguments: object) -> float:
    """xmenu("title" [, "statement that makes the items"] [, 1 for the menu bar]) starts a menu, xmenu() ends it."""
    screen = desktop(machine)
    group = innermost(machine)
    if not arguments:
        if not isinstance(group, Panel):  # NEURON does not mind if there is no menu to end
            screen.open.pop()
        return 0.0
    menu = Menu(str(arguments[0]), of_object=object_of_running_code(machine) is not None, bar=arguments[-1] == 1.0)
    group.items.append(menu)
    if len(arguments) > 1 and not isinstance(arguments[1], float):
        menu.make = Later(machine, _action(arguments[1]))
    else:
        screen.open.append(menu)
    return 0.0


# --- buttons -------------------------------------------------------------------------------------------------


@function("xbutton")
def xbutton(machine: Machine, label: str, action: str | PythonObject | None = None) -> float:
    """A button: (["label",] "statement"). In Python the statement of any item may be a function, or a tuple of one and
    its arguments."""
    return add(machine, Item("button", label, Later(machine, label if action is None else action)))


@function("xradiobutton")
def xradiobutton(machine: Machine, label: str, action: str | PythonObject = "", selected: bool = False) -> float:
    """One of several buttons of which the last selected is marked: ("label", "statement" [, 1 if it is selected])."""
    return add(machine, Item("radiobutton", label, Later(machine, action), selected=selected))


@function("xcheckbox")
def xcheckbox(machine: Machine, label: str, variable: Pointer | PythonObject, action: str | PythonObject = "") -> float:
    """A check box that sets a variable to 0 or 1: ("label", &variable [, "statement"])."""
    return _toggle(machine, "checkbox", label, variable, action)


@function("xstatebutton")
def xstatebutton(
    machine: Machine, label: str, variable: Pointer | PythonObject, action: str | PythonObject = ""
) -> float:
    """A button that sets a variable to 0 or 1: ("label", &variable [, "statement"])."""
    return _toggle(machine, "statebutton", label, variable, action)


def _toggle(
    machine: Machine, kind: str, label: str, variable: Pointer | PythonObject, action: str | PythonObject
) -> float:
    return add(machine, Item(kind, label, Later(machine, action), _reader(variable)))


# --- texts and values ----------------------------------------------------------------------------------------


@function("xlabel")
def xlabel(machine: Machine, text: str) -> float:
    """A text."""
    return add(machine, Item("label", text))


@function("xvarlabel")
def xvarlabel(machine: Machine, text: StringCell) -> float:
    """A text that follows a strdef."""
    return add(machine, Item("varlabel", "", variable=weak(text)))


@function("xvalue")
def xvalue(machine: Machine, *arguments: object) -> float:
    """A field for a variable: ("variable") or ("label", "variable" or &variable [, 1 to mark changes, "statement"])."""
    return _value(machine, "value", arguments)


@function("xpvalue")
def xpvalue(machine: Machine, *arguments: object) -> float:
    """Like xvalue, by the variable's address."""
    return _value(machine, "value", arguments)


@function("xfixedvalue")
def xfixedvalue(machine: Machine, *arguments: object) -> float:
    """Like xvalue, and only the program changes it."""
    return _value(machine, "fixedvalue", arguments)


def _value(machine: Machine, kind: str, arguments: tuple[Any, ...]) -> float:
    innermost(machine)
    if not arguments:
        raise RanvierError("xvalue needs the name of a variable")
    return add(machine, value_item(machine, kind, arguments))


def value_item(machine: Machine, kind: str, arguments: tuple[Any, ...]) -> Item:
    """A field as xvalue's arguments describe it."""
    shown = arguments[min(1, len(arguments) - 1)]
    if is_pointer(shown) or isinstance(shown, PythonObject):
        variable: Any = _reader(shown)
    elif isinstance(shown, float):
        raise RanvierError("a variable or the name of one is needed here, not a number")
    else:
        variable = Expression(machine, str(shown), object_of_running_code(machine))
    value = variable()  # a name that is not there is an error now, not when the panel is drawn
    action = Later(machine, _action(arguments[3]) if len(arguments) > 3 else "")
    numbers = [int(value) if isinstance(value, float) else 0 for value in (*arguments[2:3], *arguments[4:6])]
    how = (*numbers, *(0, 0, 0)[len(numbers) :])
    return Item(kind, str(arguments[0]), action, variable, value if how[0] == 1 else None, how=how)


@function("xslider")
def xslider(machine: Machine, variable: Pointer | PythonObject, *rest: object) -> float:
    """A slider: (&variable [, low, high] [, "statement"] [, vertical] [, slow])."""
    numbers = [value for value in rest if isinstance(value, float)]
    actions = [_action(value) for value in rest if not isinstance(value, float)]
    bounds = (numbers[0], numbers[1]) if len(numbers) > 1 else (0.0, 100.0)
    action = Later(machine, actions[0] if actions else "")
    how = tuple(int(value) for value in numbers[2:])
    return add(machine, Item("slider", "", action, _reader(variable), bounds=bounds, how=how))
