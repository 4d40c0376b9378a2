"""The 3-D points of a section: x, y, z, diameter in µm, kept in single precision as NEURON keeps them."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from math import sqrt
from operator import sub
from typing import Any

from ...lang.errors import RanvierError


def _steps(values: array) -> array:
    """Differences, in single precision as the points are."""
    return array("f", map(sub, values[1:], values))


class Points:
    """Points along a section, from the end that is connected to its parent, and their arc length."""

    __slots__ = ("x", "y", "z", "diameter", "_arc", "spines", "changes", "placed")

    def __init__(self) -> None:
        self.x = array("f")
        self.y = array("f")
        self.z = array("f")
        self.diameter = array("f")  # always positive
        self.spines: set[int] = set()  # points that were given with a negative diameter
        self._arc: list[float] | None = None
        self.changes = 0  # how often a point was moved, added or removed
        self.placed: tuple[object, ...] = ()  # where it was connected when its place was last looked at

    def __len__(self) -> int:
        return len(self.x)

    def add(self, x: float, y: float, z: float, diameter: float) -> None:
        if diameter < 0.0:
            self.spines.add(len(self.x))
            diameter = -diameter
        self.x.append(x)
        self.y.append(y)
        self.z.append(z)
        self.diameter.append(diameter)
        self._changed()

    def check(self, index: int) -> int:
        if not 0 <= index < len(self.x):
            raise RanvierError(f"there is no 3-D point {index}: the section has {len(self.x)}")
        return index

    def insert(self, index: int, x: float, y: float, z: float, diameter: float) -> None:
        if index != len(self.x):
            self.check(index)
        self.spines = {i + (i >= index) for i in self.spines}
        if diameter < 0.0:
            self.spines.add(index)
            diameter = -diameter
        for values, value in zip((self.x, self.y, self.z, self.diameter), (x, y, z, diameter), strict=True):
            values.insert(index, value)
        self._changed()

    def remove(self, index: int) -> None:
        self.check(index)
        for values in (self.x, self.y, self.z, self.diameter):
            del values[index]
        self.spines = {i - (i > index) for i in self.spines if i != index}
        self._changed()

    def change(self, index: int, x: float, y: float, z: float, diameter: float) -> None:
        self.change_diameter(index, diameter)
        self.x[index], self.y[index], self.z[index] = x, y, z
        self._changed()

    def change_diameter(self, index: int, diameter: float) -> None:
        self.check(index)
        if diameter < 0.0:
            self.spines.add(index)
            diameter = -diameter
        elif self.spines:
            self.spines.discard(index)
        self.diameter[index] = diameter

    def _changed(self) -> None:
        self._arc = None
        self.changes += 1

    def shift(self, *by: float) -> None:
        """Move all points; arc lengths stay what they were, whatever is rounded."""
        self._arc = self.arc
        for values, distance in zip((self.x, self.y, self.z), by, strict=True):
            for i in range(len(values)):
                values[i] += distance
        self.changes += 1

    @property
    def arc(self) -> list[float]:
        """Arc length from the first point to each, µm."""
        if self._arc is None:
            total, arc = 0.0, [0.0] if self.x else []
            for dx, dy, dz in zip(_steps(self.x), _steps(self.y), _steps(self.z), strict=True):
                total += sqrt(dx * dx + dy * dy + dz * dz)
                arc.append(total)
            self._arc = arc
        return self._arc

    @arc.setter
    def arc(self, arc: list[float]) -> None:
        """Known better than by the points, which are in single precision."""
        self._arc = arc

    def scale(self, factor: float) -> None:
        """Stretch along the arc, the first point stays (L was set)."""
        arc = [length * factor for length in self.arc]
        for values in (self.x, self.y, self.z):
            if values:
                origin = values[0]
                values[:] = array("f", [origin + (value - origin) * factor for value in values])
        self._changed()
        self._arc = arc


class WithPoints:
    """What a section does with its 3-D points."""

    __slots__ = ()

    name: str
    points: Points | None
    parent: Any
    parent_x: float
    children: list[Any]
    geometry_changed: Callable[[], None]

    @property
    def n3d(self) -> int:
        return 0 if self.points is None else len(self.points.x)

    def pt3dclear(self) -> None:
        self.points = Points()
        self.geometry_changed()

    def pt3dadd(self, x: float, y: float, z: float, diameter: float) -> None:
        if self.points is None:
            self.points = Points()
        self.points.add(x, y, z, diameter)
        self.geometry_changed()

    def pt3dinsert(self, index: int, x: float, y: float, z: float, diameter: float) -> None:
        self.points_or_error().insert(index, x, y, z, diameter)
        self.geometry_changed()

    def pt3dremove(self, index: int) -> None:
        self.points_or_error().remove(index)
        self.geometry_changed()

    def pt3dchange(self, index: int, *values: float) -> None:
        """values: x, y, z, diameter; or the diameter alone."""
        points = self.points_or_error()
        if len(values) == 1:
            points.change_diameter(index, values[0])
        else:
            points.change(index, *values)
        self.geometry_changed()

    def points_or_error(self) -> Points:
        if self.points is None:
            raise RanvierError(f"section {self.name} has no 3-D points")
        return self.points

    def place3d(self) -> tuple[object, ...]:
        """How its points and those that they begin at are now."""
        others = self.parent.points
        return self.points.changes, others, others.changes, self.parent_x, self.parent.child_end

    def settled(self) -> int:
        """The number of sections from here on; 0 if one has no points, or has to be placed where it is connected."""
        count, waiting = 0, [self]
        while waiting:
            section = waiting.pop()
            if not section.n3d or (count and section.points.placed != section.place3d()):
                return 0
            count += 1
            waiting += section.children
        return count

    def point(self, index: int) -> tuple[float, float, float, float]:
        """x, y, z, diameter of a point, µm."""
        points = self.points_or_error()
        points.check(index)
        return points.x[index], points.y[index], points.z[index], points.diameter[index]

    def x3d(self, index: int) -> float:
        return self.point(index)[0]

    def y3d(self, index: int) -> float:
        return self.point(index)[1]

    def z3d(self, index: int) -> float:
        return self.point(index)[2]

    def diam3d(self, index: int) -> float:
        return self.point(index)[3]

    def arc3d(self, index: int) -> float:
        points = self.points_or_error()
        return points.arc[points.check(index)]

    def spine3d(self, index: int) -> bool:
        points = self.points_or_error()
        return points.check(index) in points.spines
