"""The lowered form, run in Python, against NEURON: `tests/golden/nmodl`."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import pytest
from ranvier.lang.nmodl import parse
from ranvier.lang.source import Source

sys.path.insert(0, str(Path(__file__).resolve().parent))
from lowered_python import Instance  # noqa: E402

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "nmodl"
CASES = sorted((GOLDEN / "cases").glob("*.mod"))
TOLERANCE = {"calcium": 1e-8, "fallback": 1e-8}
"""NEURON's Newton stops early and has a numerical Jacobian; everything else differs by rounding only."""


def voltage(step: int) -> float:
    return -65 + 60 * math.sin(0.4 * step)


def flat(value) -> list[float]:
    return list(value) if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def golden():
    return json.loads((GOLDEN / "nmodl.json").read_text())


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(path: Path, golden) -> None:
    instance = Instance(parse(Source(path.read_text(), path.name)))
    instance.values |= {"celsius": 20.0, "dt": 0.1, "diam": 10.0, "ena": 50.0}
    tolerance = TOLERANCE.get(path.stem, 1e-11)
    for step, row in enumerate(golden[path.stem]):
        if step:
            instance.advance(voltage(step - 1))
        else:
            instance.initialize(-65)
        for name, expected in row.items():
            got = flat(instance.values[name])
            assert got == pytest.approx(flat(expected), rel=tolerance, abs=1e-15, nan_ok=True), (step, name)
