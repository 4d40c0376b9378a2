"""Geometry against NEURON's. Tolerance 1e-12: the same sums, in another order."""

import json
from math import pi
from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.solver.model import Model, Section

GOLDEN = Path(__file__).parents[2] / "golden" / "geometry" / "geometry.json"
CASES = json.loads(GOLDEN.read_text())


def build(case: dict) -> Section:
    model = Model()
    parent, section = model.create_section("parent"), model.create_section("section")
    section.Ra, section.nseg = case["Ra"], case["nseg"]
    section.connect(parent, 1.0, int(case["reverse"]))
    for point in case["points"]:
        section.pt3dadd(*point)
    for what, value in case["then"]:
        if what == "diam":
            section.set_all("diam", value)
        elif what == "diam at":
            section.set("diam", *value)
        elif what == "pt3dconst":
            section.model.constant_points = bool(value)
        elif what == "remove":
            section.pt3dremove(value)
        elif what == "insert":
            section.pt3dinsert(*value)
        elif what == "change":
            section.pt3dchange(*value)
        elif what == "look":
            section.area(0.5)
        else:
            setattr(section, what, value)
    return section


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_points(case):
    section = build(case)
    centres = [section.node_x(i) for i in range(section.nseg)]
    near = pytest.approx
    section.area(0.5)  # a length of 0 becomes one when it is needed, in Python at once
    assert section.L == near(case["L"], rel=1e-12)
    assert [section.arc3d(i) for i in range(section.n3d)] == near(case["arc"], rel=1e-12)
    assert [section.area(x) for x in centres] == near(case["area"], rel=1e-12)
    assert [section.get("diam", x) for x in centres] == near(case["diam"], rel=1e-12)
    end = 0.0 if case["reverse"] else 1.0
    assert [section.ri(x) for x in centres] + [section.ri(end)] == near(case["ri"], rel=1e-12)
    assert [section.diam3d(i) for i in range(section.n3d)] == case["diam3d"]
    assert [section.x3d(i) for i in range(section.n3d)] == case["x3d"]


def test_cylinders():
    section = Model().create_section("s")
    section.nseg, section.L, section.Ra = 3, 77.7, 123.4
    section.set_all("diam", 3.3)
    assert section.area(0.5) == pytest.approx(pi * 3.3 * 77.7 / 3, rel=1e-15)
    assert [section.ri(x) for x in (0, 1 / 6, 0.5, 1)] == pytest.approx(
        [1e30, 1.8683884202691756, 3.7367768405383512, 1.8683884202691756], rel=1e-15
    )
    assert section.area(0) == section.area(1) == 0


def test_impossible_diameter_is_an_error_and_replaced():
    section = Model().create_section("s")
    section.set_all("diam", 0.0)
    with pytest.raises(RanvierError, match="section s: diam = 0 is not positive"):
        section.area(0.5)
    assert section.get("diam", 0.5) == 1e-6
    assert section.area(0.5) > 0


def test_fifty_thousand_points_take_no_square():
    section = Model().create_section("s")
    for i in range(50_000):
        section.pt3dadd(i, 0, 0, 1)
    assert section.L == 49_999
