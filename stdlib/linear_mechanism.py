"""LinearMechanism: linear equations that are solved together with those of the cells."""

from __future__ import annotations

from collections.abc import Callable
from sys import is_finalizing
from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np

from ..interp.registry import hoc_class
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from ..solver.integrate.linear import LinearSystem
from .matrix import Matrix
from .python_object import PythonObject
from .section_list import SectionList
from .vector import Vector

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.model.sections import Section


TAKES = "LinearMechanism takes (c, g, y, [y0,] b [, x]) with Matrices c, g and Vectors y, y0, b"


@hoc_class("LinearMechanism")
class LinearMechanism(HocObject):
    """new LinearMechanism(c, g, y, [y0,] b), (c, g, y, [y0,] b, x) or (c, g, y, [y0,] b, list, xs).

    c dy/dt + g y = b with Matrices c and g and Vectors y and b is solved in each step; y starts as y0.
    With x the first y is v there (of the accessed section), and the first equation is added to the current balance
    there (mA/cm2 outward; nA at 0 and 1); with a SectionList and a Vector xs it is so for the first several.
    Where extracellular is, y is the potential inside, v + vext; or, if a Vector of layers follows, vext[k - 1] where
    that is k > 0. Before all of that there may be a callable of Python: it is called in each step before b is used,
    and may change elements of b and g.
    """

    def __init__(self, machine: Machine, *arguments: object) -> None:
        update, given = None, arguments
        if arguments and isinstance(arguments[0], PythonObject):
            update, given = machine.statement(arguments[0]), arguments[1:]
        c, g, y, *_ = (*given, None, None, None)
        if not (isinstance(c, Matrix) and isinstance(g, Matrix) and isinstance(y, Vector)):
            raise RanvierError(TAKES)
        y0, b, places, layers = _rest(machine, given[3:])
        size = len(y.data)
        if c.shape != (size, size) or g.shape != (size, size) or len(b.data) != size:
            raise RanvierError(f"LinearMechanism: y has {size} elements: c and g must be {size} x {size}, b of {size}")
        if len(places) > size:
            raise RanvierError(f"LinearMechanism: there are {len(places)} places for {size} y")
        self.held = (c, g, y, b, y0)
        self.system = LinearSystem(
            lambda: (c.cells, g.cells, b.data, y.data),
            None if y0 is None else lambda: _sized(y0, len(y.data)),
            update,
            places,
            layers,
            lambda k: f"{y}.x[{k}]",
        )
        self.simulation = ref(machine.simulation)
        machine.simulation.linear.add(self.system)

    def __del__(self, _at_the_end: Callable[[], bool] = is_finalizing) -> None:
        simulation = self.simulation() if "simulation" in self.__dict__ and not _at_the_end() else None
        if simulation is not None:
            simulation.linear.remove(self.system)


def _sized(y0: Vector, size: int) -> np.ndarray:
    values = np.zeros(size)
    values[: min(size, len(y0.data))] = y0.values[:size]
    return values


def _rest(
    machine: Machine, rest: tuple[object, ...]
) -> tuple[Vector | None, Vector, list[tuple[Section, float]], list[int]]:
    """y0 if it is given, b, the places, and their layers."""
    vectors: list[Any] = []
    for value in rest[:2]:
        if not isinstance(value, Vector):
            break
        vectors.append(value)
    if not vectors:
        raise RanvierError(TAKES)
    y0, b = vectors if len(vectors) == 2 else (None, vectors[0])
    places = rest[len(vectors) :]
    if not places:
        return y0, b, [], []
    if isinstance(places[0], float) and len(places) == 1:
        section = machine.current_section()
        section.node_at(places[0])
        return y0, b, [(section, places[0])], [0]
    if isinstance(places[0], SectionList) and len(places) > 1 and isinstance(places[1], Vector):
        sections, xs = places[0].sections(), places[1].data
        if len(sections) < len(xs):
            raise RanvierError(f"LinearMechanism: {len(xs)} places in {len(sections)} sections")
        layers = _layers(places[2] if len(places) > 2 else None, len(xs))
        return y0, b, list(zip(sections, xs, strict=False)), layers
    raise RanvierError("LinearMechanism: the place is a number x, or a SectionList and a Vector")


def _layers(given: object, count: int) -> list[int]:
    """Of each place: 0 is the potential inside, k that of vext[k - 1]."""
    if given is None:
        return [0] * count
    if not isinstance(given, Vector) or len(given.data) < count or min(given.data[:count], default=0.0) < 0.0:
        raise RanvierError(f"LinearMechanism: the layers are a Vector of {count} numbers from 0 on")
    return [int(layer) for layer in given.data[:count]]
