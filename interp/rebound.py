"""Functions that are generated anew when a name in them changes its meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .code import Unit


class Rebound:
    """A function that is generated when it is called, and again after a name in it changed its meaning."""

    def __init__(self, make: Callable[..., Unit]) -> None:
        self.make = make
        self.function: Callable[..., Any] | None = None

    def bind_again(self) -> None:
        self.function = None

    def __call__(self, *arguments: Any) -> Any:
        function = self.function
        if function is None:
            function = self.function = self.make(self, False).function(lambda marked: self.make(self, marked))
        return function(*arguments)
