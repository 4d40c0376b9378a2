"""GUIMath: distances and boxes, as a program needs them that draws."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from ..interp.machine import Machine

TO_NEAREST = 2.0


@hoc_class("GUIMath")
class GUIMath(HocObject):
    """new GUIMath(): distances of points to lines, and whether they are in boxes, in single precision."""

    def __init__(self, machine: Machine) -> None:
        pass

    @method
    def d2line(self, x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
        """g.d2line(x, y, x0, y0, x1, y1): the distance of a point from the line through two others."""
        length = math.hypot(x1 - x0, y1 - y0)
        if length == 0.0:
            return single(math.hypot(x - x0, y - y0))
        return single(abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length)

    @method
    def d2line_seg(self, x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
        """g.d2line_seg(x, y, x0, y0, x1, y1): the distance of a point from the piece of line between two others."""
        square = (x1 - x0) ** 2 + (y1 - y0) ** 2
        along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square if square else 0.0
        along = min(max(along, 0.0), 1.0)
        return single(math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0)))

    @method
    def inside(self, x: float, y: float, left: float, bottom: float, right: float, top: float) -> bool:
        """g.inside(x, y, left, bottom, right, top): whether a point is in a box or on its edge."""
        return left <= x <= right and bottom <= y <= top

    @method
    def feround(self, mode: int = 0) -> int:
        """g.feround(): how sums are rounded: 2, to the nearest. Other modes (1 down, 3 to zero, 4 up) are refused."""
        if not 0 <= mode <= 4:
            raise RanvierError(f"GUIMath.feround: {mode} is no mode, it must be 0 to 4")
        if mode not in (0, TO_NEAREST):
            raise RanvierError("GUIMath.feround: numbers are rounded to the nearest here, not otherwise")
        return TO_NEAREST


def single(x: float) -> float:
    """A number in single precision."""
    return struct.unpack("f", struct.pack("f", x))[0]
