"""HBox, VBox and Deck: windows that hold windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

from ...interp.registry import hoc_class, method
from ...interp.values import HocObject, StringCell, element_at
from ...lang.errors import RanvierError
from ..context import Later
from ..python_object import PythonObject
from .desktop import desktop
from .dialogs import ask

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import Pointer


class Box(HocObject):
    """What boxes and decks share: they catch the windows made while `intercept` is on."""

    def __init__(self, machine: Machine) -> None:
        self.contents: list[ref[Any]] = []
        self.title = ""
        self.place: tuple[float, ...] = ()
        self.mapped = False
        self.enclosed = False
        self.rank = 1.0  # of a higher one the lines in a session file come first
        self.saver: Later | None = None  # what writes it into a session file

    @method
    def intercept(self, on: bool) -> float:
        """intercept(1): windows made from now on go into this box; intercept(0) ends that."""
        catching = desktop(self.machine).catching
        if on:
            catching.append(self)
        elif self in catching:
            catching.remove(self)
        return float(on)

    @method
    def map(self, title: str = "", *place: float) -> float:
        """Show it: (["title"] [, left, top, width, height])."""
        screen = desktop(self.machine)
        self.title, self.place = title, place
        if not self.mapped:
            self.mapped = True
            self.enclosed = bool(screen.catching)
            screen.show(self)
        return 1.0

    @method
    def unmap(self, accept: float = 0.0) -> float:
        """Dismiss its window, and the boxes in it."""
        self.mapped = False
        for window in [reference() for reference in self.contents]:
            if isinstance(window, Box):
                window.unmap()
        return 0.0

    @method
    def save(self, text: object, *rest: object) -> float:
        """save("procedure()"): what writes it into a session file. There save("text") writes a line, save(strdef, 1)
        gives the file's name."""
        session = desktop(self.machine).session
        if session is None:
            self.saver = Later(self.machine, text if isinstance(text, PythonObject) else str(text))
        elif rest and rest[0] == 1.0 and isinstance(text, StringCell):
            text.value = session.path
        else:
            session.lines.append(str(text))
        return 1.0


class TilingBox(Box):
    """HBox and VBox."""

    def __init__(self, machine: Machine, frame: int = 0, scroll: bool = False) -> None:
        super().__init__(machine)
        self.frame = frame
        self.scroll = scroll
        self.dismissal = ""
        self.referenced: HocObject | None = None
        self.full = False

    @method
    def ismapped(self) -> bool:
        """Whether it has a window of its own."""
        return self.mapped and not self.enclosed

    @method
    def size(self, place: Pointer) -> float:
        """Gives left, top, width and height of its window."""
        for i, value in enumerate(self.place):
            element_at(place, i).set(value)
        return 0.0

    @method
    def ref(self, owner: HocObject | None) -> float:
        """Keep this object until the window is dismissed."""
        self.referenced = owner
        desktop(self.machine).held.append(self)
        return 0.0

    @method
    def unmap(self, accept: float = 0.0) -> float:
        """Dismiss its window; what it kept is released."""
        held = desktop(self.machine).held
        if self in held:
            held.remove(self)
        super().unmap(accept)
        self.referenced = None
        return 0.0

    @method
    def dismiss_action(self, statement: str | PythonObject) -> float:
        """What to execute when the user closes the window."""
        self.dismissal = statement
        return 0.0

    @method
    def adjuster(self, size: float) -> float:
        """Let the user change the size of the last item."""
        return 0.0

    @method
    def adjust(self, size: float, item: int = 0) -> float:
        """Set the size of an item."""
        return 0.0

    @method
    def full_request(self, on: bool = True) -> float:
        """Whether the box takes the whole size that its items ask for."""
        self.full = on
        return float(on)

    @method
    def priority(self, level: float) -> float:
        """When it is written into a session file: those of higher priority before others; returns it."""
        self.rank = level
        return level

    @method
    def dialog(self, title: str = "", accept: str = "Accept", cancel: str = "Cancel") -> float:
        """Ask the user to accept or cancel; nobody is there to accept."""
        self.title = title
        return ask(0.0)


@hoc_class("VBox")
class VBox(TilingBox):
    """Tiles windows vertically: ([frame] [, 1 for a scroll bar])."""


@hoc_class("HBox")
class HBox(TilingBox):
    """Tiles windows horizontally: ([frame])."""


@hoc_class("Deck")
class Deck(Box):
    """Shows one of its windows at a time."""

    def __init__(self, machine: Machine, frame: int = 0) -> None:
        super().__init__(machine)
        self.card = -1

    @method
    def flip_to(self, card: int) -> float:
        """Show this card; -1: none. Returns which it is."""
        if not -1 <= card < len(self.contents):
            raise RanvierError(f"Deck.flip_to: there is no card {card}, there are {len(self.contents)}")
        self.card = card
        return float(card)

    @method
    def remove_last(self) -> float:
        """Take away the last card."""
        return self.remove(len(self.contents) - 1)

    @method
    def remove(self, card: int) -> float:
        """Take away a card."""
        if 0 <= card < len(self.contents):
            del self.contents[card]
        return 0.0

    @method
    def move_last(self, card: int) -> float:
        """Make the last card the one with this index."""
        if self.contents:
            self.contents.insert(card, self.contents.pop())
        return 0.0
