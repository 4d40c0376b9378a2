"""3-D points for sections that have none: branches fan out in the plane, as `define_shape` draws them."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING

from numpy import float32

if TYPE_CHECKING:
    from ..solver.model.model import Model
    from ..solver.model.sections import Section

FAN = 0.4  # radians, from the middle to the outermost of several branches at one place
CELL_DISTANCE = 100.0  # µm in z between cells, for each section of those before


def lay_out(model: Model) -> None:
    """Give points to every section that has none; those that have some are moved to where they are connected."""
    before = 0
    for root in [section for section in model.sections if section.parent is None]:
        count = root.settled()
        if not count:
            if root.n3d == 0:
                _draw(root, (0.0, 0.0, CELL_DISTANCE * before), 0.0)
            count = _lay_out_below(root)
        before += count


def _lay_out_below(root: Section) -> int:
    """The descendants of a section; gives the number of sections, with it."""
    pending, count = [root], 0
    while pending:
        parent = pending.pop()
        count += 1
        if parent.children:
            pending += parent.children
            for child in parent.children:
                if child.n3d == 0:
                    _draw(child, _point_at(parent, _away(parent, child.parent_x)), _angle(parent, child))
                if child.points.placed != child.place3d():  # something changed since
                    _move(child, _point_at(parent, _away(parent, child.parent_x)))
                    child.points.placed = child.place3d()
    return count


def _away(parent: Section, x: float) -> float:
    """How far from the parent's own beginning, 0 to 1."""
    return 1.0 - x if parent.child_end else x


def _direction(section: Section) -> float:
    """The angle in the plane from the first to the last point."""
    x, y = section.points.x, section.points.y
    return atan2(y[-1] - y[0], x[-1] - x[0])


def _angle(parent: Section, child: Section) -> float:
    """On at the end, back at the beginning, aside in between; siblings at one place fan out."""
    away = _away(parent, child.parent_x)
    turn = 0.0 if away == 1.0 else -pi if away == 0.0 else pi / 2 if away >= 0.5 else -pi / 2
    siblings = [other for other in parent.children if other.parent_x == child.parent_x]
    if len(siblings) > 1:
        turn += FAN * (2.0 * siblings.index(child) / (len(siblings) - 1) - 1.0)
    return _direction(parent) + turn


def _draw(section: Section, start: tuple[float, float, float], angle: float) -> None:
    """A straight line with points at the ends and the centres of the segments."""
    if section.stale:
        section.update_geometry()  # a length of 0 becomes one that is not
    length, nseg = section.L, section.nseg
    positions = [0.0, *(section.node_x(i) for i in range(nseg)), 1.0]
    diameters = [section.get("diam", 1.0 - x if section.child_end else x) for x in positions]
    angle = float(float32(angle))
    x, y, z = (float(float32(value)) for value in start)
    dx, dy = (float(float32(end)) - begin for end, begin in
              ((x + length * cos(angle), x), (y + length * sin(angle), y)))  # fmt: skip
    section.pt3dclear()
    for position, diameter in zip(positions, diameters, strict=True):
        section.pt3dadd(x + position * dx, y + position * dy, z, diameter)
    section.points.arc = [*section.points.arc[:-1], length]


def _point_at(section: Section, away: float) -> tuple[float, float, float]:
    """The point at this part of the length from the first point."""
    points = section.points
    arc = points.arc
    if len(arc) == 1:
        return section.point(0)[:3]
    target = away * arc[-1]
    last = len(arc) - 1
    i = next((i for i in range(1, last) if arc[i] >= target), last)
    span = arc[i] - arc[i - 1]
    part = (target - arc[i - 1]) / span if span > 0.0 else 0.0
    if part == 0.0:
        return section.point(i - 1)[:3]
    single = float32(part)  # NEURON computes in single precision here
    ends = [(float32(values[i - 1]), float32(values[i])) for values in (points.x, points.y, points.z)]
    return tuple(float(start + single * (stop - start)) for start, stop in ends)  # type: ignore[return-value]


def _move(section: Section, start: tuple[float, float, float]) -> None:
    """Shift the points so that the first is at `start`; or the place that pt3dstyle said to be connected there."""
    points = section.points
    here = section.style or (points.x[0], points.y[0], points.z[0])
    if start != here:
        points.shift(*(to - at for to, at in zip(start, here, strict=True)))
        if section.style:
            section.style = start
