"""The bulletin board of several processes: the first has it, the others ask it.

A request is answered when it can be: that for work when there is a task, that for a message when one was posted. The
first process looks for requests whenever the program uses the board, and as long as it waits for others.
"""

from __future__ import annotations

import atexit
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from ..lang.errors import RanvierError
from ..solver.parallel.world import JOB
from .parallel_board import GROUP_END, Board, Call, Task
from .parallel_messages import Item, Message, Pickled

WORK, WORKING, FINISHED, SUBMIT, POST, LOOK, TAKE = "work", "working", "finished", "submit", "post", "look", "take"
TASK, RESULT, CONTEXT, NOTHING, END, FOUND = "task", "result", "context", "nothing", "end", "found"


def board_of_this_process(execute: Callable[[Call, int], float | Pickled]) -> Board:
    """What stands for the board here."""
    if JOB.board is None:
        return Follower(execute)
    if JOB.board.size == 1:
        return Alone(execute) if JOB.together else Board(execute)
    return Worker(execute) if JOB.board.rank else Master(execute)


class Alone(Board):
    """One network of several processes: the first has the board for itself."""

    def run_worker(self) -> None:
        atexit.register(self.end)

    def end(self) -> None:
        atexit.unregister(self.end)
        super().end()


class Master(Alone):
    """The board, in the first process."""

    def __init__(self, execute: Callable[[Call, int], float | Pickled]) -> None:
        super().__init__(execute)
        self.running: dict[int, Task] = {}  # tasks that others execute, by their numbers
        self.held: dict[int, tuple[Any, ...]] = {}  # requests that wait for their answers, by the rank
        self.contexts: dict[int, deque[Call]] = defaultdict(deque)
        self.serves = False
        JOB.attend = self.attend

    def attend(self) -> None:
        """While this process waits for something else than a request."""
        if not self.serves:
            self.serve()

    def serve(self, wait: bool = False) -> None:
        """Requests that have come; `wait` for at least one."""
        self.serves = True
        try:
            self._serve(wait)
        finally:
            self.serves = False

    def _serve(self, wait: bool) -> None:
        started = JOB.board.time()
        got = JOB.board.receive(wait)
        if wait:
            self.wait_time += JOB.board.time() - started
        while got is not None:
            rank, (kind, *given) = got
            getattr(self, f"on_{kind}")(rank, *given)
            got = JOB.board.receive(wait=False)
        for rank in list(self.held):
            answer = self.answer(rank, *self.held[rank])
            if answer is not None:
                del self.held[rank]
                JOB.board.send(answer, rank)

    def on_work(self, rank: int) -> None:
        self.held[rank] = (WORK,)

    def on_working(self, rank: int, path: tuple[int, ...]) -> None:
        self.held[rank] = (WORKING, path)

    def on_take(self, rank: int, key: str) -> None:
        self.held[rank] = (TAKE, key)

    def on_finished(self, rank: int, task: Task) -> None:
        del self.running[task.number]
        self.done.append(task)

    def on_submit(self, rank: int, task: Task) -> None:
        self.add(task)

    def on_post(self, rank: int, key: str, items: list[Item]) -> None:
        self.keep(key, items)

    def on_look(self, rank: int, key: str, take: bool) -> None:
        found = self.find(key, take)
        JOB.board.send((FOUND, found.items if found else None), rank)

    def answer(self, rank: int, kind: str, *given: Any) -> tuple[Any, ...] | None:
        """To a request that is held; None if it has to wait."""
        if kind == TAKE:
            found = self.find(given[0], take=True)
            return None if found is None else (FOUND, found.items)
        if kind == WORK and self.contexts[rank]:
            return CONTEXT, self.contexts[rank].popleft()
        if kind == WORKING:
            result = self.result_for(given[0])
            if result is not None:
                return RESULT, result
            if not self.waits_for_tasks(given[0]):
                return (NOTHING,)
        if not self.todo:
            return None
        task = self.next_task()
        self.running[task.number] = task
        return TASK, task

    def waits_for_tasks(self, parent: tuple[int, ...]) -> bool:
        return super().waits_for_tasks(parent) or any(task.parent == parent for task in self.running.values())

    def add(self, task: Task) -> None:
        super().add(task)
        self.serve()

    def next_result(self) -> Task | None:
        self.serve()
        return super().next_result()

    def work(self) -> None:
        """A task, or what others ask for if there is none."""
        if self.todo:
            super().work()
            self.serve()
        else:
            self.serve(wait=True)

    def look(self, key: str, take: bool) -> bool:
        self.serve()
        return super().look(key, take)

    def take(self, key: str) -> None:
        while not self.look(key, take=True):
            idle = sum(request[0] == WORK for request in self.held.values())
            if idle == JOB.board.size - 1 and not self.todo and not any(self.contexts.values()):
                super().take(key)
            self.serve(wait=True)

    def keep(self, key: str, items: list[Item]) -> None:
        super().keep(key, items)
        self.serve()

    def context(self, call: Call) -> None:
        for rank in range(1, JOB.board.size):
            self.contexts[rank].append(call)
        self.serve()
        super().context(call)

    def end(self) -> None:
        for rank in range(1, JOB.board.size):
            JOB.board.send((END,), rank)
        super().end()


class Worker(Board):
    """What asks the board, in another process."""

    def ask(self, *request: Any) -> tuple[Any, ...]:
        JOB.board.send(request, 0)
        started = JOB.board.time()
        answer = JOB.board.receive()[1]
        self.wait_time += JOB.board.time() - started
        if answer[0] == END:
            self.end()
            raise SystemExit(0)
        return answer

    def add(self, task: Task) -> None:
        JOB.board.send((SUBMIT, task), 0)

    def keep(self, key: str, items: list[Item]) -> None:
        JOB.board.send((POST, key, items), 0)

    def find(self, key: str, take: bool) -> Message | None:
        items = self.ask(LOOK, key, take)[1]
        return None if items is None else Message(items)

    def take(self, key: str) -> None:
        self.read = Message(self.ask(TAKE, key)[1])

    def next_result(self) -> Task | None:
        while True:
            kind, *given = self.ask(WORKING, self.current)
            if kind == TASK:
                self.finish(given[0])
            elif kind == RESULT:
                self.read = Message(given[0].arguments)
                return given[0]
            else:
                return None

    def finish(self, task: Task) -> None:
        self.do(task)
        JOB.board.send((FINISHED, task), 0)

    def run_worker(self) -> None:
        while True:
            kind, given = self.ask(WORK)
            if kind == TASK:
                self.finish(given)
            else:
                self.do_call(given, 0)

    def context(self, call: Call) -> None:
        raise RanvierError("ParallelContext.context: only the first process can call it")


class Follower(Board):
    """In the processes of a network that have no part in the board: they do what the first of them does."""

    def run_worker(self) -> None:
        while True:
            kind, *given = JOB.net.broadcast(None, 0)
            if kind == GROUP_END:
                raise SystemExit(0)
            self.execute(*given)

    def add(self, task: Task) -> None:
        """The first process of the network does it."""

    def keep(self, key: str, items: list[Item]) -> None:
        """The first process of the network does it."""

    def find(self, key: str, take: bool) -> Message | None:
        raise RanvierError("only the first process of a subworld can use the bulletin board")

    def next_result(self) -> Task | None:
        raise RanvierError("only the first process of a subworld can use the bulletin board")

    def context(self, call: Call) -> None:
        raise RanvierError("ParallelContext.context: only the first process can call it")

    def end(self) -> None:
        """Only the first says so."""
