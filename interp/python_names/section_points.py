"""The 3-D points of sections in Python: what the functions of hoc of the same name do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .. import native

if TYPE_CHECKING:
    from ...solver.model.sections import Section as ModelSection
    from .exchange import Exchange

NUMBERS = {float, int}


def _of_point(name: str, attribute: str, doc: str) -> Callable[[Any, int], float]:
    """What gives a number of a 3-D point. What is wrong with an index the function of hoc tells."""

    def get(self: Any, index: int) -> float:
        section = self._section
        if type(index) is int and index >= 0 and section.exists and section.points is not None:
            values = getattr(section.points, attribute)
            if index < len(values):
                return values[index]
        return self._about(name, index)

    get.__name__, get.__qualname__, get.__doc__ = name, f"Section.{name}", doc
    return get


class WithPoints:
    """The part of a Section that is about its points."""

    __slots__ = ()

    _exchange: Exchange
    _section: ModelSection
    living: Callable[[], ModelSection]

    def _about(self, name: str, *given: Any) -> Any:
        exchange = self._exchange
        return exchange.call(exchange.machine.function(name), given, {"sec": self}, False)

    def n3d(self) -> int:
        """The number of 3-D points."""
        return self.living().n3d

    def pt3dadd(self, *point: Any) -> None:
        """pt3dadd(x, y, z, diameter): add a point, µm; or Vectors of them."""
        section = self._section
        if section.exists and len(point) == 4:
            x, y, z, diameter = point
            if type(x) in NUMBERS and type(y) in NUMBERS and type(z) in NUMBERS and type(diameter) in NUMBERS:
                section.pt3dadd(x, y, z, diameter)
                return
        self._about("pt3dadd", *point)

    def pt3dclear(self, room: float = 0.0) -> int:
        """Take away all points."""
        self.living().pt3dclear()
        return int(room)

    def pt3dinsert(self, index: int, x: float, y: float, z: float, diameter: float) -> None:
        """Insert a point before the one with this index."""
        self._about("pt3dinsert", index, x, y, z, diameter)

    def pt3dremove(self, index: int) -> None:
        """Remove a point."""
        self._about("pt3dremove", index)

    def pt3dchange(self, index: int, *values: float) -> None:
        """pt3dchange(i, x, y, z, diameter) or pt3dchange(i, diameter)."""
        section = self._section
        if section.exists and len(values) == 4 and type(index) is int and 0 <= index < section.n3d:
            x, y, z, diameter = values
            if type(x) in NUMBERS and type(y) in NUMBERS and type(z) in NUMBERS and type(diameter) in NUMBERS:
                section.pt3dchange(index, x, y, z, diameter)
                return
        self._about("pt3dchange", index, *values)

    def pt3dstyle(self, *style: Any) -> bool:
        """pt3dstyle(1, x, y, z): the picture begins there; pt3dstyle(0): where it is connected."""
        return bool(self._about("pt3dstyle", *style))

    x3d = _of_point("x3d", "x", "x of a point, µm.")
    y3d = _of_point("y3d", "y", "y of a point, µm.")
    z3d = _of_point("z3d", "z", "z of a point, µm.")
    diam3d = _of_point("diam3d", "diameter", "The diameter at a point, µm.")

    def arc3d(self, index: int) -> float:
        """The length from the first point to this one, µm."""
        return self._about("arc3d", index)

    def spine3d(self, index: int) -> bool:
        """Whether a point was given with a negative diameter."""
        return bool(self._about("spine3d", index))


for _name in ("n3d", "pt3dadd", "pt3dchange", "x3d", "y3d", "z3d", "diam3d"):
    native.register(WithPoints, _name, f"PySection_{_name}")
