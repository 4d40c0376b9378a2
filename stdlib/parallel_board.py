"""The bulletin board: messages by key, and tasks that are submitted, executed and gathered.

With one process, `working` executes a task that waits whenever no result is there. A task's children come before its
later siblings, so the todo list is ordered by the numbers of a task's ancestors and its own. With several processes
(parallel_service.py) the first one has the board, and executes tasks too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..interp.values import HocObject
from ..lang.errors import RanvierError
from ..solver.parallel.world import JOB
from .parallel_messages import Item, Message, Pickled

FIRST = 20  # number of the first task where there are several processes, as in NEURON; otherwise it is 1
GROUP_TASK, GROUP_END = "task", "end"  # what the processes of a network are told by its first


@dataclass
class Call:
    """A statement to be executed, or a function of the top level, of an object or of Python to be called."""

    owner: HocObject | str | None  # in another process its name
    text: str
    arguments: list[Item]
    is_statement: bool
    function: Pickled | None = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"owner": self.owner and str(self.owner)}


@dataclass
class Task:
    """What was submitted. `arguments` can be unpacked when the result is there."""

    number: int
    parent: tuple[int, ...]
    userid: int
    call: Call
    arguments: list[Item]
    value: float | Pickled = 0.0  # Pickled: what a function of Python returned

    @property
    def path(self) -> tuple[int, ...]:
        return (*self.parent, self.number)


class Board:
    """Messages and tasks of a machine; `execute(call, number)` does a task and gives its value."""

    def __init__(self, execute: Callable[[Call, int], float | Pickled]) -> None:
        self.execute = execute
        self.messages: dict[str, deque[Message]] = {}
        self.packed: list[Item] = []
        self.read = Message()  # the one that is being unpacked
        self.todo: list[Task] = []
        self.done: list[Task] = []
        self.current: tuple[int, ...] = ()  # the path of the task that runs
        self.last = FIRST - 1 if JOB.all.size > 1 else 0  # the number of the latest task
        self.wait_time = 0.0  # s

    # --- messages ---

    def post(self, key: str, items: list[Item]) -> None:
        """What was packed and these items become a message."""
        items, self.packed = self.packed + items, []
        self.keep(key, items)

    def keep(self, key: str, items: list[Item]) -> None:
        """A message on the board."""
        self.messages.setdefault(key, deque()).append(Message(items))

    def look(self, key: str, take: bool) -> bool:
        """Whether there is a message with this key; it can be unpacked then, from its start."""
        found = self.find(key, take)
        if found is not None:
            self.read = found
        return found is not None

    def find(self, key: str, take: bool) -> Message | None:
        """The oldest message with this key, if there is one."""
        waiting = self.messages.get(key)
        if not waiting:
            return None
        return waiting.popleft() if take else Message(waiting[0].items)

    def take(self, key: str) -> None:
        """The oldest message with this key can be unpacked, and is off the board."""
        if not self.look(key, take=True):
            raise RanvierError(
                f"ParallelContext.take: there is no message with the key {key}",
                hint="look_take(key) tells whether there is one",
            )

    # --- tasks ---

    def submit(self, userid: int, call: Call, arguments: list[Item]) -> None:
        self.add(Task(0, self.current, userid, call, arguments))

    def add(self, task: Task) -> None:
        self.last += 1
        task.number = self.last
        self.todo.append(task)

    def next_result(self) -> Task | None:
        """A finished task that the running task submitted; None if it waits for nothing."""
        while True:
            found = self.result_for(self.current)
            if found is not None:
                self.read = Message(found.arguments)
                return found
            if not self.waits_for_tasks(self.current):
                return None
            self.work()

    def result_for(self, parent: tuple[int, ...]) -> Task | None:
        """A finished task that this one submitted; it is not on the board any more."""
        found = next((task for task in self.done if task.parent == parent), None)
        if found is not None:
            self.done.remove(found)
        return found

    def waits_for_tasks(self, parent: tuple[int, ...]) -> bool:
        return any(task.parent == parent for task in self.todo)

    def work(self) -> None:
        """Execute the next task."""
        task = self.next_task()
        self.do(task)
        self.done.append(task)

    def next_task(self) -> Task:
        task = min(self.todo, key=lambda task: task.path)
        self.todo.remove(task)
        return task

    def do(self, task: Task) -> None:
        """Execute it here."""
        before, self.current = self.current, task.path
        try:
            task.value = self.do_call(task.call, task.number)
        finally:
            self.current = before

    def do_call(self, call: Call, number: int) -> float | Pickled:
        """In all processes of the network, if there are networks of several."""
        if JOB.together:
            JOB.net.broadcast((GROUP_TASK, call, number), 0)
        return self.execute(call, number)

    # --- other processes ---

    def run_worker(self) -> None:
        """Processes but the first execute tasks from now on, and end when the first says so."""

    def context(self, call: Call) -> None:
        """To be done by all but the first."""
        if JOB.together:
            JOB.net.broadcast((GROUP_TASK, call, 0), 0)

    def end(self) -> None:
        """The first process has no more work for the others."""
        if JOB.together:
            JOB.net.broadcast((GROUP_END,), 0)
