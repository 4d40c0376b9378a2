"""Areas and axial resistances of segments, from L and diam or from 3-D points.

All lists here go along the section from the end towards its parent: as the points do, and as x does unless the
section's 1 end is the one that is connected.
"""

from __future__ import annotations

from math import pi, sqrt
from typing import TYPE_CHECKING

from ...lang.errors import RanvierError

if TYPE_CHECKING:
    from .points import Points
    from .sections import Section

SHORTEST = 1e-9  # µm, the length of a section whose points are all in one place
BLOCKED = 1e15  # 1/µm, what a piece of no diameter adds to ∫ dx/d²
STEP = 1e-15  # µm, as long as which a piece counts at least, for area and resistance
SMALLEST = 1e-6  # µm, the diameter that replaces an impossible one
SAME = 1e-9  # µm, as near the diameter stays what the program set, though the points have it in single precision
THIN = 1e-5  # µm, below that they count


def update(section: Section) -> None:
    """Bring diam, area and ri of one section up to date."""
    section.stale = False
    points = section.points
    if points is not None and len(points):
        section._length = points.arc[-1]
        if points.arc[-1] > 0.0:
            _from_points(section, points)
            return
    section._length = max(section._length, SHORTEST)  # a section is never without length
    _from_cylinders(section)


def handles(section: Section) -> range:
    """The nodes of the segments, beginning at the parent's side."""
    first, last = section.first, section.first + section.nodes
    return range(first, last) if not section.child_end else range(last - 1, first - 1, -1)


def _from_cylinders(section: Section) -> None:
    nodes = section.model.nodes
    position, diam, area = nodes.position, nodes.columns["diam"].view, nodes.columns["area"].view
    dx = section._length / section.nodes
    resistance = 0.01 * section._resistivity * (dx / 2)
    halves = []
    for handle in handles(section):
        row = position[handle]
        d = diam[row]
        if d <= 0.0:
            diam[row] = SMALLEST
            section.stale = True
            raise RanvierError(f"section {section.name}: diam = {d:g} is not positive", hint=f"it is {SMALLEST:g} now")
        area[row] = pi * d * dx
        halves.append(resistance / (pi * d * d / 4))
    _store_resistances(section, halves, halves)


def _store_resistances(section: Section, near: list[float], far: list[float]) -> None:
    """From the two halves of each segment; where a section begins only its own half counts."""
    nodes = section.model.nodes
    position, ri = nodes.position, nodes.columns["ri"].view
    before = 0.0
    for handle, own, next_before in zip(handles(section), near, far, strict=True):
        ri[position[handle]] = 1.0 / (1.0 / (before + own))  # NEURON keeps the conductance
        before = next_before
    ri[position[section.end]] = 1.0 / (1.0 / before)


def volume(section: Section, segment: int) -> float:
    """Of one segment, µm³: a cylinder, or the truncated cones between the 3-D points."""
    if section.stale:
        update(section)
    dx, points, model = section.L / section.nodes, section.points, section.model
    if points is None or len(points) < 2:
        d = model.nodes.columns["diam"].view[model.nodes.position[section.first + segment]]
        return pi * d * d / 4 * dx
    place = segment if not section.child_end else section.nodes - 1 - segment
    first, last, total = place * dx, (place + 1) * dx, 0.0
    arc, diameters = points.arc, points.diameter
    for x0, x1, d0, d1 in zip(arc, arc[1:], diameters, diameters[1:], strict=False):
        begin, end = max(first, x0), min(last, x1)
        if begin < end:
            a = d0 + (d1 - d0) * (begin - x0) / (x1 - x0)
            b = d0 + (d1 - d0) * (end - x0) / (x1 - x0)
            total += pi / 12 * (end - begin) * (a * a + a * b + b * b)
    return total


def _from_points(section: Section, points: Points) -> None:
    """Integrate the truncated cones between the points over each half segment."""
    nodes = section.model.nodes
    position, diam, area = nodes.position, nodes.columns["diam"].view, nodes.columns["area"].view
    dx = section._length / section.nodes
    cones = _Cones(points.arc, points.diameter.tolist())
    near, far = [], []
    for number, handle in enumerate(handles(section)):
        row = position[handle]
        middle = number * dx + dx / 2
        cones.begin()
        near.append(cones.until(middle) * section._resistivity / pi * 0.04)
        far.append(cones.until(middle + dx / 2) * section._resistivity / pi * 0.04)
        area[row] = cones.area * (0.5 * pi)
        mean = cones.mean * (0.5 / dx)
        if abs(mean - diam[row]) > SAME or mean < THIN:
            diam[row] = mean
    _store_resistances(section, near, far)
    if points.spines and section.model.spine_area:
        rows = [position[handle] for handle in handles(section)]
        for index in points.spines:
            number = int(points.arc[index] / section._length * section.nodes)
            area[rows[min(number, section.nodes - 1)]] += section.model.spine_area


class _Cones:
    """Goes along the truncated cones once, from the first point to the last. Numbers are rounded as NEURON's are: steps
    of variable length follow from the last digit."""

    def __init__(self, arc: list[float], diameters: list[float]) -> None:
        self.arc = arc
        self.diameters = diameters
        self.cone = 1  # index of the far point of the cone we are in
        self.place = 0.0
        self.begin()

    def begin(self) -> None:
        """Sums over a segment begin: of the lateral area (/ π/2) and of ∫ d dx (* 2)."""
        self.area = self.mean = 0.0

    def until(self, stop: float) -> float:
        """∫ dx/d² from where we are to arc length `stop`."""
        arc, diameters = self.arc, self.diameters
        resistance = 0.0
        while True:
            x0, x1 = arc[self.cone - 1], arc[self.cone]
            d0, d1 = diameters[self.cone - 1], diameters[self.cone]
            is_last = self.cone == len(arc) - 1
            begin, end = max(self.place, x0), stop if is_last else min(stop, x1)
            if x1 > x0:
                part, whole = (begin - x0) / (x1 - x0), (end - x0) / (x1 - x0)
                a = (1.0 - part) * d0 + part * d1
                b = (1.0 - whole) * d0 + whole * d1
            else:
                a, b = d0, d1
            length = max(end - begin, STEP)
            self.area += (a + b) * sqrt(length * length + 0.25 * (a - b) ** 2)
            self.mean += (a + b) * (end - begin)
            resistance += 1.0 / (a * b / length) if a * b > 0.0 else BLOCKED
            if x1 > stop or is_last:
                self.place = stop
                return resistance
            self.cone += 1


def diameters_to_points(section: Section, points: Points) -> None:
    """Each point takes the diameter at x = its arc length / L (as NEURON, also where the section is reversed)."""
    nodes = section.model.nodes
    diam = nodes.columns["diam"].view
    arc = points.arc
    for i, length in enumerate(arc):
        x = min(length / arc[-1], 1.0) if arc[-1] else 0.0
        segment = min(int(x * section.nodes), section.nodes - 1)
        points.diameter[i] = diam[nodes.position[section.first + segment]]


def stretch(section: Section, length: float) -> None:
    """L was set: scale the points, unless they are constant."""
    points = section.points
    if points is not None and len(points) > 1 and not section.model.constant_points:
        points.scale(length / max(points.arc[-1], SHORTEST))
