"""Ctrl-C is heard between whole steps: what must not be torn apart is done `with WHOLE:`; what may take long in one
call of numpy is done `aside`."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from types import FrameType
from typing import Any

LARGE = 50_000  # numbers; with fewer a call of numpy is over before a thread would pay
GLANCE = 0.1  # s, for systems on which waiting can not be interrupted


class Whole:
    """While `depth` is not 0, a Ctrl-C waits for the end; the second one does not."""

    def __init__(self) -> None:
        self.depth = 0
        self.waiting = False

    def __enter__(self) -> None:
        self.depth += 1

    def __exit__(self, *_: object) -> None:
        self.depth -= 1
        if self.waiting and self.depth <= 0:
            self.waiting = False
            raise KeyboardInterrupt

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Inside, Ctrl-C is heard at once: hoc runs."""
        depth, self.depth = self.depth, 0
        try:
            yield
        finally:
            self.depth = depth

    def listen(self) -> None:
        """Take Ctrl-C from now on, if Python's own handler has it."""
        if threading.current_thread() is threading.main_thread():
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                signal.signal(signal.SIGINT, self._pressed)

    def _pressed(self, number: int, frame: FrameType | None) -> None:
        if self.depth > 0 and not self.waiting:
            self.waiting = True
            return
        self.depth, self.waiting = 0, False
        raise KeyboardInterrupt


WHOLE = Whole()


def aside(call: Callable[..., Any], *given: Any, **options: Any) -> Any:
    """`call(*given, **options)`, which must have no effects: with large arrays in another thread, so that Ctrl-C is
    heard meanwhile; what the call gives later is then forgotten."""
    if max((getattr(one, "size", 0) for one in given), default=0) < LARGE:
        return call(*given, **options)
    result: list[Any] = []
    errors: list[BaseException] = []
    context, done = copy_context(), threading.Event()

    def work() -> None:
        try:
            result.append(context.run(call, *given, **options))
        except BaseException as error:
            errors.append(error)
        done.set()

    threading.Thread(target=work, daemon=True).start()
    while not done.wait(GLANCE):
        pass
    if errors:
        raise errors[0]
    return result[0]
