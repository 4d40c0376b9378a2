"""Voltages and currents of cables as NEURON 9.0.2 computes them. Run with its Python: python make.py

Writes cable.json beside this file: for each model what it consists of, and for each `secondorder` the voltage of all
nodes (the positions of `nodes`), ion and capacitive currents after some steps. hh computes its rates exactly
(usetable_hh = 0), so that only arithmetic differs.
"""

import json
from pathlib import Path

from neuron import h

BRANCHED = {
    "sections": {
        "soma": {"L": 20, "diam": 18, "nseg": 1, "Ra": 120, "cm": 0.9, "insert": ["hh", "pas"]},
        "apical": {"L": 300, "diam": 3, "nseg": 7, "Ra": 150, "parent": ["soma", 1, 0], "insert": ["pas"]},
        "tuft": {"L": 150, "diam": 1.2, "nseg": 4, "Ra": 150, "parent": ["apical", 1, 0], "insert": ["pas", "hh"]},
        "oblique": {"L": 90, "diam": 0.8, "nseg": 3, "Ra": 150, "parent": ["apical", 0.35, 0], "insert": ["pas"]},
        "spine": {"L": 1, "diam": 0.2, "nseg": 1, "Ra": 100, "parent": ["oblique", 0.5, 0], "rallbranch": 3},
        "axon": {"L": 400, "diam": 1, "nseg": 11, "Ra": 100, "parent": ["soma", 0, 1], "insert": ["hh"], "cm": 1.1},
        "collateral": {"L": 100, "diam": 0.7, "nseg": 5, "Ra": 100, "parent": ["axon", 0.2, 0], "insert": ["hh"]},
        "basal": {"L": 120, "diam": 1.5, "nseg": 2, "Ra": 90, "parent": ["soma", 0.5, 1], "insert": ["pas"]},
        "at_zero": {"L": 50, "diam": 1, "nseg": 2, "Ra": 90, "parent": ["apical", 0, 0], "insert": ["pas"]},
        "alone": {"L": 30, "diam": 12, "nseg": 1, "Ra": 35, "insert": ["hh"]},
        "passive": {"L": 500, "diam": 2, "nseg": 9, "Ra": 200, "insert": ["pas"]},
    },
    "clamps": [
        ["soma", 0.5, 1, 0.5, 2.5], ["soma", 0.5, 2, 5, 0.3], ["tuft", 1, 0.2, 3, 0.2], ["alone", 0, 0.1, 20, 0.2],
        ["alone", 0.5, 0, 1, -0.1], ["passive", 0.3, 0, 100, -0.2], ["axon", 0, 4, 1, 1],
    ],
    "v": -65, "dt": 0.025, "steps": [0, 1, 20, 200, 400], "celsius": 6.3,
}  # fmt: skip

SOMA = {
    "sections": {"soma": {"L": 10, "diam": 10, "nseg": 1, "Ra": 35.4, "insert": ["hh"]}},
    "clamps": [["soma", 0.5, 0.5, 30, 0.02]],
    "v": -65, "dt": 0.025, "steps": list(range(0, 1201, 8)), "celsius": 6.3,
}  # fmt: skip

# Rallpack 3: 1 mm of 1 µm axon, 0.1 nA into one end (Bhalla, Bilitch & Bower 1992); 100 segments here
RALLPACK3 = {
    "sections": {"axon": {"L": 1000, "diam": 1, "nseg": 100, "Ra": 100, "insert": ["hh"], "Rallpack 3": 1}},
    "clamps": [["axon", 0, 0, 250, 0.1]],
    "v": -65, "dt": 0.05, "steps": list(range(0, 1001, 5)), "celsius": 6.3, "nodes": [["axon", 0], ["axon", 1]],
}  # fmt: skip

MODELS = {"branched": BRANCHED, "soma": SOMA, "rallpack3": RALLPACK3}
SETTINGS = {"gl_hh": 0.00025, "el_hh": -59.387, "gnabar_hh": 0.12, "gkbar_hh": 0.036}  # of Rallpack 3


def build(model):
    """The sections and clamps of a description."""
    sections = {}
    for name, about in model["sections"].items():
        section = sections[name] = h.Section(name=name)
        for what in ("L", "nseg", "Ra", "rallbranch"):
            if what in about:
                setattr(section, what, about[what])
        section.diam, section.cm = about["diam"], about.get("cm", 1)
        for mechanism in about.get("insert", ()):
            section.insert(mechanism)
        if "parent" in about:
            parent, x, end = about["parent"]
            section.connect(sections[parent](x), end)
        if "Rallpack 3" in about:
            section.ena, section.ek = 50, -77
            for segment in section:
                for variable, value in SETTINGS.items():
                    setattr(segment, variable, value)
    clamps = []
    for name, x, delay, duration, amplitude in model["clamps"]:
        clamp = h.IClamp(sections[name](x))
        clamp.delay, clamp.dur, clamp.amp = delay, duration, amplitude
        clamps.append(clamp)
    return sections, clamps


def figures(model, secondorder):
    """What NEURON gives."""
    sections, clamps = build(model)
    every = [[name, segment.x] for name, section in sections.items() for segment in section.allseg()]
    nodes = model.setdefault("nodes", every)
    h.secondorder, h.dt, h.celsius = secondorder, model["dt"], model["celsius"]
    h.finitialize(model["v"])
    found = {"v": []}
    for step in range(max(model["steps"]) + 1):
        if step in model["steps"]:
            found["v"].append([sections[name](x).v for name, x in nodes])
        if step < max(model["steps"]):
            h.fadvance()
    found["t"] = h.t
    found["i_cap"] = currents(sections, "i_cap")
    found["ina"], found["ik"] = currents(sections, "ina"), currents(sections, "ik")
    found["clamps"] = [clamp.i for clamp in clamps]
    h.fcurrent()
    found["ina after fcurrent"] = currents(sections, "ina")
    return found


def currents(sections, name):
    return [getattr(segment, name) for section in sections.values() for segment in section if hasattr(segment, name)]


h.usetable_hh = 0
for model in MODELS.values():
    model["figures"] = [figures(model, order) for order in (0, 1, 2)]
MODELS["rallpack3"]["settings"] = SETTINGS
(Path(__file__).parent / "cable.json").write_text(json.dumps(MODELS) + "\n")
