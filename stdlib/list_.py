"""List: objects in a row, or all objects of a class."""

from __future__ import annotations

from functools import cached_property
from math import trunc
from typing import TYPE_CHECKING, Any
from weakref import WeakSet, ref

from ..interp.registry import MISSING, hoc_class, method, quicker
from ..interp.values import HocObject, ObjectCell, StringCell, released
from ..lang.errors import RanvierError
from .python_object import PythonObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..interp.machine import Machine


@hoc_class("List")
class List(HocObject):
    """new List(): an empty list of objects. new List("Name"): all objects of a class, which comes and goes with them;
    to that list nothing can be added.
    """

    __slots__ = ("objects", "own", "__dict__")  # quicker to make

    def __init__(self, machine: Machine, class_name: object = None) -> None:
        self.objects: Objects | Living
        if isinstance(class_name, (str, StringCell)):  # models say List(1): NEURON does not mind
            self.objects, self.own = Living(machine, str(class_name)), None
        else:
            self.objects = self.own = Objects()

    @staticmethod
    def maker(machine: Machine, checked: Callable[..., List]) -> Callable[..., List]:
        """What `new List()` calls (the registry would make a slower one)."""
        new = machine.instances[List].new

        def new_list(*given: object) -> List:
            if given:
                return checked(*given)
            made = new()
            made.objects = made.own = Objects()
            return made

        return new_list

    chosen = -1  # what a window shows and does; most lists have none
    scrolled = 0
    title = ""
    shown: object = None

    @cached_property
    def actions(self) -> dict[str, str | PythonObject]:
        """Commands by what they are for."""
        return {}

    @property
    def items(self) -> list[HocObject]:
        """The objects now."""
        objects = self.objects
        return [objects.at(i) for i in range(objects.count())]

    @method
    def append(self, item: HocObject | None) -> float:
        """l.append(o): adds an object at the end; gives the new count. NULLobject is not added."""
        own = self.own
        if own is None:
            return self.objects.insert(self.objects.count(), item)
        if item is not None:
            own.append(item)
        return float(len(own))

    @quicker(append)
    def _quicker_append(checked: Callable[..., float]) -> Callable[..., float]:  # noqa: N805
        def append(self: List, item: Any = MISSING, *rest: Any) -> float:
            own = self.own
            if own is not None:
                value = item.value if isinstance(item, ObjectCell) else item
                if isinstance(value, HocObject):
                    own.append(value)
                    return float(len(own))
            return checked(self, item)

        return append

    @method
    def prepend(self, item: HocObject | None) -> float:
        """l.prepend(o): adds an object at the start; gives the new count."""
        return self.objects.insert(0, item)

    @method
    def insrt(self, index: int, item: HocObject | None) -> float:
        """l.insrt(i, o): adds an object before the one at index i; gives the new count."""
        count = self.objects.count()
        if not 0 <= index <= count:
            raise RanvierError(f"List.insrt: index {index} is not 0 to {count}")
        return self.objects.insert(index, item)

    @method
    def remove(self, index: int) -> float:
        """l.remove(i): takes out the object at an index; gives the new count."""
        self.objects.remove(self._inside(index, "remove"))
        return float(self.objects.count())

    @method
    def remove_all(self) -> float:
        """l.remove_all(): takes out all objects; gives 0."""
        self.objects.clear()
        return 0.0

    @method("index")
    def index_of(self, item: HocObject | None) -> int:
        """l.index(o): the index of an object, or -1."""
        return next((i for i, other in enumerate(self.items) if other is item), -1)

    @method
    def count(self) -> int:
        """l.count(): how many objects there are."""
        own = self.own
        return len(own) if own is not None else self.objects.count()

    @quicker(count)
    def _quicker_count(checked: Callable[..., float]) -> Callable[..., float]:  # noqa: N805
        def count(self: List, *given: Any) -> float:
            own = self.own
            return float(len(own)) if own is not None else checked(self, *given)

        return count

    @method
    def object(self, index: int) -> HocObject | None:
        """l.object(i), l.o(i): the object at an index."""
        own = self.own
        if own is not None and 0 <= index < len(own):
            return own[index]
        return self.objects.at(self._inside(index, "object"))

    @method
    def o(self, index: int) -> HocObject | None:
        """l.o(i): the object at an index."""
        own = self.own
        if own is not None and 0 <= index < len(own):
            return own[index]
        return self.objects.at(self._inside(index, "o"))

    @quicker(object)
    @quicker(o)
    def _quicker_object(checked: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N805
        def object_at(self: List, index: Any = MISSING, *rest: Any) -> HocObject | None:
            own = self.own
            if own is not None:
                try:
                    if index >= 0.0:
                        return own[trunc(index)]
                except (IndexError, TypeError):  # told by the other
                    pass
            return checked(self, index)

        return object_at

    def _inside(self, index: int, title: str) -> int:
        count = self.objects.count()
        if not 0 <= index < count:
            raise RanvierError(f"List.{title}: index {index} is out of range: {self} has {count} objects")
        return index

    # -- what a window shows; kept without one

    @method
    def browser(self, title: str = "", shown: StringCell | str | None = None, command: str | None = None) -> float:
        """l.browser("title", "strname") or l.browser("title", strdef, "command"): a window with the objects' names, or
        with their string member `strname`, or with the strdef as the command sets it for the index hoc_ac_.
        """
        self.title, self.shown = title, shown
        if command is not None:
            self.actions["label"] = command
        return 1.0

    @method
    def selected(self) -> int:
        """l.selected(): the index of the item selected in the window, or -1."""
        return self.chosen

    @method
    def select(self, index: int) -> float:
        """l.select(i): selects an item in the window; -1 for none."""
        self.chosen = index if 0 <= index < len(self.items) else -1
        return 1.0

    @method
    def select_action(self, command: str | PythonObject, on_release: bool = False) -> float:
        """l.select_action("command"): runs it when an item is selected; hoc_ac_ is its index."""
        self.actions["select"] = command
        return 1.0

    @method
    def accept_action(self, command: str | PythonObject) -> float:
        """l.accept_action("command"): runs it when an item is clicked twice; hoc_ac_ is its index."""
        self.actions["accept"] = command
        return 1.0

    @method
    def scroll_pos(self, index: int | None = None) -> float:
        """l.scroll_pos(i): the index of the item at the top of the window."""
        if index is not None:
            self.scrolled = index
        return float(self.scrolled)


class Objects(list):
    """Objects that the list keeps alive."""

    __slots__ = ()

    at = list.__getitem__

    def count(self) -> int:
        return len(self)

    def insert(self, index: int, item: HocObject | None) -> float:
        if item is not None:
            list.insert(self, index, item)
        return float(len(self))

    def remove(self, index: int) -> None:
        old = self.pop(index)
        old = released(old)

    def clear(self) -> None:
        """The first one goes first."""
        items = self[:]
        super().clear()
        for i in range(len(items)):
            old, items[i] = items[i], None
            old = released(old)


class Living:
    """The living objects of one class, oldest first. It keeps none of them alive.

    NEURON lets a program take objects out of such a list and put some in; new objects join it nevertheless.
    """

    def __init__(self, machine: Machine, class_name: str) -> None:
        self.instances = machine.instances[_class_named(machine, class_name)]
        self.items: list[ref[HocObject]] = []
        self.seen: WeakSet[HocObject] = WeakSet()
        self.state: tuple[int, int] = (-1, -1)

    def count(self) -> int:
        """How many there are; the objects are looked up again only if some came or went."""
        state = (self.instances.next_index, len(self.instances))
        if state != self.state or (self.items and self.items[0]() is None):
            new = [one for one in self.instances if one not in self.seen]
            self.state, self.items = state, [item for item in self.items if item() is not None] + list(map(ref, new))
            self.seen.update(new)
        return len(self.items)

    def at(self, index: int) -> HocObject | None:
        return self.items[index]()

    def insert(self, index: int, item: HocObject | None) -> float:
        if item is not None:
            self.items.insert(index, ref(item))
        return float(self.count())

    def remove(self, index: int) -> None:
        del self.items[index]

    def clear(self) -> None:
        self.count()
        self.items.clear()


def _class_named(machine: Machine, name: str) -> type[HocObject]:
    symbol = machine.lookup(name)
    cls = symbol if isinstance(symbol, type) else getattr(symbol, "cls", None) or getattr(symbol, "python", None)
    if not (isinstance(cls, type) and issubclass(cls, HocObject)):
        raise RanvierError(f"List: {name} is not the name of a class")
    return cls
