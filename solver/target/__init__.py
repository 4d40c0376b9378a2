"""Where kernels run. One file per target, found by its name in the option `target`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .. import options


def compile(kernels: Any, key: str | None = None) -> Any:
    """A module of some kernels for the target of this process: see `cpu.compile`."""
    return import_module("." + str(options.get("target")), __name__).compile(kernels, key)
