"""A machine, and a way to run hoc in it."""

import io

import pytest
from ranvier.repl.session import new_machine


@pytest.fixture
def machine():
    return new_machine(out=io.StringIO())


@pytest.fixture
def hoc(machine):
    """hoc(text): runs statements and gives what they printed."""

    def run(text):
        machine.out.seek(0)
        machine.out.truncate()
        machine.execute(text)
        return machine.out.getvalue()

    return run
