"""Our mechanisms against NEURON 9.0.2, step by step; figures and cases in tests/golden/mechanisms."""

import importlib.util
import json
from pathlib import Path

import pytest
from ranvier.solver.mechanism.build import load

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "mechanisms"
MODS = ROOT / "stdlib" / "mod"


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


CASES = module(GOLDEN / "cases.py").CASES
Node = module(Path(__file__).with_name("single.py")).Node
FIGURES = json.loads((GOLDEN / "mechanisms.json").read_text())

# Sums in another order and another exp: 1e-11 after some hundred steps, and more where an action potential stretches
# them. The amplifier of VClamp multiplies the rounding errors of 65 mV by its gain of 1e5.
TOLERANCE = {"hh": 1e-10, "hh_warm": 1e-10, "hh_without_table": 1e-10, "VClamp": 1e-7, "VClamp_default": 1e-7}
SMALLEST = {"VClamp": 1e-8, "VClamp_default": 2e-8}


def make(case):
    kinds = [*case["density"], *dict.fromkeys(kind for kind, _, _ in case["points"])]
    records = {record.name: record for record in load([MODS / f"{kind}.mod" for kind in kinds])}
    counts = {name: sum(kind == name for kind, _, _ in case["points"]) or 1 for name in records}
    node = Node([(records[name], counts[name]) for name in kinds], celsius=case.get("globals", {}).get("celsius", 6.3))
    rows = {r.record.name: r for r in node.rows}
    for name, parameters in case["density"].items():
        for parameter, value in parameters.items():
            rows[name].columns[parameter][:] = value
    places = []
    for kind, _, parameters in case["points"]:
        number = sum(k == kind for k, _ in places)
        places.append((kind, number))
        for parameter, value in parameters.items():
            rows[kind].columns[parameter][number :: rows[kind].count] = value
    for name, value in case.get("globals", {}).items():
        variable, _, mechanism = name.rpartition("_")
        if variable:
            rows[mechanism].globals[variable][0] = value
    return node, rows, places


def value(node, rows, places, name):
    number, dot, variable = name.partition(".")
    if dot:
        kind, row = places[int(number)]
        return rows[kind].columns[variable][row]
    if name == "v":
        return node.v
    variable, _, mechanism = name.rpartition("_")
    if mechanism in rows:
        return rows[mechanism].columns[variable][0]
    return next(ion.columns[name][0] for ion in node.ions.values() if name in ion.columns)


@pytest.mark.parametrize("name", CASES)
def test_figures(name):
    case, figures = CASES[name], FIGURES[name]
    node, rows, places = make(case)
    node.initialize(-65.0)
    for step in range(case["steps"] + 1):
        if step:
            node.step()
            for time, number, weight in case.get("events", ()):
                if abs(node.t - time) < 0.0125:  # so that they are delivered at its end
                    kind, row = places[number]
                    node.receive(rows[kind], [weight], instance=row)
        if str(step) in figures:
            ours = [value(node, rows, places, n) for n in case["record"]]
            expected = pytest.approx(figures[str(step)], rel=TOLERANCE.get(name, 1e-11), abs=SMALLEST.get(name, 1e-13))
            assert ours == expected, f"step {step}: {case['record']}"
