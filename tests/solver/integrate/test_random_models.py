"""Models built at random, compared with NEURON beside us."""

import json
import os
import runpy
import subprocess
from pathlib import Path

import pytest
from ranvier.solver.integrate.simulation import Simulation

SCRIPT = Path(__file__).parent / "random_models.py"
NEURON = os.environ.get("RANVIER_ORACLE")
pytestmark = [pytest.mark.oracle, pytest.mark.skipif(NEURON is None, reason="RANVIER_ORACLE names no Python")]


class InRanvier:
    """What each action is here."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.model = simulation.model
        self.sections: dict = {}

    def act(self, what: str, name: str = "", *values) -> None:
        section = self.sections.get(name)
        if what == "create":
            self.sections[name] = self.model.create_section(name)
        elif what == "run":
            self.run(3)
        elif what == "connect":
            section.connect(self.sections[values[0]], *values[1:])
        elif what == "disconnect":
            section.disconnect()
        elif what == "delete":
            self.model.delete_section(self.sections.pop(name))
        elif what in ("nseg", "L", "Ra"):
            setattr(section, what, values[0])
        elif what == "diam":
            section.set("diam", *values)
        elif what == "whole diam":
            section.set_all("diam", *values)
        elif what in ("insert", "uninsert"):
            getattr(section, what)(values[0])
        elif what == "g_pas":
            if section.has("pas"):
                section.set("g_pas", *values)
        elif what == "clamp":
            clamp = self.model.create_point_process("Clamp")
            clamp.loc(section, values[0])
            clamp.set("dur", 1e9)
            clamp.set("amp", values[1])
        elif what == "points":
            section.pt3dclear()
            for point in values[0]:
                section.pt3dadd(*point)

    def run(self, steps: int) -> None:
        self.simulation.finitialize(-65)
        self.simulation.advance(steps)

    def figures(self) -> list:
        return [
            (name, x, section.get("v", x), section.area(x), section.get("diam", x), section.L)
            for name, section in self.sections.items()
            for x in (0, *(section.node_x(i) for i in range(section.nseg)), 1)
        ]


@pytest.mark.parametrize("seed", range(1, 13))
def test_as_neuron(simulation, seed):
    model = runpy.run_path(str(SCRIPT))
    answer = subprocess.run([NEURON, str(SCRIPT), str(seed)], capture_output=True, text=True, timeout=60)
    if answer.returncode < 0:
        pytest.skip("NEURON crashed")
    ours = InRanvier(simulation)
    for action in model["actions"](seed):
        ours.act(*action)
    ours.run(model["STEPS"])
    expected = json.loads(answer.stdout.splitlines()[-1])
    found = ours.figures()
    assert [one[0] for one in found] == [one[0] for one in expected]
    for one, other in zip(found, expected, strict=True):
        assert one[1:] == pytest.approx(other[1:], rel=1e-8), one[0]
