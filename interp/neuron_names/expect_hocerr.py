"""neuron.expect_hocerr: what tests use to see that something is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from inspect import currentframe
from typing import Any

h = import_module(__name__.partition(".interp.")[0]).h
quiet = True


def set_quiet(on: bool) -> bool:
    """Whether errors that were expected are not printed; gives what it was before."""
    global quiet
    old, quiet = quiet, on
    return old


def expect_hocerr(callable: Callable[..., Any], args: Sequence[Any], sec: Any = None) -> None:
    """callable(*args) must fail, with `sec` as the accessed section if that is given; else AssertionError."""
    _must_fail(lambda: callable(*args, **({} if sec is None else {"sec": sec})))


def expect_err(stmt: str) -> None:
    """The statement of Python must fail where this is called; else AssertionError."""
    caller: Any = currentframe().f_back  # type: ignore[union-attr]
    _must_fail(lambda: exec(stmt, caller.f_globals, caller.f_locals))


def _must_fail(action: Callable[[], Any]) -> None:
    try:
        action()
    except Exception as error:
        if not quiet:
            print(f"expected error: {error}")
        return
    raise AssertionError("an error was expected")
