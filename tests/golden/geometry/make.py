"""Geometry from 3-D points as NEURON 9.0.2 computes it. Run with its Python: python make.py

Writes geometry.json beside this file: for each case the points, nseg, Ra, whether the section's 1 end is the one that
is connected, what is done afterwards, and L, diam, area, ri, arc.
"""

import json
import random
from pathlib import Path

from neuron import h

random.seed(2488)
cases = []


def case(name, points, nseg, resistivity=100.0, reverse=False, then=()):
    """`then`: pairs (what, value) done after the points were given."""
    parent, section = h.Section(name="parent"), h.Section(name="section")
    parent(0.5).area(), parent(1).ri()
    section.Ra, section.nseg = resistivity, nseg
    section.connect(parent(1), int(reverse))
    for point in points:
        section.pt3dadd(*point)
    for what, value in then:
        if what == "diam":
            section.diam = value
        elif what == "diam at":
            section(value[0]).diam = value[1]
        elif what == "pt3dconst":
            h.pt3dconst(value, sec=section)
        elif what == "remove":
            h.pt3dremove(value, sec=section)
        elif what == "insert":
            h.pt3dinsert(*value, sec=section)
        elif what == "change":
            h.pt3dchange(*value, sec=section)
        elif what == "look":
            section(0.5).area()
        else:
            setattr(section, what, value)
    h.pt3dconst(0, sec=section)  # it is a mode of all sections
    cases.append(
        {
            "name": name, "points": points, "nseg": nseg, "Ra": resistivity, "reverse": reverse, "then": then,
            "L": section.L, "diam": [s.diam for s in section], "area": [s.area() for s in section],
            "ri": [s.ri() for s in section] + [section(0 if reverse else 1).ri()],
            "arc": [section.arc3d(i) for i in range(section.n3d())],
            "diam3d": [section.diam3d(i) for i in range(section.n3d())],
            "x3d": [section.x3d(i) for i in range(section.n3d())],
        }
    )  # fmt: skip


def line(*pairs):
    """Points along x with their diameters."""
    return [(x, 0, 0, d) for x, d in pairs]


STEP = line((0, 10), (10, 20), (10, 30), (20, 30))
KINK = [(0, 0, 0, 10), (10, 0, 0, 20), (10, 0, 0, 30), (17, 3, 1, 30)]
case("taper", line((0, 10), (10, 20)), 1)
case("taper in four", line((0, 10), (10, 20)), 4)
case("kinked", KINK, 3)
case("step at a boundary", STEP, 2)
case("step at a centre", STEP, 1)
case("step at a boundary, reversed", STEP, 2, reverse=True)
case("steps at the ends", line((0, 10), (0, 20), (10, 30), (20, 30), (20, 2)), 2)
case("one point", line((0, 10)), 3)
case("pointed", line((0, 0), (10, 12), (20, 0)), 4)
case("doubled points", [(0, 0, 0, 4.7), (0, 0, 0, 4.7), (3.1, 1.2, 0, 4.7), (3.1, 1.2, 0, 4.7), (9, 1, 1, 2.2)], 5)
case("nseg changed", KINK, 2, then=[("look", 0), ("nseg", 7)])
case("spine", line((0, 5), (10, -4), (20, 3)), 3)
case("L set", KINK, 3, then=[("L", 50)])
case("L set after a look", KINK, 3, then=[("look", 0), ("L", 50)])
case("L set, points constant", KINK, 3, then=[("pt3dconst", 1), ("L", 50)])
case("diam set", KINK, 3, then=[("look", 0), ("diam", 7)])
case("diam set at once", KINK, 3, then=[("diam", 7)])
case("diam set in one segment", KINK, 3, then=[("L", 50), ("diam", 7), ("look", 0), ("diam at", (0.5, 14))])
case("diam set in one segment, reversed", KINK, 3, reverse=True, then=[("look", 0), ("diam at", (0.2, 14))])
case("point removed", KINK, 2, then=[("remove", 1)])
case("point inserted", KINK, 2, then=[("insert", (1, 3, 3, 3, 3))])
case("point changed", KINK, 2, then=[("change", (1, 3, 3, 3, 3))])
case("diameter changed", KINK, 2, then=[("change", (1, 44))])
for number in range(12):
    count, place, points = random.randint(2, 14), [0.0, 0.0, 0.0], []
    for _ in range(count):
        points.append((*[round(c, 3) for c in place], round(random.uniform(0.3, 9), 2)))
        place = [c + random.gauss(0, 6) for c in place]
    then = [("nseg", random.choice([1, 3, 11]))] if number % 3 == 0 else []
    case(f"random {number}", points, random.randint(1, 9), random.uniform(30, 300), bool(number % 2), then)

(Path(__file__).parent / "geometry.json").write_text(json.dumps(cases, indent=1) + "\n")
