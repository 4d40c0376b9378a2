"""Import3d_Section: an unbranched piece of a morphology as its file gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from ...interp.registry import attribute, hoc_class, method
from ...interp.values import HocObject
from ...lang.errors import RanvierError
from ..list_ import List
from ..matrix import Matrix
from ..vector import Vector

if TYPE_CHECKING:
    from ...interp.machine import Machine


def number(name: str, doc: str) -> Any:
    """A member that is a number and can be assigned."""

    def get(self: HocObject) -> float:
        return getattr(self, name)

    def put(self: HocObject, value: float) -> None:
        setattr(self, name, value)

    get.__doc__ = doc
    return _named(get, put, name)


def held(name: str, kind: type[HocObject], doc: str) -> Any:
    """A member that is an object of a class, or NULLobject, and can be assigned."""

    def get(self: HocObject) -> HocObject | None:
        return getattr(self, name)

    def put(self: HocObject, value: HocObject | None) -> None:
        if value is not None and not isinstance(value, kind):
            raise RanvierError(f"{self.class_name}.{name} must be a {kind.class_name}, not {value}")
        setattr(self, name, value)

    get.__doc__ = doc
    return _named(get, put, name)


def _named(get: Callable[..., Any], put: Callable[..., None], name: str) -> Any:
    made = attribute(get).setter(put)
    made.hoc_name = name
    return made


@hoc_class("Import3d_Section")
class Section(HocObject):
    """new Import3d_Section(id, n): n points of a branch, made by the Import3d readers.

    raw is a Matrix of 3 rows (x, y, z, µm) with a column for each point, d the Vector of diameters. The first column
    is the point on the parent that the branch begins at; `first` says that it is not part of the cable itself.
    """

    member_type = number("type", "what it is: 1 soma, 2 axon, 3 dendrite, 4 apical dendrite, 5 … others")
    member_id = number("id", "the number of its first point in the reader")
    member_fid = number("fid", "the number of the first point that is its own")
    member_pid = number("pid", "the number of the point it is connected to, -1 if that is not told")
    member_first = number(
        "first", "1 if the cable begins at the second point: the first one only tells where it is held"
    )
    member_parentx = number("parentx", "where on the parent it is connected, 0 to 1")
    member_iscontour = number("iscontour_", "1 if it is an outline, not a cable")
    member_subsidiary = number("is_subsidiary", "1 if it is one more outline of the same body")
    member_volatile = number("volatile", "for programs")
    member_volatile2 = number("volatile2", "for programs")
    member_ztrans = number("ztrans", "the shift in z")
    member_nameindex = number("nameindex", "the index in the array of sections that are called alike")
    member_wire = number("wire_color", "the colour of its line")
    member_centroid = number("centroid_color", "the colour of its centre line")
    member_d = held("d", Vector, "the diameters, µm")
    member_raw = held("raw", Matrix, "the points: rows x, y, z, µm")
    member_xyz = held("xyz", Matrix, "the points as they are shown")
    member_contours = held("contour_list", List, "further outlines of the same body")

    def __init__(self, machine: Machine, id: int = 0, size: int = 1) -> None:
        if size < 1:
            raise RanvierError(f"Import3d_Section: there must be 1 point or more, not {size}")
        self.type = self.fid = self.first = self.iscontour_ = self.is_subsidiary = 0.0
        self.volatile = self.volatile2 = self.ztrans = self.nameindex = 0.0
        self.wire_color, self.centroid_color = 4.0, 2.0
        self.id = float(id)
        self.pid = -1.0
        self.parentx = 1.0
        self.parent: Section | None = None
        self.raw, self.xyz = Matrix(machine, 3, size), Matrix(machine, 3, size)
        self.d = Vector(machine, float(size))
        self.contour_list: List | None = None
        self.line = 0
        """Where its last point is in the file."""

    @attribute
    def parentsec(self) -> Section | None:
        """The section it is connected to."""
        return self.parent

    @parentsec.setter
    def parentsec(self, parent: Section | None) -> None:
        self.parent = parent

    @property
    def points(self) -> np.ndarray:
        """x, y, z, diameter of each point, a row for each."""
        return np.column_stack([self.raw.cells.T, self.d.values])

    @points.setter
    def points(self, points: np.ndarray) -> None:
        self.raw.assign(np.array(points[:, :3].T))
        self.xyz.resize(3, len(points))
        self.d.assign(points[:, 3].copy())

    @method
    def set_pt(self, index: int, x: float, y: float, z: float, diameter: float) -> float:
        """s.set_pt(i, x, y, z, d): sets a point and its diameter."""
        if not 0 <= index < len(self.d.data):
            raise RanvierError(f"Import3d_Section.set_pt: there is no point {index}: it has {len(self.d.data)}")
        for row, value in enumerate((x, y, z)):
            self.raw.hocput_x(value, row, index)
        self.d.hocput_x(diameter, index)
        return 0.0
