"""A machine without mechanisms or solver: the interpreter alone."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from ranvier.interp.machine import Machine
from ranvier.solver.model import Model


@pytest.fixture
def machine() -> Machine:
    return Machine(Model(), io.StringIO())


@pytest.fixture
def run(machine: Machine) -> Callable[[str], str]:
    """Runs a text and gives what it printed."""

    def run(text: str) -> str:
        assert isinstance(machine.out, io.StringIO)
        machine.out.truncate(0)
        machine.out.seek(0)
        machine.execute(text, "test.hoc")
        return machine.out.getvalue()

    return run
