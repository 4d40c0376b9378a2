"""A machine without mechanisms, and a way to run hoc in it."""

import io

import pytest
from ranvier.interp.machine import Machine
from ranvier.repl.session import import_library
from ranvier.solver.integrate.simulation import Simulation
from ranvier.solver.model import Model


@pytest.fixture
def machine():
    import_library()
    made = Machine(Model(), io.StringIO())
    made.simulation = Simulation(made.model)
    return made


@pytest.fixture
def hoc(machine):
    """hoc(text): runs statements and gives what they printed."""

    def run(text):
        machine.out.seek(0)
        machine.out.truncate()
        machine.execute(text)
        return machine.out.getvalue()

    return run
