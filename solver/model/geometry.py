"""Areas and axial resistances of segments, from L and diam or from 3-D points."""

from __future__ import annotations

from math import pi, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .points import Points
    from .sections import Section

NO_PARENT = 1e30  # MΩ
SHORTEST = 1e-9  # µm, the length of a section whose points are all in one place


def update(section: Section) -> None:
    """Bring diam, area and the half-segment resistances of one section up to date."""
    section.stale = False
    points = section.points
    if points is not None and len(points):
        if section.points_follow and not section.constant_points:
            _diameters_to_points(section)
        section.points_follow = False
        if len(points) > 1:
            _update_from_points(section, points)
            return
        section._length = SHORTEST
    _update_cylinders(section)


def _update_cylinders(section: Section) -> None:
    nodes = section.model.nodes
    position = nodes.position
    diam, area = nodes.columns["diam"].view, nodes.columns["area"].view
    left, right = nodes.columns["left"].view, nodes.columns["right"].view
    dx = section._length / section.nodes
    resistance = 0.01 * section._resistivity * (dx / 2)
    for handle in range(section.first, section.first + section.nodes):
        row = position[handle]
        d = diam[row]
        area[row] = pi * d * dx * section._rallbranch
        left[row] = right[row] = resistance / (pi * d * d / 4) / section._rallbranch


def _update_from_points(section: Section, points: Points) -> None:
    """Integrate the truncated cones between the points over each half segment."""
    arc = points.arc
    section._length = max(arc[-1], SHORTEST)
    nodes = section.model.nodes
    columns, position = nodes.columns, nodes.position
    diam, area = columns["diam"].view, columns["area"].view
    left, right = columns["left"].view, columns["right"].view
    diameters = points.diameter.tolist()
    half = section._length / section.nodes / 2
    scale = 0.01 * section._resistivity * 4 / pi
    piece = _Integral(arc, diameters)
    order = range(section.nodes) if not section.child_end else range(section.nodes - 1, -1, -1)
    near, far = (left, right) if not section.child_end else (right, left)
    for number, segment in enumerate(order):
        row = position[section.first + segment]
        area1, resistance1, volume1 = piece.over((2 * number) * half, (2 * number + 1) * half)
        area2, resistance2, volume2 = piece.over((2 * number + 1) * half, (2 * number + 2) * half)
        area[row] = (area1 + area2) * section._rallbranch
        near[row] = scale * resistance1 / section._rallbranch
        far[row] = scale * resistance2 / section._rallbranch
        diam[row] = (volume1 + volume2) / (2 * half)


class _Integral:
    """Goes along the cones once, from the first point to the last."""

    def __init__(self, arc: list[float], diameters: list[float]) -> None:
        self.arc = arc
        self.diameters = diameters
        self.cone = 1  # index of the far point of the cone we are in

    def over(self, start: float, stop: float) -> tuple[float, float, float]:
        """Lateral area, ∫ dx/d², ∫ d dx between two arc lengths."""
        arc, diameters = self.arc, self.diameters
        area = resistance = mean = 0.0
        while True:
            x0, x1 = arc[self.cone - 1], arc[self.cone]
            d0, d1 = diameters[self.cone - 1], diameters[self.cone]
            begin, end = max(start, x0), min(stop, x1)
            if x1 > x0:
                a = d0 + (d1 - d0) * (begin - x0) / (x1 - x0)
                b = d0 + (d1 - d0) * (end - x0) / (x1 - x0)
            else:
                a, b = d0, d1
            length = end - begin
            area += pi * 0.5 * (a + b) * sqrt(length * length + 0.25 * (a - b) ** 2)
            mean += 0.5 * (a + b) * length
            if length > 0.0:
                resistance += length / (a * b) if a * b > 0.0 else NO_PARENT
            if x1 > stop or self.cone == len(arc) - 1:
                return area, resistance, mean
            self.cone += 1


def _diameters_to_points(section: Section) -> None:
    """Each point takes the diameter of the segment it lies in."""
    points = section.points
    assert points is not None
    nodes = section.model.nodes
    diam = nodes.columns["diam"].view
    arc = points.arc
    for i, length in enumerate(arc):
        x = min(length / arc[-1], 1.0) if arc[-1] else 0.0
        if section.child_end:
            x = 1.0 - x
        segment = min(int(x * section.nodes), section.nodes - 1)
        points.diameter[i] = diam[nodes.position[section.first + segment]]


def stretch(section: Section, length: float) -> None:
    """L was set: scale the points, unless they are constant."""
    points = section.points
    if points is not None and len(points) > 1 and not section.constant_points:
        points.scale(length / section.L)


def resistance_at(section: Section, x: float) -> float:
    """Resistance between the node at x and the node before it, MΩ."""
    nodes = section.model.nodes
    position = nodes.position
    near, far = ("left", "right") if not section.child_end else ("right", "left")
    last = section.nodes - 1

    def half(name: str, number: int) -> float:
        segment = number if not section.child_end else last - number
        return nodes.columns[name].view[position[section.first + segment]]

    if x == 0.0 or x == 1.0:
        return NO_PARENT if x == section.child_end else half(far, last)
    segment = section.segment_of(x)
    number = segment if not section.child_end else last - segment
    return half(near, number) + (half(far, number - 1) if number else 0.0)
