"""Functions and procedures of hoc as Python calls them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .base import OfHoc

if TYPE_CHECKING:
    from .exchange import Exchange


class Function(OfHoc):
    """A function or procedure of hoc, or a method of an object. `sec=` names the section that it is about."""

    __module__ = "hoc"

    def __init__(
        self,
        exchange: Exchange,
        function: Callable[..., Any],
        name: str,
        body: Callable[..., Any] | None = None,
        objects: bool = True,
    ) -> None:
        self._exchange = exchange
        self._function = function
        self.__name__ = name
        self._objects = objects  # whether sections among the arguments are objects to it
        self.__doc__ = body.__doc__ if body is not None else None
        self._body = body

    def __call__(self, *given: Any, **options: Any) -> Any:
        return self._exchange.call(self._function, given, options, self._objects)

    def __repr__(self) -> str:
        return f"{self.__name__}()"

    @property
    def __signature__(self) -> inspect.Signature:
        """The parameters of a function of the library as Python's help shows them; of others any."""
        if self._body is None:
            return inspect.Signature([inspect.Parameter("arguments", inspect.Parameter.VAR_POSITIONAL)])
        whole = inspect.signature(self._body)
        shown = [p for p in whole.parameters.values() if p.name != "machine"]
        if not any(p.kind is p.KEYWORD_ONLY for p in shown):
            shown.append(inspect.Parameter("sec", inspect.Parameter.KEYWORD_ONLY, default=None))
        return whole.replace(parameters=shown)
