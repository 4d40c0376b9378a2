"""Functions about the shape of the accessed section: 3-D points, areas, resistances, distances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...interp.per_machine import PerMachine
from ...interp.registry import function
from ...interp.values import Pointer, is_pointer
from ...lang.errors import RanvierError
from ...solver.model.paths import NO_PATH, Place
from .. import shape_layout
from ..python_object import PythonObject, place_of_segment

if TYPE_CHECKING:
    from ...interp.machine import Machine

origins: PerMachine[Place] = PerMachine()

# --- areas, resistances, distances ---------------------------------------------------------------------------


@function("area")
def area(machine: Machine, x: float) -> float:
    """The membrane area of the segment at x, µm²; 0 at the ends."""
    return machine.current_section().area(x)


@function("ri")
def ri(machine: Machine, x: float) -> float:
    """The axial resistance between the node at x and the one before it, MΩ."""
    return machine.current_section().ri(x)


@function("distance")
def distance(
    machine: Machine, first: float | PythonObject | None = None, second: float | PythonObject | None = None
) -> float:
    """distance() or distance(0, x) makes the accessed section's 0 or x the origin; distance(x) or distance(1, x) gives
    the length of the path from the origin to x, µm (1e20 where there is none)."""
    section = machine.current_section()
    if isinstance(first, PythonObject) and isinstance(second, PythonObject):
        return distance_between(place_of_segment(first), place_of_segment(second))
    if isinstance(first, PythonObject) or isinstance(second, PythonObject):
        raise RanvierError("distance takes two segments, or a number and a segment")
    if first is None or (second is not None and first == 0.0):
        origins[machine] = (section, second or 0.0)
        return second or 0.0
    if second is not None and first != 1.0:
        raise RanvierError(f"distance({first:g}, x): the first of two arguments is 0 (set the origin) or 1 (measure)")
    origin = origins.get(machine)
    if origin is None or not origin[0].exists:
        raise RanvierError("distance: there is no origin", hint="set one first: soma distance()")
    return distance_between(origin, (section, first if second is None else second))


def distance_between(begin: Place, end: Place) -> float:
    """The length of the path, µm; NO_PATH if there is none."""
    found = begin[0].distance_to(begin[1], *end)
    return NO_PATH if found is None else found


@function("path_from_root_")
def path_from_root(machine: Machine, x: float) -> float:
    """path_from_root_(x): the length of the path from the 0 end of the cell's root section to x, µm."""
    section = machine.current_section()
    return distance_between((section.root(), 0.0), (section, x))


# --- 3-D points ----------------------------------------------------------------------------------------------


@function("n3d")
def n3d(machine: Machine) -> float:
    """The number of 3-D points."""
    return float(machine.current_section().n3d)


@function("x3d")
def x3d(machine: Machine, index: int) -> float:
    """The x of a 3-D point, µm."""
    return machine.current_section().x3d(index)


@function("y3d")
def y3d(machine: Machine, index: int) -> float:
    """The y of a 3-D point, µm."""
    return machine.current_section().y3d(index)


@function("z3d")
def z3d(machine: Machine, index: int) -> float:
    """The z of a 3-D point, µm."""
    return machine.current_section().z3d(index)


@function("diam3d")
def diam3d(machine: Machine, index: int) -> float:
    """The diameter at a 3-D point, µm."""
    return machine.current_section().diam3d(index)


@function("arc3d")
def arc3d(machine: Machine, index: int) -> float:
    """The length along the section from its first 3-D point to this one, µm."""
    return machine.current_section().arc3d(index)


@function("spine3d")
def spine3d(machine: Machine, index: int) -> float:
    """Whether the 3-D point was given with a negative diameter, the mark of a spine."""
    return float(machine.current_section().spine3d(index))


@function("pt3dclear")
def pt3dclear(machine: Machine, room: float = 0.0) -> float:
    """Take away all 3-D points."""
    machine.current_section().pt3dclear()
    return float(int(room))


@function("pt3dadd")
def pt3dadd(machine: Machine, x: float, y: float, z: float, diameter: float) -> float:
    """Add a 3-D point, µm."""
    machine.current_section().pt3dadd(x, y, z, diameter)
    return 1.0


@function("pt3dinsert")
def pt3dinsert(machine: Machine, index: int, x: float, y: float, z: float, diameter: float) -> float:
    """Insert a 3-D point before the one with this index."""
    machine.current_section().pt3dinsert(index, x, y, z, diameter)
    return 0.0


@function("pt3dremove")
def pt3dremove(machine: Machine, index: int) -> float:
    """Remove a 3-D point."""
    machine.current_section().pt3dremove(index)
    return 0.0


@function("pt3dchange")
def pt3dchange(machine: Machine, index: int, *values: float) -> float:
    """Change a 3-D point: (index, x, y, z, diameter) or (index, diameter)."""
    if len(values) not in (1, 4):
        raise RanvierError("pt3dchange takes (index, diameter) or (index, x, y, z, diameter)")
    machine.current_section().pt3dchange(index, *values)
    return 0.0


@function("pt3dconst")
def pt3dconst(machine: Machine, constant: float | None = None) -> float:
    """pt3dconst(1): setting diam or L does not change the 3-D points any more. Gives what it was."""
    before = machine.model.constant_points
    if constant is not None:
        machine.model.constant_points = bool(constant)
    return float(before)


@function("pt3dstyle")
def pt3dstyle(machine: Machine, style: float | None = None, *place: float | Pointer) -> float:
    """pt3dstyle(1, x, y, z): this place, and not the first 3-D point, is where the section is connected: define_shape
    moves it with the section to the parent; pt3dstyle(0) ends that; pt3dstyle() tells which it is, pt3dstyle(1, &x, &y,
    &z) where."""
    section = machine.current_section()
    if style is not None:
        if style and place and all(map(is_pointer, place)):
            for pointer, value in zip(place, section.style or (), strict=False):
                pointer.set(value)  # type: ignore[attr-defined]
        else:
            section.style = _logical_place(place) if style else None
            if section.points is not None:
                section.points.placed = ()
    return float(section.style is not None)


def _logical_place(place: tuple[float | Pointer, ...]) -> tuple[float, ...]:
    if len(place) != 3:
        raise RanvierError("pt3dstyle(1, x, y, z): x, y and z are missing")
    numbers = [value if isinstance(value, float) else value.get() for value in place]
    return tuple(np.array(numbers, dtype=np.float32).astype(float).tolist())  # as 3-D points are kept


@function("define_shape")
def define_shape(machine: Machine) -> float:
    """Give every section that has no 3-D points some: branches fan out in the plane."""
    shape_layout.lay_out(machine.model)
    return 1.0


@function("setSpineArea")
def set_spine_area(machine: Machine, area: float) -> float:
    """setSpineArea(a): each 3-D point with a negative diameter adds this (um2) to the area of its segment, when that is
    computed the next time. Gives it."""
    machine.model.spine_area = area
    return area


@function("getSpineArea")
def get_spine_area(machine: Machine) -> float:
    """getSpineArea(): what setSpineArea set, um2."""
    return machine.model.spine_area
