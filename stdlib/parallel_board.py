"""The bulletin board: messages by key, and tasks that are submitted, executed and gathered.

With one process, `working` executes a task that waits whenever no result is there. A task's children come before its
later siblings, so the todo list is ordered by the numbers of a task's ancestors and its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..interp.values import HocObject, StringCell, is_pointer
from ..lang.errors import RanvierError
from .vector import Vector

Item = float | str | list[float]  # a number, a string, a Vector
KINDS = {float: "a number", str: "a string", list: "a Vector"}


class Message:
    """Items that are read in their order."""

    def __init__(self, items: list[Item] | None = None) -> None:
        self.items = items or []
        self.place = 0

    def next(self, kind: type) -> Any:
        """The next item, which must be a float, str or list."""
        if self.place >= len(self.items):
            raise RanvierError(f"the message has no more items; {KINDS[kind]} was to be unpacked")
        item = self.items[self.place]
        if type(item) is not kind:
            raise RanvierError(f"the next item of the message is {KINDS[type(item)]}, not {KINDS[kind]}")
        self.place += 1
        return item


def item(value: Any) -> Item:
    """A copy of an argument as a message keeps it."""
    if isinstance(value, Vector):
        return list(value.data)
    if isinstance(value, (str, StringCell)):
        return str(value)
    if isinstance(value, float):
        return value
    what = "NULLobject" if value is None else str(value) if isinstance(value, HocObject) else "a pointer"
    raise RanvierError(f"a message consists of numbers, strings and Vectors; {what} can not be in one")


def unpack_into(message: Message, target: Any) -> None:
    """The next item into a Vector, a strdef or the variable of a pointer."""
    if isinstance(target, Vector):
        target.assign(message.next(list))
    elif isinstance(target, StringCell):
        target.value = message.next(str)
    elif is_pointer(target):
        target.set(message.next(float))
    else:
        raise RanvierError("items are unpacked into strdefs, Vectors and variables", hint="write &x for a variable x")


def key_of(key: Any) -> str:
    """Numbers and strings are the same keys if they are written alike."""
    if isinstance(key, float):
        return f"{key:g}"
    if isinstance(key, (str, StringCell)):
        return str(key)
    raise RanvierError("the key of a message must be a number or a string")


@dataclass
class Task:
    """What was submitted: `run(number)` executes it and gives its value."""

    number: int
    parent: tuple[int, ...]
    userid: int
    run: Callable[[int], float]
    arguments: list[Item]
    value: float = 0.0

    @property
    def path(self) -> tuple[int, ...]:
        return (*self.parent, self.number)


@dataclass
class Board:
    """Messages and tasks of a machine."""

    messages: dict[str, deque[Message]] = field(default_factory=dict)
    packed: list[Item] = field(default_factory=list)
    read: Message = field(default_factory=Message)  # the one that is being unpacked
    todo: list[Task] = field(default_factory=list)
    done: list[Task] = field(default_factory=list)
    current: tuple[int, ...] = ()  # the path of the task that runs
    last: int = 0  # the number of the latest task

    # --- messages ---

    def post(self, key: str, items: list[Item]) -> None:
        """What was packed and these items become a message."""
        self.messages.setdefault(key, deque()).append(Message(self.packed + items))
        self.packed = []

    def look(self, key: str, take: bool) -> bool:
        """Whether there is a message with this key; it can be unpacked then, from its start."""
        waiting = self.messages.get(key)
        if not waiting:
            return False
        self.read = waiting.popleft() if take else Message(waiting[0].items)
        return True

    # --- tasks ---

    def submit(self, userid: int, run: Callable[[int], float], arguments: list[Item]) -> None:
        self.last += 1
        self.todo.append(Task(self.last, self.current, userid, run, arguments))

    def next_result(self) -> Task | None:
        """A finished task that the running task submitted; None if it waits for nothing."""
        while True:
            found = next((task for task in self.done if task.parent == self.current), None)
            if found is not None:
                self.done.remove(found)
                self.read = Message(found.arguments)
                return found
            if not any(task.parent == self.current for task in self.todo):
                return None
            self._execute(min(self.todo, key=lambda task: task.path))

    def _execute(self, task: Task) -> None:
        self.todo.remove(task)
        before, self.current = self.current, task.path
        try:
            task.value = task.run(task.number)
        finally:
            self.current = before
        self.done.append(task)
