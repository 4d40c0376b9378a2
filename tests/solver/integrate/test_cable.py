"""Voltages and currents against NEURON's.

Tolerances: NEURON eliminates in another order and divides where we multiply by reciprocals; a relative error of
1e-13 for each step in the change of v is what the zero-area nodes (with diagonals 1e5 times the others) leave. It
grows through the spikes: 1e-9 of 100 mV at rest, 1e-6 after spikes.
"""

import json
from pathlib import Path

import numpy as np
import pytest
from ranvier.solver.integrate.simulation import Simulation

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "cable" / "cable.json").read_text())


def build(simulation: Simulation, model: dict) -> dict:
    sections = {}
    for name, about in model["sections"].items():
        section = sections[name] = simulation.model.create_section(name)
        for what in ("L", "nseg", "Ra", "rallbranch"):
            if what in about:
                setattr(section, what, about[what])
        section.set_all("diam", about["diam"])
        section.set_all("cm", about.get("cm", 1.0))
        for mechanism in about.get("insert", ()):
            section.insert(mechanism)
        if "parent" in about:
            parent, x, end = about["parent"]
            section.connect(sections[parent], x, end)
        for variable, value in model.get("settings", {}).items():
            section.set_all(variable, value)
    clamps = []
    for name, x, delay, duration, amplitude in model["clamps"]:
        clamp = simulation.model.create_point_process("Clamp")
        clamp.loc(sections[name], x)
        for variable, value in (("delay", delay), ("dur", duration), ("amp", amplitude)):
            clamp.set(variable, value)
        clamps.append(clamp)
    return {"sections": sections, "clamps": clamps}


def currents(sections: dict, name: str) -> list[float]:
    return [s.get(name, s.node_x(i)) for s in sections.values() if s.has_variable(name) for i in range(s.nseg)]


@pytest.mark.parametrize("order", [0, 1, 2])
@pytest.mark.parametrize("name", GOLDEN)
def test_against_neuron(simulation, name, order):
    model = GOLDEN[name]
    figures = model["figures"][order]
    built = build(simulation, model)
    sections, clock = built["sections"], simulation.model
    clock.dt, clock.celsius = model["dt"], model["celsius"]
    simulation.model.globals["secondorder"].set(order)
    simulation.finitialize(model["v"])
    done, found = 0, []
    for step in model["steps"]:
        simulation.advance(step - done)
        done = step
        found.append([sections[s].get("v", x) for s, x in model["nodes"]])
    found, expected = np.array(found), np.array(figures["v"])
    calm = {"branched": 3, "soma": 30, "rallpack3": 4}[name]
    assert clock.t == figures["t"]
    np.testing.assert_allclose(found[:calm], expected[:calm], rtol=0, atol=1e-9)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-6)
    for variable in ("ina", "ik", "i_cap"):
        np.testing.assert_allclose(currents(sections, variable), figures[variable], rtol=1e-6, atol=1e-8)
    assert [clamp.get("i") for clamp in built["clamps"]] == figures["clamps"]
    simulation.fcurrent()
    np.testing.assert_allclose(currents(sections, "ina"), figures["ina after fcurrent"], rtol=1e-6, atol=1e-10)
