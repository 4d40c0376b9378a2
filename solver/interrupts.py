"""Ctrl-C is heard between whole steps: what must not be torn apart is done `with WHOLE:`."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


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
