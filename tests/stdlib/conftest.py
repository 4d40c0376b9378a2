"""A machine, and a way to run hoc in it."""

import io

import pytest
from ranvier.lang.errors import RanvierError
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


@pytest.fixture
def refused(hoc):
    """refused(setup, statement, message): the statement is an error that says so."""

    def check(setup, statement, message):
        hoc(setup)
        with pytest.raises(RanvierError) as caught:
            hoc(statement)
        assert message in caught.value.message

    return check
