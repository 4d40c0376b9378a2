"""Python's collection of garbage, which some work is better done without."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 10_000  # new objects; Python looks for garbage after 700


def collect_seldom() -> None:
    """A model is many small objects that stay: to look for cycles among them took a third of the time to build it."""
    often, *older = gc.get_threshold()
    if 0 < often < SELDOM:
        gc.set_threshold(SELDOM, *older)


@contextmanager
def no_collection() -> Iterator[None]:
    """What is made here is no garbage, but every so many objects Python would look through all of them for some."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
