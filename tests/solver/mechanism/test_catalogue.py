"""The mechanisms that are always there have the names, sizes and defaults that they have in NEURON 9.0.2."""

import json
from pathlib import Path

import pytest
from ranvier.solver.mechanism.catalogue import ORDER, built_in

ROOT = Path(__file__).resolve().parents[3]
NAMES = json.loads((ROOT / "tests" / "golden" / "mechanisms" / "names.json").read_text())
RECORDS = {record.name: record for record in built_in(ROOT / "stdlib" / "mod")}
ROLES = {"parameter": 1, "assigned": 2, "state": 3, "hidden": 2}


def test_in_neurons_order():
    known = [name for name in RECORDS if name in ORDER]
    assert known == [name for name in ORDER if name in RECORDS]


@pytest.mark.parametrize("name", [name for name in RECORDS if name in NAMES])
def test_names(name):
    record, expected = RECORDS[name], NAMES[name]
    visible = {record.hoc_name(f): f for f in record.fields if f.visible and f.role != "pointer"}
    ours = {hoc: [ROLES[f.role], f.size, [f.default] * f.size] for hoc, f in visible.items()}
    assert ours == expected["variables"]
    others = [f"{g.name}_{name}" for g in record.globals if g.visible]
    if record.kind == "density":
        others += [f"{function}_{name}" for function in record.functions]
    assert sorted(others) == expected["others"]
