"""Where kernels run. One file per target, found by its name in the option `target`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .. import options


def find() -> Any:
    """The target of this process: a module with `compile` and `compile_all` (see `cpu`)."""
    return import_module("." + str(options.get("target")), __name__)


def compile(kernels: Any, key: str | None = None) -> Any:
    """A module of some kernels."""
    return find().compile(kernels, key)


def compile_all(jobs: Any) -> list[Any]:
    """A module for each (kernels, key), compiled side by side where that is quicker."""
    return find().compile_all(jobs)
