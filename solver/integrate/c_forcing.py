"""Forcing functions: numbers over time from a file: six lines of heading, then two numbers a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...lang.errors import RanvierError
from ..c.interface import c_function

if TYPE_CHECKING:
    from .c_interface import CInterface

HEADING = 6  # lines
MARGIN = 0.1  # of the first or last interval: so far beyond its ends the function is still known


@c_function("stepforce", "double double string")
def stepforce(interface: CInterface, t: float, name: bytes) -> float:
    """What the file has for the last time that is not after t."""
    times, numbers = _points(interface, name.decode("latin-1"))
    first, last = times[0] - MARGIN * (times[1] - times[0]), times[-1] + MARGIN * (times[-1] - times[-2])
    if not first <= t <= last:
        raise RanvierError(f"stepforce: {t:g} is outside of what {name.decode('latin-1')} has")
    return float(numbers[max(int(np.searchsorted(times, t, "right")) - 1, 0)])


def _points(interface: CInterface, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Times in their order and numbers, in single precision as NEURON reads them."""
    if ("forcing", name) not in interface.kept:
        try:
            with open(name, encoding="latin-1") as file:
                words = " ".join(file.readlines()[HEADING:]).split()
            points = np.array(words[: len(words) // 2 * 2], np.float32).astype(float).reshape(-1, 2)
        except (OSError, ValueError) as error:
            raise RanvierError(f"stepforce: can not read {name}: {error}") from None
        if len(points) < 2:
            raise RanvierError(f"stepforce: {name} has fewer than two points behind its {HEADING} lines of heading")
        points = points[np.argsort(points[:, 0], kind="stable")]
        interface.kept["forcing", name] = points[:, 0], points[:, 1]
    return interface.kept["forcing", name]
