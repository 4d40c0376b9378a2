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


def _angle(parent: Section, child: Section) -> float:
    """In the plane: on at the end, back at the beginning, aside in between; siblings at one place fan out."""
    away = _away(parent, child.parent_x)
    dx, dy = (_single(values[-1] - values[0]) for values in (parent.points.x, parent.points.y))
    angle = 0.0 if dx == dy == 0.0 else _single(atan2(dy, dx) if away >= 0.5 else atan2(-dy, -dx))
    if 0.0 < away < 1.0:
        angle = _single(angle + pi / 2)
    siblings = [other for other in parent.children if other.parent_x == child.parent_x]
    if len(siblings) > 1:
        angle = _single(angle + FAN * (2.0 * siblings.index(child) / (len(siblings) - 1) - 1.0))
    return angle


def _single(value: float) -> float:
    """In single precision, as NEURON reckons shapes."""
    return float(float32(value))


def _draw(section: Section, start: tuple[float, float, float], angle: float) -> None:
    """A straight line with points at the ends and the centres of the segments."""
    if section.stale:
        section.update_geometry()  # a length of 0 becomes one that is not
    length, nseg = section.L, section.nseg
    positions = [0.0, *(section.node_x(i) for i in range(nseg)), 1.0]
    diameters = [section.get("diam", 1.0 - x if section.child_end else x) for x in positions]
    x, y, z = (_single(value) for value in start)
    dx, dy = (_single(begin + length * _single(part)) - begin for begin, part in
              ((x, cos(angle)), (y, sin(angle))))  # fmt: skip
    section.pt3dclear()
    for position, diameter in zip(positions, diameters, strict=True):
        section.pt3dadd(x + position * dx, y + position * dy, z, diameter)
    section.points.arc = [*section.points.arc[:-1], length]


def _point_at(section: Section, away: float) -> tuple[float, float, float]:
    """The place at this part of the straight line from the first point to the last."""
    points = section.points
    x, y, z = (_single((1.0 - away) * values[0] + away * values[-1]) for values in (points.x, points.y, points.z))
    return x, y, z


def _move(section: Section, start: tuple[float, float, float]) -> None:
    """Shift the points so that the first is at `start`; or the place that pt3dstyle said to be connected there."""
    points = section.points
    here = section.style or (points.x[0], points.y[0], points.z[0])
    if start != here:
        points.shift(*(_single(to - at) for to, at in zip(start, here, strict=True)))
        if section.style:
            section.style = start
