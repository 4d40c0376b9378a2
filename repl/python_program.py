"""Python programs: `ranvier script.py arguments …`."""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from ..interp.python_names import HocError
from ..lang.errors import RanvierError, python_report
from ..lang.garbage import collect_seldom
from ..stdlib.python_object import use_module
from . import session
from .output import end_with

if TYPE_CHECKING:
    from ..interp.machine import Machine


__all__ = ["HocError", "run_program", "serve_neuron"]


def serve_neuron() -> None:
    """`import neuron` gives Ranvier from now on."""
    from ..interp.neuron_names.finder import install

    install()


def run_program(machine: Machine, path: str, arguments: list[str]) -> None:
    """Run a file as Python runs its main program. An error of it is reported as Python does, and ends the run."""
    try:
        with open(path, "rb") as file:
            text = file.read()
    except OSError as error:
        raise RanvierError(f"cannot read {path}: {error.strerror}") from None
    session.adopt(machine)
    serve_neuron()
    if not any(machine.classes()):  # who looks for objects of hoc does not find frozen ones
        assert machine.python.h is not None  # made by now
        gc.freeze()  # collections need not go through what stays anyway
    gc.enable()
    collect_seldom()
    sys.argv = [path, *arguments]
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    main = ModuleType("__main__")
    main.__file__ = os.path.abspath(path)
    main.__builtins__ = __builtins__  # type: ignore[attr-defined]
    sys.modules["__main__"] = main
    use_module(machine, main)
    try:
        exec(compile(text, path, "exec"), vars(main))
    except Exception as error:
        trace = error.__traceback__
        sys.stdout.flush()
        raise SystemExit(end_with(python_report(error, trace.tb_next if trace else None), 1)) from None
